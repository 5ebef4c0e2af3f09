import type { Planes } from "@/utils/pixels/select/planes";
import { within } from "@/utils/pixels/select/within";

/** How many rows are kept: three, and a number that `%` is quick with. */
const KEPT = 4;

/**
 * How fast colour changes from pixel to pixel: central differences after a
 * 1-2-1 blur, over all channels, LAB units a pixel. Edges of the picture are repeated.
 */
export function gradient({ channels, width, height }: Planes): Float32Array {
  const out = new Float32Array(width * height);
  const rows = new Float32Array(width * KEPT);
  const smooth = new Float32Array(width * KEPT);
  const startOf = (y: number) => (within(y, height) % KEPT) * width;
  const around = (y: number): Rows => [startOf(y - 1), startOf(y), startOf(y + 1)];
  for (const channel of channels) {
    // The blur of a row needs the row below, and so do its slopes.
    for (let y = 0; y < height + 2; y += 1) {
      if (y < height) blurRow(channel, y * width, rows, startOf(y), width);
      if (y > 0 && y <= height) blurColumns(rows, around(y - 1), smooth, width);
      if (y > 1) addSlopes(smooth, around(y - 2), out, (y - 2) * width, width);
    }
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i] as number);
  return out;
}

/** Where the row above, the row itself and the row below start. */
type Rows = readonly [above: number, here: number, below: number];

function blurRow(
  from: Float32Array,
  start: number,
  to: Float32Array,
  toStart: number,
  width: number,
): void {
  let left = from[start] as number;
  let here = left;
  for (let x = 1; x < width; x += 1) {
    const right = from[start + x] as number;
    to[toStart + x - 1] = (left + 2 * here + right) * 0.25;
    left = here;
    here = right;
  }
  to[toStart + width - 1] = (left + 3 * here) * 0.25;
}

function blurColumns(
  from: Float32Array,
  [above, here, below]: Rows,
  to: Float32Array,
  width: number,
): void {
  for (let x = 0; x < width; x += 1)
    to[here + x] =
      ((from[above + x] as number) + 2 * (from[here + x] as number) + (from[below + x] as number)) *
      0.25;
}

function addSlopes(
  from: Float32Array,
  [above, here, below]: Rows,
  to: Float32Array,
  start: number,
  width: number,
): void {
  const last = here + width - 1;
  let left = from[here] as number;
  for (let x = 0; x < width; x += 1) {
    const i = here + x;
    const dx = (from[i < last ? i + 1 : i] as number) - left;
    const dy = (from[below + x] as number) - (from[above + x] as number);
    (to[start + x] as number) += (dx * dx + dy * dy) * 0.25;
    left = from[i] as number;
  }
}
