import type { Size } from "@/utils/core/geometry";
import { ascii, u32le } from "@/utils/core/image-header/bytes";
import type { About } from "@/utils/pixels/convert/jpeg-file";
import type { Resolution } from "@/utils/pixels/convert/resolution";

/** https://developers.google.com/speed/webp/docs/riff_container */
const HAS_PROFILE = 0x20;
const HAS_ALPHA = 0x10;
const HAS_EXIF = 0x08;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The WebP with another profile and resolution; its pixels stay as they are. */
export function describeWebp(
  file: Uint8Array<ArrayBuffer>,
  size: Size,
  { profile, resolution }: About,
): BlobPart[] {
  const chunks = readChunks(file);
  const pixels = chunks.filter(({ name }) => ["ALPH", "VP8 ", "VP8L"].includes(name));
  const own = chunks.find(({ name }) => name === "ICCP")?.data;
  const icc = profile ?? own;
  if (pixels.length === 0) return [file];
  const flags =
    (icc ? HAS_PROFILE : 0) | (hasAlpha(chunks) ? HAS_ALPHA : 0) | (resolution ? HAS_EXIF : 0);
  const written = [
    { name: "VP8X", data: header(flags, size) },
    ...(icc ? [{ name: "ICCP", data: icc }] : []),
    ...pixels,
    ...(resolution ? [{ name: "EXIF", data: exif(resolution) }] : []),
  ].map(write);
  const length = written.reduce((sum, { length: bytes }) => sum + bytes, 4);
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode("RIFF"));
  head.set(new TextEncoder().encode("WEBP"), 8);
  new DataView(head.buffer).setUint32(4, length, true);
  return [head, ...written];
}

function readChunks(file: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  if (ascii(file, 0, 4) !== "RIFF" || ascii(file, 8, 4) !== "WEBP") return chunks;
  for (let at = 12; at + 8 <= file.length; ) {
    const length = u32le(file, at + 4);
    chunks.push({ name: ascii(file, at, 4), data: file.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length & 1);
  }
  return chunks;
}

function hasAlpha(chunks: readonly Chunk[]): boolean {
  const head = chunks.find(({ name }) => name === "VP8X");
  if (head) return ((head.data[0] ?? 0) & HAS_ALPHA) !== 0;
  // The bit after both sides, of 14 bits each (lossless specification, §3).
  const lossless = chunks.find(({ name }) => name === "VP8L");
  return lossless !== undefined && ((lossless.data[4] ?? 0) & 0x10) !== 0;
}

function header(flags: number, { width, height }: Size): Uint8Array {
  const data = new Uint8Array(10);
  const view = new DataView(data.buffer);
  view.setUint32(0, flags, true);
  for (const [at, side] of [[4, width - 1] as const, [7, height - 1] as const]) {
    data.set([side & 255, (side >> 8) & 255, side >> 16], at);
  }
  return data;
}

function write({ name, data }: Chunk): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(8 + data.length + (data.length & 1));
  whole.set(new TextEncoder().encode(name));
  new DataView(whole.buffer).setUint32(4, data.length, true);
  whole.set(data, 8);
  return whole;
}

/** A TIFF block with nothing but the resolution, in px per inch (EXIF 2.32, §4.6.4). */
function exif({ x, y }: Resolution): Uint8Array {
  const view = new DataView(new ArrayBuffer(66));
  const u16 = (at: number, value: number) => view.setUint16(at, value, true);
  const u32 = (at: number, value: number) => view.setUint32(at, value, true);
  const entry = (at: number, tag: number, type: number, value: number) => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, 1);
    if (type === 3) u16(at + 8, value);
    else u32(at + 8, value);
  };
  u32(0, 0x002a4949);
  u32(4, 8);
  u16(8, 3);
  entry(10, 0x011a, 5, 50);
  entry(22, 0x011b, 5, 58);
  entry(34, 0x0128, 3, 2);
  for (const [at, each] of [[50, x] as const, [58, y] as const]) {
    u32(at, Math.round(each * 254));
    u32(at + 4, 10_000);
  }
  return new Uint8Array(view.buffer);
}
