import type { Rect, Size } from "@/utils/core/geometry";

/**
 * The bounding boxes of the connected components of a mask, raster px, in the order
 * of their first pixels. Pixels connect to their eight neighbours.
 *
 * @param data one byte a pixel, 255 where it is painted, else 0
 */
export function componentBoxes(data: Uint8Array, size: Size): readonly Rect[] {
  const open = data.slice();
  const boxes: Rect[] = [];
  for (let start = open.indexOf(255); start >= 0; start = open.indexOf(255, start)) {
    boxes.push(takeComponent(open, size, start));
  }
  return boxes;
}

function takeComponent(open: Uint8Array, { width, height }: Size, start: number): Rect {
  let [left, top, right, bottom] = [width, height, 0, 0];
  const stack = [start];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (open[index] === 0) continue;
    const row = Math.floor(index / width);
    let [first, last] = [index, index];
    while (first > row * width && open[first - 1]) first--;
    while (last < (row + 1) * width - 1 && open[last + 1]) last++;
    open.fill(0, first, last + 1);
    left = Math.min(left, first - row * width);
    right = Math.max(right, last - row * width);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    const from = Math.max(row * width, first - 1);
    const to = Math.min((row + 1) * width - 1, last + 1);
    for (let i = from; i <= to; i++) {
      if (row > 0 && open[i - width]) stack.push(i - width);
      if (row < height - 1 && open[i + width]) stack.push(i + width);
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
