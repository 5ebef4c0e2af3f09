import type { Rect, Size } from "@/utils/core/geometry";
import { createCanvas } from "@/utils/pixels/read/decode";
import type { AnswerPosition } from "@/utils/pixels/stitch/answer-position";

/**
 * RGBA of the answer as it lies over a rectangle of the picture.
 *
 * @param positions drawn in this order: an answer that was moved leaves a rim
 *   uncovered, where the answer shows unmoved
 * @param rect picture px
 * @param size of the image, px
 */
export function drawAnswer(
  answer: ImageBitmap,
  positions: readonly AnswerPosition[],
  rect: Rect,
  size: Size = rect,
): Uint8ClampedArray {
  const { context } = createCanvas(size);
  const acrossScale = size.width / rect.width;
  const downScale = size.height / rect.height;
  for (const { x, y, scaleX, scaleY } of positions) {
    context.setTransform(
      scaleX * acrossScale,
      0,
      0,
      scaleY * downScale,
      (x - rect.x) * acrossScale,
      (y - rect.y) * downScale,
    );
    context.drawImage(answer, 0, 0);
  }
  return context.getImageData(0, 0, size.width, size.height).data;
}
