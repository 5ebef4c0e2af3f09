import { ascii, u8, u16be, u16le, u32be, u32le } from "@/utils/core/image-header/bytes";
import { readJpegSegments } from "@/utils/pixels/convert/jpeg-segments";
import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";

/** How large a picture is printed: px per metre, across and down. */
export interface Resolution {
  readonly x: number;
  readonly y: number;
}

const PER_INCH = 1 / 0.0254;
const PER_CENTIMETRE = 100;

/**
 * The resolution that a PNG (pHYs: PNG-3 §11.3.4.3) or a JPEG (JFIF 1.02, or else
 * EXIF 2.32 tags 0x011a, 0x011b and 0x0128) names; nothing where it names none.
 */
export function readResolution(file: Uint8Array): Resolution | undefined {
  if (isPng(file)) return resolutionOfPng(file);
  for (const { marker, data } of readJpegSegments(file)) {
    const isExif = marker === 0xe1 && ascii(data, 0, 6) === "Exif\0\0";
    const isJfif = marker === 0xe0 && ascii(data, 0, 5) === "JFIF\0";
    const found = isJfif ? ofJfif(data) : isExif ? ofExif(data.subarray(6)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function resolutionOfPng(file: Uint8Array): Resolution | undefined {
  const chunk = listChunks(file).find(({ type }) => type === "pHYs");
  if (!chunk || chunk.length < 9 || u8(file, chunk.start + 8) !== 1) return undefined;
  return honest(u32be(file, chunk.start), u32be(file, chunk.start + 4));
}

/** Without a unit the two numbers say only how wide a pixel is for its height. */
function ofJfif(data: Uint8Array): Resolution | undefined {
  const unit = { 1: PER_INCH, 2: PER_CENTIMETRE }[u8(data, 7)];
  return unit === undefined ? undefined : honest(u16be(data, 8) * unit, u16be(data, 10) * unit);
}

const MAX_ENTRIES = 1000;

function ofExif(tiff: Uint8Array): Resolution | undefined {
  const order = ascii(tiff, 0, 2);
  if (order !== "II" && order !== "MM") return undefined;
  const [u16, u32] = order === "II" ? [u16le, u32le] : [u16be, u32be];
  const directory = u32(tiff, 4);
  const count = Math.min(u16(tiff, directory), MAX_ENTRIES);
  const values = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 12;
    const [tag, type] = [u16(tiff, at), u16(tiff, at + 2)];
    const where = u32(tiff, at + 8);
    if (type === 5) values.set(tag, u32(tiff, where) / u32(tiff, where + 4));
    if (type === 3) values.set(tag, u16(tiff, at + 8));
  }
  // Inches where nothing is said.
  const unit = values.get(0x0128) === 3 ? PER_CENTIMETRE : PER_INCH;
  return honest((values.get(0x011a) ?? 0) * unit, (values.get(0x011b) ?? 0) * unit);
}

function honest(x: number, y: number): Resolution | undefined {
  const isFit = (side: number) => side >= 1 && side < 0x7fff_ffff;
  return isFit(x) && isFit(y) ? { x: Math.round(x), y: Math.round(y) } : undefined;
}

/** A resolution as a PNG chunk, pHYs. */
export function resolutionChunk({ x, y }: Resolution): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, x);
  view.setUint32(4, y);
  data[8] = 1;
  return makeChunk("pHYs", data);
}

/** How much of a file is read for it: it stands before the pixels, after a thumbnail at most. */
const HEAD_BYTES = 1 << 18;

/** The chunks of a PNG that is written, with the resolution of the file it is made from. */
export async function withResolution(
  picture: Blob,
  chunks: readonly Uint8Array<ArrayBuffer>[],
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  if (chunks.some((chunk) => ascii(chunk, 4, 4) === "pHYs")) return chunks;
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  const resolution = readResolution(head);
  return resolution ? [...chunks, resolutionChunk(resolution)] : chunks;
}
