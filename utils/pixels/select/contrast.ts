import { BoxRows } from "@/utils/pixels/select/box-rows";
import type { Planes } from "@/utils/pixels/select/planes";
import { within } from "@/utils/pixels/select/within";

/** Which boxes are compared: so many px away, on either side. Two are needed for slanting edges. */
const SHIFTS = [-3, -2, 0, 2, 3] as const;

/**
 * How unlike the two sides of every pixel are. Boxes of 5 × 5 px on either
 * side are compared in four directions; the difference is damped by what
 * varies within the boxes, so that texture is not taken for an edge.
 * With d the distance of the means and v the mean variance:
 * `max √( d⁴ / (d² + v + 1) )`, LAB units.
 */
export function contrast(planes: Planes): Float32Array {
  const { width, height } = planes;
  const boxes = new BoxRows(planes);
  const { values, size } = boxes;
  const out = new Float32Array(width * height);
  const columns = SHIFTS.map((by) => shifted(width, by, size)) as Columns;
  for (let y = 0; y < height; y += 1) {
    const rows = SHIFTS.map((by) => boxes.startOf(within(y + by, height))) as Rows;
    compareInRow(values, size, rows, columns, out, y * width);
  }
  return out;
}

/** Where the boxes of rows start, and where those of every x lie in a row: as many px away as SHIFTS says. */
type Rows = [number, number, number, number, number];
type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

/** Every x moved, kept inside: no loop has to ask where the picture ends. */
function shifted(width: number, by: number, size: number): Int32Array {
  return Int32Array.from({ length: width }, (_, x) => within(x + by, width) * size);
}

function compareInRow(
  values: Float32Array,
  size: number,
  [farAbove, above, here, below, farBelow]: Rows,
  [farWest, west, same, east, farEast]: Columns,
  out: Float32Array,
  start: number,
): void {
  const spread = size - 1;
  for (let x = 0; x < same.length; x += 1) {
    const column = same[x] as number;
    const w = west[x] as number;
    const e = east[x] as number;
    const most = Math.max(
      unlike(values, spread, here + (farWest[x] as number), here + (farEast[x] as number)),
      unlike(values, spread, farAbove + column, farBelow + column),
      unlike(values, spread, above + w, below + e),
      unlike(values, spread, above + e, below + w),
    );
    out[start + x] = Math.sqrt(most);
  }
}

/**
 * How unlike two boxes are, from their places in `values`. Which of four is
 * the most nobody can foretell, so this has no branch for it.
 *
 * @param spread where in a box it says what varies; 4 where there is alpha before it
 */
function unlike(values: Float32Array, spread: number, one: number, other: number): number {
  const dl = (values[one] as number) - (values[other] as number);
  const da = (values[one + 1] as number) - (values[other + 1] as number);
  const db = (values[one + 2] as number) - (values[other + 2] as number);
  let d = dl * dl + da * da + db * db;
  if (spread > 3) {
    const step = (values[one + 3] as number) - (values[other + 3] as number);
    d += step * step;
  }
  const within = ((values[one + spread] as number) + (values[other + spread] as number)) * 0.5;
  return (d * d) / (d + within + 1);
}
