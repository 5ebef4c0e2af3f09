import sharp from "sharp";
import type { DrawJob } from "./job.ts";

/** Where new content goes, one byte a pixel of the result (255: new), and its bounds. */
export type Region = {
  readonly weights: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Reads the region, by default as the document has it: fully transparent (alpha 0) means edit. */
export async function readRegion(job: DrawJob): Promise<Region> {
  const { width, height } = job;
  if (job.regionRule === "none") return makeRegion(width, height, () => false);
  if (job.regionRule === "all") return makeRegion(width, height, () => true);
  const source = await readPixels(job.mask ?? job.image);
  const isEdited = ruleOf(job);
  return makeRegion(width, height, (x, y) => {
    const column = Math.floor((x * source.width) / width);
    const row = Math.floor((y * source.height) / height);
    return isEdited(source.pixels, (row * source.width + column) * 4);
  });
}

/**
 * Colours under alpha 0 as they are in the file: sharp keeps them only as long
 * as it does not resize, which is why the sampling is done here.
 */
async function readPixels(file: Buffer) {
  const { data, info } = await sharp(file)
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

type Rule = (pixels: Buffer, at: number) => boolean;

function ruleOf(job: DrawJob): Rule {
  const channel = (pixels: Buffer, at: number) => pixels[at] ?? 0;
  const brightness: Rule = (pixels, at) =>
    0.299 * channel(pixels, at) +
      0.587 * channel(pixels, at + 1) +
      0.114 * channel(pixels, at + 2) >
    127;
  const white: Rule = (pixels, at) =>
    Math.min(channel(pixels, at), channel(pixels, at + 1), channel(pixels, at + 2)) > 250;
  if (job.regionRule === "white") return white;
  if (job.regionRule === "luminance") return brightness;
  if (job.isMarkup) return (pixels, at) => channel(pixels, at + 3) > 0;
  return (pixels, at) => channel(pixels, at + 3) === 0;
}

function makeRegion(
  width: number,
  height: number,
  isEdited: (x: number, y: number) => boolean,
): Region {
  const weights = new Uint8Array(width * height);
  let [minX, minY, maxX, maxY] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!isEdited(x, y)) continue;
      weights[y * width + x] = 255;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  if (maxX < 0) return { weights, left: 0, top: 0, width: 0, height: 0 };
  return { weights, left: minX, top: minY, width: maxX - minX + 1, height: maxY - minY + 1 };
}
