import type { Size } from "@/utils/core/geometry";
import type { MaskBox } from "@/utils/pixels/select/mask-box";

const STRAIGHT = 1;
const DIAGONAL = Math.SQRT2;
/** Farther than any line. */
const NO_LINE = 1e9;

/** How deep the pixels of a box lie inside of a loop. */
export interface Depths {
  /** Rows are this long: pixel x, y of the box is at (y + 1) × stride + x + 1. */
  readonly stride: number;
  /** 0 outside of the loop, 1 where it is deepest. */
  readonly values: Float32Array;
}

/**
 * The distance of every pixel to the nearest one outside of a loop (chamfer
 * with steps of 1 and √2, Borgefors 1986), as a share of the largest. The
 * picture's frame is no line: a loop that leaves the picture is open there.
 *
 * @param loop one byte a pixel of the picture, 0 or 1
 * @param box the loop's
 */
export function depthsInLoop(loop: Uint8Array, size: Size, box: MaskBox): Depths {
  const stride = box.width + 2;
  const values = new Float32Array(stride * (box.height + 2));
  openAtFrame(values, size, box);
  for (let y = 0; y < box.height; y += 1) {
    const start = (y + 1) * stride + 1;
    const from = (box.top + y) * size.width + box.left;
    for (let x = 0; x < box.width; x += 1) {
      if (loop[from + x]) values[start + x] = nearest(values, start + x, -1, -stride, NO_LINE);
    }
  }
  let most = 0;
  for (let y = box.height; y > 0; y -= 1) {
    for (let i = y * stride + box.width; i > y * stride; i -= 1) {
      const value = values[i] as number;
      if (value === 0) continue;
      const depth = nearest(values, i, 1, stride, value);
      values[i] = depth;
      if (depth > most) most = depth;
    }
  }
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] as number) / most;
  return { stride, values };
}

/** The rim of the box is outside of the loop, but for where the picture ends. */
function openAtFrame(values: Float32Array, { width, height }: Size, box: MaskBox): void {
  const stride = box.width + 2;
  if (box.top === 0) values.fill(NO_LINE, 0, stride);
  if (box.top + box.height === height) values.fill(NO_LINE, values.length - stride);
  for (let at = 0; at < values.length; at += stride) {
    if (box.left === 0) values[at] = NO_LINE;
    if (box.left + box.width === width) values[at + stride - 1] = NO_LINE;
  }
}

/** The least of a value and of what the neighbour on one side and the three in the next row say. */
function nearest(
  values: Float32Array,
  i: number,
  side: number,
  row: number,
  value: number,
): number {
  const beside = (values[i + side] as number) + STRAIGHT;
  const straight = (values[i + row] as number) + STRAIGHT;
  const one = (values[i + row - 1] as number) + DIAGONAL;
  const other = (values[i + row + 1] as number) + DIAGONAL;
  return Math.min(value, beside, straight, one, other);
}
