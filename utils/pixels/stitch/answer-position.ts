import type { Rect, Size } from "@/utils/core/geometry";
import type { Alignment } from "@/utils/pixels/stitch/register/samples";

/**
 * Where an answer's pixels lie in the picture: picture px =
 * `x + column * scaleX`, and the like for rows.
 */
export interface AnswerPosition {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** An answer whose aspect differs by no more than this share is stretched over the window. */
const SAME_ASPECT = 0.01;

/** How much wider than the window an answer is, as a share; 0 where it is within 1 %. */
export function aspectOff(answer: Size, window: Rect): number {
  const off = (answer.width * window.height) / (answer.height * window.width) - 1;
  return Math.abs(off) > SAME_ASPECT ? off : 0;
}

/** Over the whole window, whatever the answer's aspect. */
export function stretched(answer: Size, window: Rect): AnswerPosition {
  const { x, y, width, height } = window;
  return { x, y, scaleX: width / answer.width, scaleY: height / answer.height };
}

/**
 * The possible positions of an answer over its window. An answer of another
 * aspect was squeezed, cropped, or redrawn with more around it; only comparing
 * tells which.
 */
export function possiblePositions(answer: Size, window: Rect): AnswerPosition[] {
  const whole = stretched(answer, window);
  const { scaleX, scaleY } = whole;
  if (aspectOff(answer, window) === 0) return [whole];
  const evenly = (scale: number) => ({
    x: window.x + (window.width - answer.width * scale) / 2,
    y: window.y + (window.height - answer.height * scale) / 2,
    scaleX: scale,
    scaleY: scale,
  });
  return [evenly(Math.max(scaleX, scaleY)), whole, evenly(Math.min(scaleX, scaleY))];
}

/**
 * Undoes a movement of the content that was found by comparing images of
 * `compared` px over the window.
 */
export function movedBack(
  position: AnswerPosition,
  alignment: Alignment,
  window: Rect,
  compared: Size,
): AnswerPosition {
  const { x, y, scale } = alignment;
  const perX = window.width / compared.width;
  const perY = window.height / compared.height;
  // The middle in the compared images is that of pixel centres, (size - 1) / 2.
  const middleX = window.x + window.width / 2;
  const middleY = window.y + window.height / 2;
  return {
    x: middleX + (position.x - middleX - x * perX) / scale,
    y: middleY + (position.y - middleY - y * perY) / scale,
    scaleX: position.scaleX / scale,
    scaleY: position.scaleY / scale,
  };
}
