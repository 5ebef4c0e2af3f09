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

/** Reads the region as the document has it: fully transparent (alpha 0) means edit. */
export async function readRegion(job: DrawJob): Promise<Region> {
  const { width, height } = job;
  const alpha = await sharp(job.mask ?? job.image)
    .ensureAlpha()
    .extractChannel("alpha")
    .resize(width, height, { fit: "fill", kernel: "nearest" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  const weights = new Uint8Array(width * height);
  let [minX, minY, maxX, maxY] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = alpha[y * width + x] ?? 255;
      const isEdited = job.isMarkup ? value > 0 : value === 0;
      if (!isEdited) continue;
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
