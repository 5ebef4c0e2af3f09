/** A segment of a JPEG before its pixels: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B. */
export interface Segment {
  /** The second byte of its marker. */
  readonly marker: number;
  /** What follows its length. */
  readonly data: Uint8Array;
  /** Where it begins in the file, marker included, and where the next one does. */
  readonly start: number;
  readonly end: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** The segments before the pixels; of what is no JPEG, none. */
export function readJpegSegments(file: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  if (file[0] !== 0xff || file[1] !== 0xd8) return segments;
  let start = 2;
  while (start + 4 <= file.length && file[start] === 0xff) {
    const marker = file[start + 1] ?? 0;
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break;
    const length = ((file[start + 2] ?? 0) << 8) | (file[start + 3] ?? 0);
    const end = start + 2 + Math.max(2, length);
    segments.push({ marker, data: file.subarray(start + 4, end), start, end });
    start = end;
  }
  return segments;
}
