import { CELLS } from "@/utils/core/gallery/likeness";
import { ok, type Result } from "@/utils/core/result";
import type { PictureRequest } from "@/utils/pixels/job-types";
import { createCanvas, decodePicture } from "@/utils/pixels/read/decode";

/** px of a cell's side as drawn. Browsers scale in different ways: the rest is averaged here. */
const DRAWN = 8;

/** A picture by its mean colours in `CELLS` × `CELLS` cells, RGB, 0 to 255, over white. */
export async function readColourCells({ picture }: PictureRequest): Promise<Result<number[]>> {
  const decoded = await decodePicture(picture);
  if (!decoded.ok) return decoded;
  const side = CELLS * DRAWN;
  const { context } = createCanvas({ width: side, height: side });
  context.fillStyle = "#fff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(decoded.value, 0, 0, side, side);
  decoded.value.close();
  return ok(meanCells(context.getImageData(0, 0, side, side).data, side));
}

/** @param data RGBA of a square, row by row */
function meanCells(data: Uint8ClampedArray, side: number): number[] {
  const sums = new Float64Array(CELLS * CELLS * 3);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const cell = Math.floor(pixel / side / DRAWN) * CELLS + Math.floor((pixel % side) / DRAWN);
    for (let channel = 0; channel < 3; channel += 1) {
      const at = cell * 3 + channel;
      sums[at] = (sums[at] ?? 0) + (data[pixel * 4 + channel] ?? 0);
    }
  }
  return Array.from(sums, (sum) => Math.round(sum / (DRAWN * DRAWN)));
}
