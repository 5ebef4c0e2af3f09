import type { Rect, Size } from "@/utils/core/geometry";

/** All of a picture, as shares of its sides. */
export const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** The part of a picture that was edited, as shares of its sides; what reaches beyond it is cut off. */
export function partOf(window: Rect, { width, height }: Size): Rect {
  const left = Math.max(0, window.x / width);
  const top = Math.max(0, window.y / height);
  const right = Math.min(1, (window.x + window.width) / width);
  const bottom = Math.min(1, (window.y + window.height) / height);
  return right > left && bottom > top
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : WHOLE;
}

/**
 * The square in the middle of a part, px of the bitmap. It is as long as the
 * part's shorter side, so that nothing in it is distorted.
 */
export function squareIn(part: Rect, { width, height }: Size): Rect {
  const box = {
    x: part.x * width,
    y: part.y * height,
    width: part.width * width,
    height: part.height * height,
  };
  const side = Math.min(box.width, box.height);
  return {
    x: box.x + (box.width - side) / 2,
    y: box.y + (box.height - side) / 2,
    width: side,
    height: side,
  };
}
