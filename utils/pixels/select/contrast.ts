import { boxMeans } from "@/utils/pixels/select/box-means";
import { type Channels, listed, type Planes } from "@/utils/pixels/select/planes";

/**
 * How unlike the two sides of every pixel are. Boxes of 5 × 5 px on either
 * side are compared in four directions; the difference is damped by what
 * varies within the boxes, so that texture is not taken for an edge.
 * With d the distance of the means and v the mean variance:
 * `max √( d⁴ / (d² + v + 1) )`, LAB units.
 */
export function contrast({ channels, width, height }: Planes): Float32Array {
  const scratch = new Float32Array(width * (height + 1));
  const out = sumOfSquares(channels, width * height);
  const spread = boxMeans(out, width, height, scratch);
  const means = listed(channels).map((channel) => boxMeans(channel, width, height, scratch));
  for (const mean of means) subtractSquares(spread, mean);
  out.fill(0);
  const columns = (by: number) => shifted(width, by);
  const [same, left, right, west, east] = [0, -3, 3, -2, 2].map(columns) as Columns;
  const row = (y: number) => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = 0; y < height; y += 1) {
    const here = row(y);
    const compare = (rowA: number, columnsA: Int32Array, rowB: number, columnsB: Int32Array) =>
      keepLargest(means as Means, spread, out, { here, rowA, columnsA, rowB, columnsB });
    compare(here, left, here, right);
    compare(row(y - 3), same, row(y + 3), same);
    compare(row(y - 2), west, row(y + 2), east);
    compare(row(y - 2), east, row(y + 2), west);
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i] as number);
  return out;
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
type Means = [Float32Array, Float32Array, Float32Array, Float32Array?];

/** Where two boxes to compare lie for every pixel of a row: their rows' starts and their columns. */
interface Sides {
  readonly here: number;
  readonly rowA: number;
  readonly columnsA: Int32Array;
  readonly rowB: number;
  readonly columnsB: Int32Array;
}

/** Every x moved, kept inside: no loop has to ask where the picture ends. */
function shifted(width: number, by: number): Int32Array {
  return Int32Array.from({ length: width }, (_, x) => Math.min(Math.max(x + by, 0), width - 1));
}

function sumOfSquares(channels: Channels, length: number): Float32Array {
  const sum = new Float32Array(length);
  for (const channel of listed(channels)) {
    for (let i = 0; i < length; i += 1) {
      const value = channel[i] as number;
      sum[i] = (sum[i] as number) + value * value;
    }
  }
  return sum;
}

function subtractSquares(from: Float32Array, mean: Float32Array): void {
  for (let i = 0; i < from.length; i += 1) {
    const value = mean[i] as number;
    from[i] = Math.max(0, (from[i] as number) - value * value);
  }
}

function keepLargest(
  [l, a, b, alpha]: Means,
  spread: Float32Array,
  out: Float32Array,
  { here, rowA, columnsA, rowB, columnsB }: Sides,
): void {
  for (let x = 0; x < columnsA.length; x += 1) {
    const one = rowA + (columnsA[x] as number);
    const other = rowB + (columnsB[x] as number);
    const dl = (l[one] as number) - (l[other] as number);
    const da = (a[one] as number) - (a[other] as number);
    const db = (b[one] as number) - (b[other] as number);
    let d = dl * dl + da * da + db * db;
    if (alpha) {
      const step = (alpha[one] as number) - (alpha[other] as number);
      d += step * step;
    }
    // The damped value is smaller yet: no need to divide.
    if (d <= (out[here + x] as number)) continue;
    const within = ((spread[one] as number) + (spread[other] as number)) * 0.5;
    const value = (d * d) / (d + within + 1);
    if (value > (out[here + x] as number)) out[here + x] = value;
  }
}
