import type { Size } from "@/utils/core/geometry";
import { boxOfMask } from "@/utils/pixels/select/mask-box";
import { fillPlateau, stepsIn } from "@/utils/pixels/select/watershed";

/** A hole as a valley: what is painted is higher than the gaps, and beyond the box it goes down. */
const BEYOND = 0;
const GAP = 1;

/**
 * Closes holes smaller than a share of what is painted. In place.
 *
 * @param mask one byte a pixel, 0 or 1
 * @returns how many px are painted then
 */
export function fillSmallHoles(mask: Uint8Array, size: Size, share: number): number {
  const box = boxOfMask(mask, size);
  if (!box) return 0;
  // Within the box of what is painted: a gap that reaches its side leads to the picture's frame.
  const { left, top, width, height, area } = box;
  const stride = width + 2;
  const heights = new Uint8Array(stride * (height + 2)).fill(BEYOND);
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * size.width + left;
    const to = (y + 1) * stride + 1;
    for (let x = 0; x < width; x += 1) heights[to + x] = GAP + (mask[start + x] as number);
  }
  const hole = new Int32Array(width * height - area);
  const isSeen = new Uint8Array(heights.length);
  const steps = stepsIn(stride);
  const limit = area * share;
  let painted = area;
  for (let start = stride + 1; start < heights.length - stride; start += 1) {
    if (heights[start] !== GAP || isSeen[start]) continue;
    const count = fillPlateau(start, heights, isSeen, hole, steps);
    if (count === 0 || count >= limit) continue;
    painted += count;
    for (let at = 0; at < count; at += 1) {
      const cell = hole[at] as number;
      const y = Math.floor(cell / stride) - 1;
      mask[(top + y) * size.width + left + (cell % stride) - 1] = 1;
    }
  }
  return painted;
}
