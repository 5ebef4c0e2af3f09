import { type Boxes, describeBoxes, VALUES } from "@/utils/pixels/select/box-means";
import type { Planes } from "@/utils/pixels/select/planes";

/**
 * How unlike the two sides of every pixel are. Boxes of 5 × 5 px on either
 * side are compared in four directions; the difference is damped by what
 * varies within the boxes, so that texture is not taken for an edge.
 * With d the distance of the means and v the mean variance:
 * `max √( d⁴ / (d² + v + 1) )`, LAB units.
 */
export function contrast(planes: Planes): Float32Array {
  const { width, height } = planes;
  const boxes = describeBoxes(planes);
  const out = new Float32Array(width * height);
  const columns = [-3, -2, 0, 2, 3].map((by) => shifted(width, by)) as Columns;
  const row = (y: number) => Math.min(Math.max(y, 0), height - 1) * width * VALUES;
  for (let y = 0; y < height; y += 1) {
    const rows = [-3, -2, 0, 2, 3].map((by) => row(y + by)) as Rows;
    compareInRow(boxes, rows, columns, out, y * width);
  }
  return out;
}

/** Where the values of rows start, and where those of every x lie in a row: 3 and 2 px before, there, 2 and 3 px behind. */
type Rows = [number, number, number, number, number];
type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

/** Every x moved, kept inside: no loop has to ask where the picture ends. */
function shifted(width: number, by: number): Int32Array {
  return Int32Array.from(
    { length: width },
    (_, x) => Math.min(Math.max(x + by, 0), width - 1) * VALUES,
  );
}

function compareInRow(
  boxes: Boxes,
  [farAbove, above, here, below, farBelow]: Rows,
  [farWest, west, same, east, farEast]: Columns,
  out: Float32Array,
  start: number,
): void {
  for (let x = 0; x < same.length; x += 1) {
    const column = same[x] as number;
    const w = west[x] as number;
    const e = east[x] as number;
    const most = Math.max(
      unlike(boxes, here + (farWest[x] as number), here + (farEast[x] as number)),
      unlike(boxes, farAbove + column, farBelow + column),
      unlike(boxes, above + w, below + e),
      unlike(boxes, above + e, below + w),
    );
    out[start + x] = Math.sqrt(most);
  }
}

/** How unlike two boxes are. Without a branch: which of the four is the most nobody can foretell. */
function unlike({ values, alpha }: Boxes, one: number, other: number): number {
  const dl = (values[one] as number) - (values[other] as number);
  const da = (values[one + 1] as number) - (values[other + 1] as number);
  const db = (values[one + 2] as number) - (values[other + 2] as number);
  let d = dl * dl + da * da + db * db;
  if (alpha) {
    const step = (alpha[one / VALUES] as number) - (alpha[other / VALUES] as number);
    d += step * step;
  }
  const within = ((values[one + 3] as number) + (values[other + 3] as number)) * 0.5;
  return (d * d) / (d + within + 1);
}
