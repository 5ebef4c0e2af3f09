import type { Page } from "puppeteer-core";
import { memoryOf } from "../memory-of.ts";
import { median, round } from "../table.ts";
import type { BenchBrowser } from "./open.ts";
import { scribble } from "./scribble.ts";

export interface PictureFigures {
  readonly firstPaint: number;
  readonly wandFirst: number;
  readonly wandNext: number;
  /** MB that the browser takes more, with the picture open and painted over. */
  readonly memory: number;
}

const ROUNDS = 5;

/** Opening a picture from its bytes, the wand on it, and what it all takes. */
export async function measurePicture(
  browser: BenchBrowser,
  throttling: number,
  side: number,
): Promise<PictureFigures> {
  const page = await browser.newPage(throttling);
  try {
    await page.evaluate(
      (length) => globalThis.bench?.encodePicture({ width: length, height: length }),
      side,
    );
    const before = await memoryOf(browser.browser, page);
    const opened = [await openBytes(page)];
    await scribble(page, 3000);
    const memory = (await memoryOf(browser.browser, page)) - before;
    const first: number[] = [];
    const next: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      opened.push(await openBytes(page));
      for (const times of [first, next]) times.push(await askWand(page, side));
    }
    return {
      firstPaint: round(median(opened)),
      wandFirst: round(median(first)),
      wandNext: round(median(next)),
      memory: round(memory, 0),
    };
  } finally {
    await page.close();
  }
}

async function openBytes(page: Page): Promise<number> {
  return (await page.evaluate(() => globalThis.bench?.openBytes())) ?? Number.NaN;
}

async function askWand(page: Page, side: number): Promise<number> {
  const seed = { x: side * 0.05, y: side * 0.08 };
  return (await page.evaluate((at) => globalThis.bench?.askWand(at), seed)) ?? Number.NaN;
}
