import type { Size } from "@/utils/core/geometry";
import { boxOfMask } from "@/utils/pixels/select/mask-box";

const BACKGROUND = 0;
const SEEN = 1;
const BEYOND = 2;

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
  const cells = new Uint8Array(stride * (height + 2)).fill(BEYOND);
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * size.width + left;
    cells.set(mask.subarray(start, start + width), (y + 1) * stride + 1);
  }
  const hole = new Int32Array(width * height - area);
  const limit = area * share;
  let painted = area;
  for (let start = stride + 1; start < cells.length - stride; start += 1) {
    if (cells[start] !== BACKGROUND) continue;
    const count = measureHole(cells, stride, start, hole);
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

/** @returns the pixels of a hole, listed in `hole`, or 0 where it is none */
function measureHole(cells: Uint8Array, stride: number, start: number, hole: Int32Array): number {
  let count = 1;
  let isOpen = false;
  hole[0] = start;
  cells[start] = SEEN;
  const visit = (cell: number) => {
    const state = cells[cell];
    if (state === BEYOND) isOpen = true;
    if (state !== BACKGROUND) return;
    cells[cell] = SEEN;
    hole[count] = cell;
    count += 1;
  };
  for (let at = 0; at < count; at += 1) {
    const cell = hole[at] as number;
    visit(cell - 1);
    visit(cell + 1);
    visit(cell - stride);
    visit(cell + stride);
  }
  return isOpen ? 0 : count;
}
