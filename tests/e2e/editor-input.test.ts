import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import {
  compare,
  drag,
  nextFrames,
  paintSeenAt,
  pictureBox,
  readOperations,
} from "../support/stage-page/drive.ts";
import { dispatchPointer, withStage } from "../support/stage-page/with-stage.ts";

const VIEWPORT = { width: 400, height: 500 };

let page: Page;

withStage(VIEWPORT, (opened) => {
  page = opened;
});

const dispatch = (type: string, init?: PointerEventInit) => dispatchPointer(page, type, init);

describe("a stroke that is disturbed", () => {
  it("counts up to where the pointer was lost", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(250, 200, { steps: 5 });
    await dispatch("lostpointercapture");
    await page.mouse.move(350, 400, { steps: 5 });
    await page.mouse.up();
    expect(await readOperations(page)).toHaveLength(1);
    const seen = await paintSeenAt(page, { x: 240, y: 200 }, { x: 340, y: 380 });
    expect(seen).toEqual([true, false]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("is kept when the window loses the focus, and goes on with the pointer", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    expect(await readOperations(page)).toHaveLength(1);
    await page.mouse.move(300, 200, { steps: 5 });
    await page.mouse.up();
    const seen = await paintSeenAt(
      page,
      { x: 150, y: 200 },
      { x: 200, y: 200 },
      { x: 290, y: 200 },
    );
    expect(seen).toEqual([true, true, true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("adds nothing when the focus is lost and the pointer goes up where it was", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    await page.mouse.up();
    expect(await readOperations(page)).toHaveLength(1);
  });

  it("ends where the button went up unseen", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    await dispatch("pointermove", { pointerType: "mouse", buttons: 0, clientX: 300, clientY: 400 });
    await page.mouse.move(320, 300, { steps: 5 });
    expect(await paintSeenAt(page, { x: 300, y: 390 })).toEqual([false]);
    expect(await readOperations(page)).toHaveLength(1);
  });

  it.each([
    ["Delete", "add"],
    ["i", "add"],
    ["Delete", "erase"],
    ["i", "erase"],
  ] as const)(
    "is on the screen as it counts where %s is pressed in its middle (%s)",
    async (key, mode) => {
      await drag(page, [
        { x: 100, y: 150 },
        { x: 300, y: 300 },
      ]);
      await page.mouse.move(100, 200);
      await page.mouse.down({ button: mode === "add" ? "left" : "right" });
      await page.mouse.move(200, 200, { steps: 5 });
      await nextFrames(page);
      await page.keyboard.press(key);
      await nextFrames(page);
      await page.mouse.move(300, 200, { steps: 5 });
      await page.mouse.up({ button: mode === "add" ? "left" : "right" });
      expect(await readOperations(page)).toHaveLength(3);
      expect((await compare(page)).wrong).toBe(0);
      await page.evaluate(() => globalThis.stagePage?.editor.undo());
      expect((await compare(page)).wrong).toBe(0);
    },
  );

  it("stays below the pointer whatever key would zoom", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    for (const key of ["0", "2", "1", "+", "+"] as const) await page.keyboard.press(key);
    await page.mouse.move(300, 200, { steps: 5 });
    expect(await paintSeenAt(page, { x: 150, y: 200 }, { x: 290, y: 200 })).toEqual([true, true]);
    await page.mouse.up();
    expect((await compare(page)).wrong).toBe(0);
  });

  it("neither jumps nor loses anything when the panel is resized below it", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    const before = await pictureBox(page);
    await page.setViewport({ width: 340, height: 420 });
    await nextFrames(page);
    expect(await pictureBox(page)).toEqual(before);
    await page.mouse.move(300, 200, { steps: 5 });
    expect(await paintSeenAt(page, { x: 150, y: 200 }, { x: 250, y: 200 })).toEqual([true, true]);
    await page.mouse.up();
    await nextFrames(page);
    // Now it is fitted anew.
    expect((await pictureBox(page)).width).toBeLessThan(before.width);
    expect(await readOperations(page)).toHaveLength(1);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("stays as it is on a screen with another pixel ratio", async () => {
    await page.mouse.move(100, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 5 });
    await page.setViewport({ ...VIEWPORT, deviceScaleFactor: 2 });
    await page.mouse.move(300, 200, { steps: 5 });
    await page.mouse.up();
    expect(await paintSeenAt(page, { x: 120, y: 200 }, { x: 290, y: 200 })).toEqual([true, true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("is taken back by Escape, and by undo", async () => {
    await drag(page, [
      { x: 100, y: 300 },
      { x: 300, y: 300 },
    ]);
    for (const key of ["Escape", "Undo"]) {
      await page.mouse.move(100, 200);
      await page.mouse.down();
      await page.mouse.move(200, 300, { steps: 5 });
      if (key === "Escape") await page.keyboard.press("Escape");
      else await page.evaluate(() => globalThis.stagePage?.editor.undo());
      await page.mouse.move(300, 200, { steps: 5 });
      await page.mouse.up();
      expect(await readOperations(page)).toHaveLength(1);
      expect(await paintSeenAt(page, { x: 100, y: 200 }, { x: 200, y: 300 })).toEqual([
        false,
        true,
      ]);
    }
    expect((await compare(page)).wrong).toBe(0);
  });
});
