import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { drag, nextFrames, pictureBox, readOperations } from "../support/stage-page/drive.ts";
import { withStage } from "../support/stage-page/with-stage.ts";

const WINDOW = { x: 600, y: 600, width: 1200, height: 1200 };

let page: Page;

withStage({ width: 400, height: 500 }, async (opened) => {
  page = opened;
  await page.evaluate((window) => globalThis.stagePage?.setWindow(window), WINDOW);
});

/** The frame, picture px. */
async function readWindow() {
  await nextFrames(page);
  const box = await pictureBox(page);
  const frame = await page.$eval('[data-testid="move-window"]', (button) => {
    const { x, y, width, height } = button.parentElement?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  });
  const scale = 3000 / box.width;
  return {
    x: Math.round((frame.x - box.x) * scale),
    y: Math.round((frame.y - box.y) * scale),
    width: Math.round(frame.width * scale),
    height: Math.round(frame.height * scale),
  };
}

async function middleOf(selector: string) {
  return page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
}

describe("the frame of what will be sent", () => {
  it("lies where the window lies in the picture, at every zoom", async () => {
    for (const factor of [1, 1.7]) {
      await page.evaluate((f) => globalThis.stagePage?.editor.zoomBy(f), factor);
      const { x, y, width, height } = await readWindow();
      expect(Math.abs(x - WINDOW.x)).toBeLessThan(6);
      expect(Math.abs(y - WINDOW.y)).toBeLessThan(6);
      expect(Math.abs(width - WINDOW.width)).toBeLessThan(12);
      expect(Math.abs(height - WINDOW.height)).toBeLessThan(12);
    }
  });

  it("is moved by its handle, and nothing is painted by that", async () => {
    const from = await middleOf('[data-testid="move-window"]');
    const { width } = await pictureBox(page);
    await drag(page, [from, { x: from.x + 50, y: from.y + 25 }]);
    const after = await readWindow();
    expect(Math.abs(after.x - WINDOW.x - (50 * 3000) / width)).toBeLessThan(10);
    expect(Math.abs(after.y - WINDOW.y - (25 * 3000) / width)).toBeLessThan(10);
    expect(Math.abs(after.width - WINDOW.width)).toBeLessThan(10);
    expect(await readOperations(page)).toHaveLength(0);
  });

  it("is resized by a corner, snapping while it is dragged to what can be sent", async () => {
    const from = await middleOf('[data-handle="se"]');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    const during = await readWindow();
    expect(Math.abs(during.width - during.height)).toBeLessThan(12);
    expect(during.width).toBeGreaterThan(WINDOW.width + 100);
    await page.mouse.up();
    expect(await readWindow()).toEqual(during);
  });

  it("goes back to where it was with Escape", async () => {
    const from = await middleOf('[data-testid="move-window"]');
    const before = await readWindow();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await readWindow()).toEqual(before);
  });

  it("is moved by the arrow keys, and resized with Shift", async () => {
    await page.focus('[data-testid="move-window"]');
    const before = await readWindow();
    await page.keyboard.press("ArrowRight");
    const moved = await readWindow();
    expect(Math.abs(moved.x - before.x - 60)).toBeLessThan(10);
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.up("Shift");
    const resized = await readWindow();
    expect(Math.abs(resized.width - moved.width + 60)).toBeLessThan(12);
  });
});
