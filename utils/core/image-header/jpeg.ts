import type { Size } from "@/utils/core/geometry";
import { ascii, u8, u16be } from "@/utils/core/image-header/bytes";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import {
  describe,
  type HeaderDetails,
  type Orientation,
  toSize,
} from "@/utils/core/image-header/header";
import { isHighRangeProfile } from "@/utils/core/image-header/high-range";

const APP1 = 0xe1;
const APP2 = 0xe2;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** C0 to CF are frame headers, but for the Huffman, arithmetic and extension tables. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** TEM and the restart markers carry no length. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** A marker segment of a JPEG. */
export interface JpegSegment {
  readonly marker: number;
  /** Where the marker stands, and how long what follows it is. */
  readonly at: number;
  readonly length: number;
}

/** The marker segments, the first scan's or the end's own the last. Protocol: ITU T.81, annex B. */
export function* segmentsOf(bytes: Uint8Array): Generator<JpegSegment> {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (u8(bytes, at) !== 0xff) {
      // Garbage between segments is skipped, as decoders do.
      const next = bytes.indexOf(0xff, at);
      if (next < 0) return;
      at = next;
      continue;
    }
    const marker = u8(bytes, at + 1);
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2; // 0xff may be repeated as filling.
      continue;
    }
    const length = u16be(bytes, at + 2);
    yield { marker, at, length };
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return;
    at += 2 + Math.max(length, 2);
  }
}

/**
 * The frame header has the size, an `Exif` APP1 the orientation, the first part of
 * the profile (ICC.1:2022, annex B.4) the list of its tags.
 */
export function readJpeg(bytes: Uint8Array): HeaderDetails {
  let orientation: Orientation | undefined;
  let isHighRange = false;
  for (const { marker, at, length } of segmentsOf(bytes)) {
    if (marker === APP1 && ascii(bytes, at + 4, 6) === "Exif\0\0") {
      orientation ??= readExifOrientation(bytes.subarray(at + 10, at + 2 + length));
    }
    if (marker === APP2 && ascii(bytes, at + 4, 13) === "ICC_PROFILE\0\x01") {
      isHighRange = isHighRangeProfile(bytes.subarray(at + 18, at + 2 + length));
    }
  }
  return describe(jpegSize(bytes), orientation, false, isHighRange);
}

/** The size in the frame header, before orientation. */
export function jpegSize(bytes: Uint8Array): Size | undefined {
  for (const { marker, at } of segmentsOf(bytes)) {
    const size = isFrameHeader(marker) && toSize(u16be(bytes, at + 7), u16be(bytes, at + 5));
    if (size) return size;
  }
  return undefined;
}

/** Where the first scan begins: a thumbnail, which is a JPEG of its own, lies before it. */
export function findFirstScan(bytes: Uint8Array): number | undefined {
  for (const { marker, at } of segmentsOf(bytes)) if (marker === START_OF_SCAN) return at;
  return undefined;
}
