import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import {
  compare,
  drag,
  nextFrames,
  type Point,
  pictureBox,
  readOperations,
  settle,
} from "../support/stage-page/drive.ts";
import { withStage } from "../support/stage-page/with-stage.ts";

const VIEWPORT = { width: 400, height: 500 };

let page: Page;

withStage(VIEWPORT, (opened) => {
  page = opened;
});

describe("zooming and panning", () => {
  /** What of the picture lies at a point of the page. */
  async function under({ x, y }: Point): Promise<Point> {
    const box = await pictureBox(page);
    return { x: (x - box.x) / box.width, y: (y - box.y) / box.height };
  }

  it("zooms with the wheel around the pointer", async () => {
    const pointer = { x: 120, y: 150 };
    const before = await under(pointer);
    const { width } = await pictureBox(page);
    await page.mouse.move(pointer.x, pointer.y);
    for (let notch = 0; notch < 5; notch += 1) await page.mouse.wheel({ deltaY: -120 });
    await settle(page);
    expect((await pictureBox(page)).width).toBeGreaterThan(2 * width);
    const after = await under(pointer);
    expect(after.x).toBeCloseTo(before.x, 3);
    expect(after.y).toBeCloseTo(before.y, 3);
  });

  it.each(["Space", "middle"])("pans by dragging: %s", async (how) => {
    await page.evaluate(() => globalThis.stagePage?.editor.zoomBy(4));
    await nextFrames(page);
    const before = await pictureBox(page);
    if (how === "Space") await page.keyboard.down("Space");
    await drag(
      page,
      [
        { x: 200, y: 200 },
        { x: 240, y: 170 },
      ],
      {
        button: how === "Space" ? "left" : "middle",
      },
    );
    if (how === "Space") await page.keyboard.up("Space");
    const after = await pictureBox(page);
    expect(after.x - before.x).toBeCloseTo(40, 1);
    expect(after.y - before.y).toBeCloseTo(-30, 1);
    expect(await readOperations(page)).toHaveLength(0);
  });

  it("shows the mask as sharp as the screen when zoomed, while painting, undoing, panning", async () => {
    await drag(page, [
      { x: 60, y: 100 },
      { x: 340, y: 350 },
      { x: 60, y: 350 },
      { x: 340, y: 100 },
    ]);
    await page.evaluate(() => globalThis.stagePage?.editor.zoomBy(30, { x: 60, y: 112 }));
    await nextFrames(page);
    const moving = await page.evaluate(() => globalThis.stagePage?.compareWithOperations());
    const settled = await compare(page);
    expect(settled.wrong).toBe(0);
    expect(settled.soft).toBeGreaterThan(0);
    expect(settled.soft).toBeLessThan((moving?.soft ?? 0) / 4);
    await drag(page, [
      { x: 100, y: 100 },
      { x: 300, y: 300 },
    ]);
    await drag(
      page,
      [
        { x: 300, y: 100 },
        { x: 100, y: 300 },
      ],
      { button: "right" },
    );
    expect((await compare(page)).wrong).toBe(0);
    await page.evaluate(() => globalThis.stagePage?.editor.undo());
    expect((await compare(page)).wrong).toBe(0);
    await page.evaluate(() => globalThis.stagePage?.editor.panBy(50, -80));
    expect((await compare(page)).wrong).toBe(0);
  });

  it("sizes the brush with Shift and the wheel, in screen px whatever the zoom", async () => {
    const size = () => page.evaluate(() => globalThis.stagePage?.editor.getState().brushSize ?? 0);
    const before = await size();
    await page.mouse.move(200, 200);
    await page.keyboard.down("Shift");
    await page.mouse.wheel({ deltaY: -120 });
    await page.keyboard.up("Shift");
    await page.waitForFunction(
      (n) => globalThis.stagePage?.editor.getState().brushSize !== n,
      {},
      before,
    );
    expect(await size()).toBeGreaterThan(before);
  });

  it("goes to 100 % and back to the whole picture with 1 and 0", async () => {
    const fitted = await pictureBox(page);
    await page.keyboard.press("1");
    await nextFrames(page);
    expect((await pictureBox(page)).width).toBeCloseTo(3000, 0);
    await page.keyboard.press("0");
    await nextFrames(page);
    expect(await pictureBox(page)).toEqual(fitted);
  });

  it("still zooms and pans, and paints nothing, when it is disabled", async () => {
    await page.evaluate(() => globalThis.stagePage?.setDisabled(true));
    await nextFrames(page);
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    expect(await readOperations(page)).toHaveLength(0);
    const before = await pictureBox(page);
    await page.mouse.wheel({ deltaY: -120 });
    await settle(page);
    expect((await pictureBox(page)).width).toBeGreaterThan(before.width);
  });
});
