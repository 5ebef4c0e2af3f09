/** Boxes of 5 × 5 px, cut off at the picture's edge. */
const REACH = 2;

/**
 * The mean over a box around every pixel, by running sums.
 *
 * @param scratch one row longer than the plane; the last one is 0
 */
export function boxMeans(
  from: Float32Array,
  width: number,
  height: number,
  scratch: Float32Array,
): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) meansOfRow(from, scratch, y * width, width);
  // Beyond the picture the row of zeros enters and leaves.
  const rowOf = (y: number) => (y < 0 || y >= height ? height : y) * width;
  const sums = new Float64Array(width);
  for (let y = 0; y < REACH; y += 1) moveDown(sums, scratch, rowOf(y), rowOf(-1), out, 0, 0);
  for (let y = 0; y < height; y += 1) {
    const count = Math.min(y + REACH, height - 1) - Math.max(y - REACH, 0) + 1;
    const [entering, leaving] = [rowOf(y + REACH), rowOf(y - REACH - 1)];
    moveDown(sums, scratch, entering, leaving, out, y * width, 1 / count);
  }
  return out;
}

function meansOfRow(from: Float32Array, to: Float32Array, start: number, width: number): void {
  let sum = 0;
  let count = 0;
  for (let x = 0; x < Math.min(REACH, width); x += 1) {
    sum += from[start + x] as number;
    count += 1;
  }
  for (let x = 0; x < width; x += 1) {
    if (x + REACH < width) {
      sum += from[start + x + REACH] as number;
      count += 1;
    }
    if (x > REACH) {
      sum -= from[start + x - REACH - 1] as number;
      count -= 1;
    }
    to[start + x] = sum / count;
  }
}

/** One row enters, one leaves, and what is left is written. */
function moveDown(
  sums: Float64Array,
  from: Float32Array,
  entering: number,
  leaving: number,
  to: Float32Array,
  start: number,
  factor: number,
): void {
  for (let x = 0; x < sums.length; x += 1) {
    const sum =
      (sums[x] as number) + (from[entering + x] as number) - (from[leaving + x] as number);
    sums[x] = sum;
    to[start + x] = sum * factor;
  }
}
