import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  compare,
  drag,
  paintSeenAt,
  readMask,
  readOperations,
} from "../support/stage-page/drive.ts";
import { withStage } from "../support/stage-page/with-stage.ts";

let page: Page;

withStage({ width: 400, height: 500, deviceScaleFactor: 2 }, (opened) => {
  page = opened;
});

function choose(tool: string) {
  return page.click(`[data-testid="tool-${tool}"]`);
}

describe("the whole mask", () => {
  it("is inverted, filled, grown and cleared, on the canvas as in the operations", async () => {
    await choose("rectangle");
    await drag(page, [
      { x: 150, y: 150 },
      { x: 250, y: 250 },
    ]);
    await page.click('[data-testid="invert-mask"]');
    expect(await paintSeenAt(page, { x: 200, y: 200 }, { x: 50, y: 100 })).toEqual([false, true]);
    expect((await compare(page)).wrong).toBe(0);
    await page.evaluate(() => globalThis.stagePage?.editor.grow(-40));
    expect((await compare(page)).wrong).toBe(0);
    await page.evaluate(() => globalThis.stagePage?.editor.fillHoles());
    expect(await paintSeenAt(page, { x: 200, y: 200 })).toEqual([true]);
    await page.click('[data-testid="clear-mask"]');
    expect((await compare(page)).painted).toBe(0);
  });

  it("is undone and redone step by step, by buttons and keys", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    await drag(page, [
      { x: 100, y: 300 },
      { x: 300, y: 300 },
    ]);
    await page.click('[data-testid="undo"]');
    expect(await paintSeenAt(page, { x: 200, y: 200 }, { x: 200, y: 300 })).toEqual([true, false]);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    expect((await compare(page)).painted).toBe(0);
    await page.click('[data-testid="redo"]');
    await page.click('[data-testid="redo"]');
    expect(await paintSeenAt(page, { x: 200, y: 200 }, { x: 200, y: 300 })).toEqual([true, true]);
    expect((await compare(page)).wrong).toBe(0);
    expect(await page.$eval('[data-testid="redo"]', (b) => b.hasAttribute("disabled"))).toBe(true);
  });

  it("shows the same after 60 steps back and forth as if nothing had been undone", async () => {
    for (let index = 0; index < 60; index += 1) {
      const y = 60 + index * 6;
      await drag(
        page,
        [
          { x: 30, y },
          { x: 350, y: 430 - index * 5 },
        ],
        { steps: 2 },
      );
      if (index % 3 === 0) await page.keyboard.press("x");
    }
    const before = await compare(page);
    for (const times of [59, 20, 41]) {
      await page.evaluate((n) => {
        const editor = globalThis.stagePage?.editor;
        for (let i = 0; i < n; i += 1) editor?.undo();
        for (let i = 0; i < n; i += 1) editor?.redo();
      }, times);
      await page.evaluate((n) => {
        for (let i = 0; i < n; i += 1) globalThis.stagePage?.editor.undo();
      }, times);
      expect((await compare(page)).wrong).toBe(0);
      await page.evaluate((n) => {
        for (let i = 0; i < n; i += 1) globalThis.stagePage?.editor.redo();
      }, times);
      expect((await compare(page)).wrong).toBe(0);
    }
    const after = await compare(page);
    expect(Math.abs(after.painted - before.painted) / before.painted).toBeLessThan(0.01);
    expect((await readMask(page)).position).toBe(60);
  });
});

describe("the wand", () => {
  it("takes an area of one colour from a picture file", async () => {
    const blue = { r: 20, g: 40, b: 160 };
    const square = await sharp({
      create: { width: 300, height: 300, channels: 3, background: { r: 220, g: 180, b: 40 } },
    })
      .png()
      .toBuffer();
    const file = await sharp({ create: { width: 600, height: 600, channels: 3, background: blue } })
      .composite([{ input: square, left: 150, top: 150 }])
      .png()
      .toBuffer();
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      await globalThis.stagePage?.openFile(new Blob([bytes], { type: "image/png" }));
    }, file.toString("base64"));
    await choose("wand");
    await page.mouse.click(200, 230);
    await page.waitForFunction("stagePage.editor.getState().mask.position === 1");
    const [operation] = await readOperations(page);
    const runs = operation?.kind === "spans" ? operation.runs : [];
    expect(runs.length / 3).toBe(300);
    expect(runs.slice(0, 3)).toEqual([150, 150, 300]);
    expect((await compare(page)).wrong).toBe(0);
  });
});
