import { rasterise } from "@/utils/core/mask/raster";
import { toRuns } from "@/utils/core/mask/runs";
import { ok, type Result } from "@/utils/core/result";
import type { ReadMaskRequest, Runs, WriteMaskRequest } from "@/utils/pixels/job-types";
import { createPngWriter } from "@/utils/pixels/png/write";
import { createCanvas, decodePicture } from "@/utils/pixels/read/decode";

const BAND_ROWS = 256;

/** A PNG of the picture's size: white where painted, black elsewhere. */
export async function writeMaskFile(
  { operations, size }: WriteMaskRequest,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  const mask = rasterise(operations, { x: 0, y: 0, ...size }, size, size);
  const writer = createPngWriter({ ...size, channels: 3, depth: 8 });
  for (let top = 0; top < size.height; top += BAND_ROWS) {
    signal.throwIfAborted();
    const band = mask.subarray(top * size.width, (top + BAND_ROWS) * size.width);
    const rows = new Uint8Array(band.length * 3);
    for (let index = 0; index < band.length; index += 1) {
      rows.fill(band[index]!, index * 3, index * 3 + 3);
    }
    writer.write(rows);
  }
  return ok(writer.finish());
}

/**
 * What a picture file paints. One with transparency paints where it is
 * transparent, as in `POST /v1/images/edits`; any other where it is light.
 */
export async function readMaskFile({ file, size }: ReadMaskRequest): Promise<Result<Runs>> {
  const decoded = await decodePicture(file);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  const { context } = createCanvas(size);
  // Hard masks stay hard when they are stretched.
  context.imageSmoothingEnabled = false;
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, size.width, size.height);
  return ok({ runs: toRuns(readPaint(data), size, size) });
}

/** @param rgba four bytes a pixel, sRGB. */
export function readPaint(rgba: Uint8ClampedArray): Uint8Array {
  const count = rgba.length / 4;
  const isPaint = new Uint8Array(count);
  let hasTransparency = false;
  for (let index = 0; index < count && !hasTransparency; index += 1) {
    hasTransparency = rgba[index * 4 + 3]! < 128;
  }
  for (let index = 0; index < count; index += 1) {
    const red = rgba[index * 4]!;
    const green = rgba[index * 4 + 1]!;
    const blue = rgba[index * 4 + 2]!;
    const isPainted = hasTransparency
      ? rgba[index * 4 + 3]! < 128
      : 0.2126 * red + 0.7152 * green + 0.0722 * blue >= 128;
    if (isPainted) isPaint[index] = 255;
  }
  return isPaint;
}
