declare const space: unique symbol;

/**
 * A point that knows its coordinate space, so that a point on the screen
 * cannot be passed where a point of the picture is meant.
 */
interface PointIn<Space extends string> {
  readonly x: number;
  readonly y: number;
  readonly [space]?: Space;
}

/** Picture px: 0,0 is the picture's top left corner after EXIF orientation. */
export type PicturePoint = PointIn<"picture">;

/** CSS px relative to the stage's top left corner. */
export type StagePoint = PointIn<"stage">;

/** Width and height in px of whatever it belongs to. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in picture px. May reach beyond the picture where that is said. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size with no side over `maxSide`, aspect kept, never larger, at least 1 px. */
export function fitWithin({ width, height }: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
