import type { Size } from "@/utils/core/geometry";
import type { PictureType } from "@/utils/core/image-header/picture-type";

/** EXIF's eight: 1 is upright, 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** What the first bytes of a file say about the picture, before anything is decoded. */
export interface ImageHeader {
  readonly type: PictureType;
  /** Picture px, after orientation. Absent where the file does not say, or is broken. */
  readonly size?: Size;
  readonly isAnimated: boolean;
  readonly orientation?: Orientation;
  /** Its values are PQ or HLG, as far as the header says so. */
  readonly isHighRange?: boolean;
}

/** What one format's reader finds; the type is known by then. */
export type HeaderDetails = Omit<ImageHeader, "type" | "isAnimated"> & {
  readonly isAnimated?: boolean;
};

/** A size if both sides are whole and positive, else nothing. */
export function toSize(width: number, height: number): Size | undefined {
  const isUsable = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return isUsable ? { width, height } : undefined;
}

/** EXIF's orientation, or nothing for other values. */
export function toOrientation(value: number): Orientation | undefined {
  return Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : undefined;
}

/** The size after turning: EXIF 5 to 8 lie on their side. */
function orientSize(size: Size, orientation: Orientation | undefined): Size {
  if (orientation === undefined || orientation < 5) return size;
  return { width: size.height, height: size.width };
}

/** Puts size and orientation together, leaving out what is not known. */
export function describe(
  size: Size | undefined,
  orientation?: Orientation,
  isAnimated = false,
  isHighRange = false,
): HeaderDetails {
  return {
    ...(size ? { size: orientSize(size, orientation) } : {}),
    ...(orientation ? { orientation } : {}),
    isAnimated,
    ...(isHighRange ? { isHighRange } : {}),
  };
}
