import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { BenchContext } from "../context.ts";
import type { Image } from "../stitch/image.ts";
import { openEraseBrowser } from "./open.ts";
import { blob, hash, rasterise } from "./picture.ts";

export interface SpeedCase {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Of the picture's area. */
  readonly share: number;
  readonly goalMs: number | undefined;
}

export interface Speed extends SpeedCase {
  /** Of the processor. */
  readonly milliseconds: number;
  readonly longestMs: number;
  /** The page's process at its peak, MiB, the picture (RGBA) included. */
  readonly peak: number | undefined;
}

export const SPEED_CASES: readonly SpeedCase[] = [
  { name: "0.5 Mpx, 1 %", width: 816, height: 612, share: 0.01, goalMs: undefined },
  { name: "0.5 Mpx, 5 %", width: 816, height: 612, share: 0.05, goalMs: 1000 },
  { name: "0.5 Mpx, 15 %", width: 816, height: 612, share: 0.15, goalMs: undefined },
  { name: "2 Mpx, 5 %", width: 1632, height: 1224, share: 0.05, goalMs: 1500 },
  { name: "2 Mpx, 15 %", width: 1632, height: 1224, share: 0.15, goalMs: undefined },
  { name: "12 Mpx, 1 %", width: 4000, height: 3000, share: 0.01, goalMs: 2000 },
  { name: "12 Mpx, 5 %", width: 4000, height: 3000, share: 0.05, goalMs: undefined },
  { name: "12 Mpx, 15 %", width: 4000, height: 3000, share: 0.15, goalMs: undefined },
];

const RUNS = 4;
const picture = new URL("../../fixtures/pictures/chelsea.png", import.meta.url);

export async function measureSpeed(context: BenchContext, item: SpeedCase): Promise<Speed> {
  const { width, height, share } = item;
  const image = await photographLike(width, height);
  const radius = Math.sqrt((share * width * height) / Math.PI) * 0.98;
  const mask = rasterise(width, height, blob(width * 0.42, height * 0.5, radius));
  const browser = await openEraseBrowser(context);
  try {
    const runs = [];
    for (let n = 0; n < RUNS; n++) runs.push(await browser.run(image, mask, "ours"));
    return {
      ...item,
      milliseconds: Math.min(...runs.map((run) => run.cpuMs)),
      longestMs: Math.min(...runs.map((run) => run.longestMs)),
      peak: await browser.peak(),
    };
  } finally {
    await browser.close();
  }
}

/** A photograph made larger, with grain of a pixel, the same every time. */
export async function photographLike(width: number, height: number): Promise<Image> {
  const raw = await sharp(await readFile(picture))
    .resize(width, height, { fit: "fill" })
    .ensureAlpha()
    .raw()
    .toBuffer();
  const data = new Uint8ClampedArray(raw);
  for (let i = 0; i < data.length; i += 4) {
    const grain = (hash(i, 1, 1) + hash(i, 2, 2) - 255) / 20;
    for (let c = 0; c < 3; c++) data[i + c] = (data[i + c] ?? 0) + grain;
  }
  return { data, width, height };
}
