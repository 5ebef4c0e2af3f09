import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";
import { harmlessExif } from "@/utils/pixels/png/harmless-exif";
import { isHarmlessText, isTextType, MAX_TEXT_BYTES } from "@/utils/pixels/png/text-chunks";

/**
 * The chunks of a PNG that stay true whatever is drawn into it: its resolution, the
 * first of its EXIF blocks, its texts. What says which colours its values mean is
 * for `findColours` to tell. Nothing for other files.
 */
export async function keptChunks(file: Uint8Array): Promise<Uint8Array<ArrayBuffer>[]> {
  if (!isPng(file)) return [];
  const seen = new Set<string>();
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let textBytes = 0;
  for (const { type, start, length } of listChunks(file)) {
    const data = file.subarray(start, start + length);
    if (isTextType(type)) {
      textBytes += length;
      const isKept = textBytes <= MAX_TEXT_BYTES && (await isHarmlessText(type, data));
      if (isKept) kept.push(makeChunk(type, data));
      continue;
    }
    // Behind the pixels a resolution does not count (PNG-3 §5.6).
    const isLate = type === "pHYs" && seen.has("IDAT");
    if (seen.has(type) || isLate) continue;
    seen.add(type);
    if (type === "pHYs") kept.push(makeChunk(type, data));
    const exif = type === "eXIf" ? harmlessExif(data) : undefined;
    if (exif) kept.push(makeChunk(type, exif));
  }
  return kept;
}
