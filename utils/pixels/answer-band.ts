import type { Rect } from "@/utils/core/geometry";
import { createCanvas } from "@/utils/pixels/decode";

/**
 * Where an answer's pixels lie in the picture: picture px =
 * `x + column * scaleX`, and the like for rows.
 */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** The answer stretched over the window. */
export function placeOver(answer: ImageBitmap, window: Rect): Placement {
  return {
    x: window.x,
    y: window.y,
    scaleX: window.width / answer.width,
    scaleY: window.height / answer.height,
  };
}

/** RGBA of the answer as it lies over a rectangle of the picture, at the picture's resolution. */
export function drawAnswer(
  answer: ImageBitmap,
  placement: Placement,
  rect: Rect,
): Uint8ClampedArray {
  const { context } = createCanvas(rect);
  const { x, y, scaleX, scaleY } = placement;
  context.setTransform(scaleX, 0, 0, scaleY, x - rect.x, y - rect.y);
  context.drawImage(answer, 0, 0);
  return context.getImageData(0, 0, rect.width, rect.height).data;
}
