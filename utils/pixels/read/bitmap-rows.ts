import type { Size } from "@/utils/core/geometry";
import { sizeOf } from "@/utils/pixels/read/decode";
import { openByCanvas, openExactly } from "@/utils/pixels/read/exact-read";
import type { RowReader } from "@/utils/pixels/rows";

/** A MiB, which is about what a PNG that is written packs at once. */
const BAND_PIXELS = 1 << 18;
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
  const removeAlpha = createAlphaRemover();
  let top = 0;

  async function next(): Promise<Uint8Array | undefined> {
    const height = Math.min(rows, size.height - top);
    if (height === 0) return undefined;
    const band = await parts.read({ x: 0, y: top, width: size.width, height });
    top += height;
    return isOpaque ? removeAlpha(band) : band;
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

/**
 * Makes a function that leaves out the fourth of every four bytes, four pixels at a time, as three
 * words (of little endian, as on all processors that browsers run on). What it gives is valid until
 * the next call.
 */
export function createAlphaRemover(): (rgba: Uint8Array) => Uint8Array {
  let room = new ArrayBuffer(0);
  return (rgba) => {
    const count = rgba.length >> 2;
    if (room.byteLength < count * 3) room = new ArrayBuffer(Math.ceil(count / 4) * 12);
    const from = new Uint32Array(rgba.buffer, rgba.byteOffset, count);
    const words = new Uint32Array(room);
    const whole = count & ~3;
    for (let i = 0, to = 0; i < whole; i += 4) {
      const [second, third] = [from[i + 1]!, from[i + 2]!];
      words[to++] = (from[i]! & 0xff_ffff) | (second << 24);
      words[to++] = ((second >>> 8) & 0xffff) | (third << 16);
      words[to++] = ((third >>> 16) & 0xff) | (from[i + 3]! << 8);
    }
    const rgb = new Uint8Array(room, 0, count * 3);
    for (let i = whole; i < count; i++) rgb.set(rgba.subarray(i * 4, i * 4 + 3), i * 3);
    return rgb;
  };
}
