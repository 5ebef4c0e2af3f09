import { boxMeans } from "@/utils/pixels/select/box-means";
import type { Planes } from "@/utils/pixels/select/planes";

/**
 * How unlike the two sides of every pixel are. Boxes of 5 × 5 px on either
 * side are compared in four directions; the difference is damped by what
 * varies within the boxes, so that texture is not taken for an edge.
 * With d the distance of the means and v the mean variance:
 * `max √( d⁴ / (d² + v + 1) )`, LAB units.
 */
export function contrast({ channels, width, height }: Planes): Float32Array {
  const scratch = new Float32Array(width * height);
  const variance = sumOfSquares(channels, scratch.length);
  const means = channels.map((channel) => boxMeans(channel, width, height, scratch));
  const spread = boxMeans(variance, width, height, scratch);
  for (const mean of means) subtractSquares(spread, mean);
  const out = variance.fill(0);
  const distance = new Float32Array(width);
  const compareRow = (row: number, a: Side, b: Side) => {
    distance.fill(0);
    for (const mean of means) addSquares(mean, distance, a, b);
    keepLargest(distance, spread, out, row, a, b);
  };
  const columns = (by: number) => shifted(width, by);
  const [same, left, right, west, east] = [0, -3, 3, -2, 2].map(columns) as Columns;
  const row = (y: number) => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = 0; y < height; y += 1) {
    const here = row(y);
    compareRow(here, { row: here, columns: left }, { row: here, columns: right });
    compareRow(here, { row: row(y - 3), columns: same }, { row: row(y + 3), columns: same });
    compareRow(here, { row: row(y - 2), columns: west }, { row: row(y + 2), columns: east });
    compareRow(here, { row: row(y - 2), columns: east }, { row: row(y + 2), columns: west });
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i] as number);
  return out;
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

/** Where one of two compared boxes lies: its row's start, and its column for every x. */
interface Side {
  readonly row: number;
  readonly columns: Int32Array;
}

/** Every x moved, kept inside: no loop has to ask where the picture ends. */
function shifted(width: number, by: number): Int32Array {
  return Int32Array.from({ length: width }, (_, x) => Math.min(Math.max(x + by, 0), width - 1));
}

function sumOfSquares(channels: readonly Float32Array[], length: number): Float32Array {
  const sum = new Float32Array(length);
  for (const channel of channels) {
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

function addSquares(mean: Float32Array, distance: Float32Array, a: Side, b: Side): void {
  const [rowA, rowB, columnsA, columnsB] = [a.row, b.row, a.columns, b.columns];
  for (let x = 0; x < distance.length; x += 1) {
    const step =
      (mean[rowA + (columnsA[x] as number)] as number) -
      (mean[rowB + (columnsB[x] as number)] as number);
    distance[x] = (distance[x] as number) + step * step;
  }
}

function keepLargest(
  distance: Float32Array,
  spread: Float32Array,
  out: Float32Array,
  row: number,
  a: Side,
  b: Side,
): void {
  const [rowA, rowB, columnsA, columnsB] = [a.row, b.row, a.columns, b.columns];
  for (let x = 0; x < distance.length; x += 1) {
    const d = distance[x] as number;
    const within =
      ((spread[rowA + (columnsA[x] as number)] as number) +
        (spread[rowB + (columnsB[x] as number)] as number)) *
      0.5;
    const value = (d * d) / (d + within + 1);
    if (value > (out[row + x] as number)) out[row + x] = value;
  }
}
