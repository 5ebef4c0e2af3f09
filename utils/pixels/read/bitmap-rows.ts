import type { Size } from "@/utils/core/geometry";
import { sizeOf } from "@/utils/pixels/read/decode";
import { openByCanvas, openExactly } from "@/utils/pixels/read/exact-read";
import type { RowReader } from "@/utils/pixels/rows";

const BAND_PIXELS = 1 << 20;
const MAX_BAND_ROWS = 2048;

/**
 * Reads a bitmap band by band, so that it stays the only full copy. The bitmap
 * is lent: whoever made it closes it.
 *
 * @param way a canvas rounds colours under partial alpha
 */
export async function readBitmapRows(
  bitmap: ImageBitmap,
  isOpaque: boolean,
  extra: RowReader["extra"] = [],
  way: "canvas" | "exact" = isOpaque ? "canvas" : "exact",
): Promise<RowReader> {
  const size = sizeOf(bitmap);
  const rows = bandRows(size);
  const parts = way === "canvas" ? openByCanvas(bitmap) : await openExactly(bitmap);
  let top = 0;

  async function next(): Promise<Uint8Array | undefined> {
    const height = Math.min(rows, size.height - top);
    if (height === 0) return undefined;
    const band = await parts.read({ x: 0, y: top, width: size.width, height });
    top += height;
    return isOpaque ? withoutAlpha(band) : band;
  }

  return { size, channels: isOpaque ? 3 : 4, depth: 8, extra, next, close: parts.close };
}

/** Whether any pixel is not fully opaque, looked at band by band. */
export async function hasTransparency(bitmap: ImageBitmap): Promise<boolean> {
  const { width, height } = bitmap;
  const rows = bandRows(bitmap);
  const { read } = openByCanvas(bitmap);
  for (let top = 0; top < height; top += rows) {
    const band = await read({ x: 0, y: top, width, height: Math.min(rows, height - top) });
    for (let i = 3; i < band.length; i += 4) if (band[i] !== 255) return true;
  }
  return false;
}

function bandRows({ width, height }: Size): number {
  return Math.max(1, Math.min(height, MAX_BAND_ROWS, Math.floor(BAND_PIXELS / width)));
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
