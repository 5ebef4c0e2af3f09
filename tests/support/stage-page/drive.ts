import type { MouseButton, Page } from "puppeteer-core";
import type { MaskHistory, MaskOperation } from "../../../utils/core/mask/operation.ts";
import type { Comparison } from "./probe.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Presses, moves through all points, lets go; CSS px of the page. */
export async function drag(
  page: Page,
  points: readonly Point[],
  { button = "left" as MouseButton, steps = 6 } = {},
): Promise<void> {
  const [first, ...rest] = points;
  if (!first) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down({ button });
  for (const point of rest) await page.mouse.move(point.x, point.y, { steps });
  await page.mouse.up({ button });
}

export async function readMask(page: Page): Promise<MaskHistory> {
  return page.evaluate(() => {
    if (!globalThis.stagePage) throw new Error("no page");
    return globalThis.stagePage.editor.getState().mask;
  });
}

export async function readOperations(page: Page): Promise<readonly MaskOperation[]> {
  const { operations, position } = await readMask(page);
  return operations.slice(0, position);
}

/** Waits until everything has been painted, the sharp view included, and compares. */
export async function compare(page: Page): Promise<Comparison> {
  await settle(page);
  return page.evaluate(() => {
    if (!globalThis.stagePage) throw new Error("no page");
    return globalThis.stagePage.compareWithOperations();
  });
}

export async function paintSeenAt(page: Page, ...points: readonly Point[]): Promise<boolean[]> {
  await nextFrames(page);
  return page.evaluate((all) => globalThis.stagePage?.paintSeenAt(all) ?? [], points);
}

/** The picture's box on screen, CSS px of the page. */
export async function pictureBox(page: Page): Promise<Point & { width: number; height: number }> {
  return page.$eval('[data-testid="picture"]', (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
}

export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Longer than the stage waits after the last change before it draws at its best, ms. */
const SETTLING_MS = 160;

/**
 * Waits until the stage is drawn at its best. The clock is the page's own, where
 * the stage's timer was set first and so fires first; then the mask is made sharp
 * step by step, until two looks at it are the same.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async (settlingMs) => {
    const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
    const frames = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-shown]");
    const look = () => {
      const image = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0));
      let sum = 0;
      for (const pixel of pixels) sum = (Math.imul(sum, 31) + pixel) | 0;
      return sum;
    };
    await frames();
    await pause(settlingMs);
    for (let before: number | undefined; ; ) {
      await frames();
      await pause(0);
      const now = look();
      if (now === before) return;
      before = now;
    }
  }, SETTLING_MS);
}
