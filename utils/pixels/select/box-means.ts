import { listed, type Planes } from "@/utils/pixels/select/planes";

/** Boxes of 5 × 5 px, cut off at the picture's edge. */
const REACH = 2;
const BOX = 2 * REACH + 1;
/** Values of a box: mean L, a, b, and what varies within it, over all channels. */
export const VALUES = 4;
const SPREAD = 3;

/** What lies in the box around every pixel. */
export interface Boxes {
  /** VALUES a pixel, side by side: two boxes are compared by reading two places. */
  readonly values: Float32Array;
  /** Mean alpha, one value a pixel, where there is any. */
  readonly alpha?: Float32Array;
}

/** Means and variances of the boxes around every pixel, by running sums. */
export function describeBoxes(planes: Planes): Boxes {
  const { channels, width, height } = planes;
  const [l, a, b, alphaPlane] = channels;
  const values = new Float32Array(width * height * VALUES);
  const rows = new Float32Array(width * (height + 1));
  const write = (from: Float32Array, to: Float32Array, at: number, stride: number) =>
    writeMeans(from, rows, { to, at, stride, width, height });
  for (const [at, channel] of [l, a, b].entries()) write(channel, values, at, VALUES);
  write(sumOfSquares(planes), values, SPREAD, VALUES);
  if (!alphaPlane) {
    for (let y = 0; y < height; y += 1) subtractSquares(values, y * width, width);
    return { values };
  }
  const alpha = new Float32Array(width * height);
  write(alphaPlane, alpha, 0, 1);
  for (let y = 0; y < height; y += 1) subtractSquares(values, y * width, width, alpha);
  return { values, alpha };
}

function sumOfSquares({ channels, width, height }: Planes): Float32Array {
  const sum = new Float32Array(width * height);
  for (const channel of listed(channels))
    for (let y = 0; y < height; y += 1) addSquares(channel, sum, y * width, (y + 1) * width);
  return sum;
}

function addSquares(from: Float32Array, to: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i += 1) {
    const value = from[i] as number;
    to[i] = (to[i] as number) + value * value;
  }
}

/** The mean of squares less the squares of the means. */
function subtractSquares(
  values: Float32Array,
  start: number,
  width: number,
  alpha?: Float32Array,
): void {
  for (let i = start; i < start + width; i += 1) {
    const at = i * VALUES;
    const l = values[at] as number;
    const a = values[at + 1] as number;
    const b = values[at + 2] as number;
    const other = alpha ? (alpha[i] as number) : 0;
    const squares = l * l + a * a + b * b + other * other;
    values[at + SPREAD] = Math.max(0, (values[at + SPREAD] as number) - squares);
  }
}

/** Every `stride`-th place from `at` on. */
interface Target {
  readonly to: Float32Array;
  readonly at: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** @param rows scratch, one row longer than the plane; the last one is 0 */
function writeMeans(from: Float32Array, rows: Float32Array, target: Target): void {
  const { width, height } = target;
  for (let y = 0; y < height; y += 1) meansOfRow(from, rows, y * width, width);
  // Beyond the picture the row of zeros enters and leaves.
  const rowOf = (y: number) => (y < 0 || y >= height ? height : y) * width;
  const sums = new Float64Array(width);
  for (let y = 0; y < REACH; y += 1) addRow(sums, rows, rowOf(y));
  for (let y = 0; y < height; y += 1)
    moveDown(sums, rows, rowOf(y + REACH), rowOf(y - REACH - 1), target, y);
}

function addRow(sums: Float64Array, rows: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x += 1)
    sums[x] = (sums[x] as number) + (rows[start + x] as number);
}

/** One row enters, one leaves, and what is left is written. */
function moveDown(
  sums: Float64Array,
  rows: Float32Array,
  entering: number,
  leaving: number,
  { to, at, stride, height }: Target,
  y: number,
): void {
  const factor = 1 / (Math.min(y + REACH, height - 1) - Math.max(y - REACH, 0) + 1);
  let i = y * sums.length * stride + at;
  for (let x = 0; x < sums.length; x += 1) {
    const sum =
      (sums[x] as number) + (rows[entering + x] as number) - (rows[leaving + x] as number);
    sums[x] = sum;
    to[i] = sum * factor;
    i += stride;
  }
}

function meansOfRow(from: Float32Array, to: Float32Array, start: number, width: number): void {
  const end = start + width;
  const first = Math.min(start + REACH, end);
  const last = Math.max(end - REACH, first);
  for (let i = start; i < first; i += 1) to[i] = meanAround(from, i, start, end);
  let sum = BOX * meanAround(from, Math.min(first, end - 1), start, end);
  for (let i = first; i < last; i += 1) {
    if (i > first) sum += (from[i + REACH] as number) - (from[i - REACH - 1] as number);
    to[i] = sum / BOX;
  }
  for (let i = last; i < end; i += 1) to[i] = meanAround(from, i, start, end);
}

/** The mean over what lies within reach of `i` and inside of a row from `start` to `end`. */
function meanAround(from: Float32Array, i: number, start: number, end: number): number {
  const first = Math.max(i - REACH, start);
  const last = Math.min(i + REACH, end - 1);
  let sum = 0;
  for (let j = first; j <= last; j += 1) sum += from[j] as number;
  return sum / (last - first + 1);
}
