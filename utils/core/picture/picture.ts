import type { Rect, Size } from "@/utils/core/geometry";
import type { PictureType } from "@/utils/core/image-header/picture-type";

/**
 * How the bytes were got. `result` is an earlier edit's result, gone on from;
 * `extend` a picture or a result in a larger frame, whose new part is transparent;
 * `crop` a part of one.
 */
export const CAPTURE_WAYS = [
  "data-url",
  "page",
  "background",
  "referer",
  "page-with-grant",
  "element",
  "screen",
  "paste",
  "drop",
  "file",
  "result",
  "extend",
  "crop",
] as const;

export type CaptureWay = (typeof CAPTURE_WAYS)[number];

/** Where a picture came from, so that it can be found on its page again. */
export interface Provenance {
  readonly way: CaptureWay;
  readonly pageTitle?: string;
  readonly pageUrl?: string;
  readonly sourceUrl?: string;
  readonly fileName?: string;
  /** For `result`, and for an extended or cropped one: the edit and the index of its result. */
  readonly editId?: string;
  readonly resultIndex?: number;
  /** For `extend`: where the old picture lies, picture px; all beyond it is blank. */
  readonly kept?: Rect;
}

/** The small record of a stored picture; its bytes are stored apart, unchanged. */
export interface Picture {
  /** SHA-256 of the bytes, hex. The same bytes are stored once. */
  readonly id: string;
  readonly type: PictureType;
  /** Picture px, after EXIF orientation. */
  readonly size: Size;
  readonly byteLength: number;
  readonly isAnimated: boolean;
  /** PQ or HLG: what is shown here and saved is in standard range. */
  readonly isHighRange?: boolean;
  readonly provenance: Provenance;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Larger pictures are refused by their header, before decoding. */
export const MAX_PIXELS = 100_000_000;
export const MAX_PICTURE_BYTES = 64 * 1024 * 1024;

/** No more pixels than this are filled on this device at once. */
export const MAX_FILLED = 8_000_000;
