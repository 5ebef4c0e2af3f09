import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";
import { harmlessExif } from "@/utils/pixels/png/harmless-exif";

/** More text than this is no caption. */
const MAX_TEXT_BYTES = 1 << 20;
const TEXTS: readonly string[] = ["tEXt", "zTXt", "iTXt"];
/** XMP's picture of the picture, which would still show what was changed. */
const XMP_THUMBNAIL = new TextEncoder().encode("xmpGImg:");

/**
 * The chunks of a PNG that stay true whatever is drawn into it: its resolution, the
 * first of its EXIF blocks, its texts. What says which colours its values mean is
 * for `findColours` to tell. Nothing for other files.
 */
export function keptChunks(file: Uint8Array): Uint8Array<ArrayBuffer>[] {
  if (!isPng(file)) return [];
  const seen = new Set<string>();
  let textBytes = 0;
  return listChunks(file).flatMap(({ type, start, length }) => {
    const data = file.subarray(start, start + length);
    if (TEXTS.includes(type)) {
      textBytes += length;
      return textBytes > MAX_TEXT_BYTES || holds(data, XMP_THUMBNAIL)
        ? []
        : [makeChunk(type, data)];
    }
    // Behind the pixels a resolution does not count (PNG-3 §5.6).
    const isLate = type === "pHYs" && seen.has("IDAT");
    if (seen.has(type) || isLate) return [];
    seen.add(type);
    if (type === "pHYs") return [makeChunk(type, data)];
    const exif = type === "eXIf" ? harmlessExif(data) : undefined;
    return exif ? [makeChunk(type, exif)] : [];
  });
}

function holds(data: Uint8Array, part: Uint8Array): boolean {
  for (let at = data.indexOf(part[0]!); at >= 0; at = data.indexOf(part[0]!, at + 1)) {
    if (part.every((byte, i) => data[at + i] === byte)) return true;
  }
  return false;
}
