import { segmentsOf } from "@/utils/core/image-header/jpeg";

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
  if (file[0] !== 0xff || file[1] !== 0xd8) return [];
  return [...segmentsOf(file)]
    .filter(({ marker }) => marker !== START_OF_SCAN && marker !== END_OF_IMAGE)
    .map(({ marker, at, length }) => {
      const end = at + 2 + Math.max(2, length);
      return { marker, data: file.subarray(at + 4, end), start: at, end };
    });
}
