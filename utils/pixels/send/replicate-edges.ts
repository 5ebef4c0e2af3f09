import type { Rect, Size } from "@/utils/core/geometry";

/**
 * Gives every pixel outside of `inside` the value of the nearest one inside,
 * in place.
 *
 * @param pixels RGBA
 * @param inside in whole px of the image, not empty
 */
export function replicateEdges(pixels: Uint8ClampedArray, size: Size, inside: Rect): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, size.width * size.height);
  const right = inside.x + inside.width;
  const bottom = inside.y + inside.height;
  for (let y = inside.y; y < bottom; y++) {
    const row = y * size.width;
    words.fill(words[row + inside.x]!, row, row + inside.x);
    words.fill(words[row + right - 1]!, row + right, row + size.width);
  }
  const first = inside.y * size.width;
  const last = (bottom - 1) * size.width;
  for (let y = 0; y < inside.y; y++) words.copyWithin(y * size.width, first, first + size.width);
  for (let y = bottom; y < size.height; y++) {
    words.copyWithin(y * size.width, last, last + size.width);
  }
}
