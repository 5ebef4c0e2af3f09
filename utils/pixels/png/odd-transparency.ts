import { crc32 } from "@/utils/core/bytes";
import type { Chunk } from "@/utils/pixels/png/chunks";
import { COLOUR, GREY, PALETTE } from "@/utils/pixels/png/expand";

/**
 * Whether a PNG has a tRNS chunk against the rules (PNG-3 §5.6 and §11.3.1.1): of a wrong
 * length or checksum, in a wrong place, or of values that its pixels cannot have. Browsers
 * pass over some of these and go by others, each its own: what they show is what counts.
 *
 * @param file the whole file
 * @param chunks all of it, in order
 * @param bits a sample
 */
export function isOddTransparency(
  file: Uint8Array,
  chunks: readonly Chunk[],
  colourType: number,
  bits: number,
): boolean {
  const at = chunks.findIndex(({ type }) => type === "tRNS");
  const chunk = chunks[at];
  if (!chunk || ![GREY, COLOUR, PALETTE].includes(colourType)) return false;
  const before = chunks.slice(0, at);
  const isLate = before.some(({ type }) => type === "IDAT");
  if (isLate || !hasRightSum(file, chunk)) return true;
  const data = new DataView(file.buffer, file.byteOffset + chunk.start, chunk.length);
  if (colourType === PALETTE) {
    const palette = before.find(({ type }) => type === "PLTE");
    return !palette || data.byteLength === 0 || data.byteLength * 3 > palette.length;
  }
  const count = colourType === GREY ? 1 : 3;
  if (data.byteLength !== count * 2) return true;
  const values = Array.from({ length: count }, (_, i) => data.getUint16(i * 2));
  return values.some((value) => value >= 2 ** bits);
}

function hasRightSum(file: Uint8Array, { start, length }: Chunk): boolean {
  const end = start + length;
  if (end + 4 > file.length) return false;
  const written = new DataView(file.buffer, file.byteOffset + end, 4).getUint32(0);
  return written === crc32(file.subarray(start - 4, end));
}
