import type { Size } from "@/utils/core/geometry";

/** Pixels of the source that one of the target takes, and how much of each. */
interface Shares {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The part of the first and of the last pixel that is covered, 0…1. */
  readonly head: Float32Array;
  readonly tail: Float32Array;
}

/** No more pixels than `most`, the same aspect, never larger. */
export function sizeWithin({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  const shorter = (side: number) => Math.max(1, Math.floor(side * scale));
  return { width: shorter(width), height: shorter(height) };
}

/**
 * A smaller copy, each pixel the mean of the area it covers: what lies under
 * transparency weighs nothing.
 *
 * @param rgba four bytes a pixel, straight alpha
 */
export function scaledDown(rgba: Uint8ClampedArray, from: Size, to: Size): Uint8ClampedArray {
  if (to.width === from.width && to.height === from.height) return rgba;
  const columns = sharesOf(from.width, to.width);
  const rows = sharesOf(from.height, to.height);
  const out = new Uint8ClampedArray(to.width * to.height * 4);
  const line = new Float32Array(to.width * 4);
  const sum = new Float32Array(to.width * 4);
  for (let y = 0; y < to.height; y += 1) {
    sum.fill(0);
    const [first, last] = [rows.first[y] as number, rows.last[y] as number];
    for (let row = first; row <= last; row += 1) {
      addRow(rgba.subarray(row * from.width * 4, (row + 1) * from.width * 4), columns, line);
      const weight = weightOf(rows, y, row);
      for (let i = 0; i < sum.length; i += 1) (sum[i] as number) += weight * (line[i] as number);
    }
    writeRow(sum, (from.width / to.width) * (from.height / to.height), out, y * to.width * 4);
  }
  return out;
}

function sharesOf(from: number, to: number): Shares {
  const shares = {
    first: new Int32Array(to),
    last: new Int32Array(to),
    head: new Float32Array(to),
    tail: new Float32Array(to),
  };
  for (let i = 0; i < to; i += 1) {
    const start = (i * from) / to;
    const end = ((i + 1) * from) / to;
    const first = Math.floor(start);
    const last = Math.max(first, Math.min(from, Math.ceil(end - 1e-9)) - 1);
    shares.first[i] = first;
    shares.last[i] = last;
    shares.head[i] = Math.min(first + 1, end) - start;
    shares.tail[i] = end - last;
  }
  return shares;
}

function weightOf({ first, last, head, tail }: Shares, i: number, at: number): number {
  if (at === first[i]) return head[i] as number;
  return at === last[i] ? (tail[i] as number) : 1;
}

/** Sums along a row, colours times alpha. */
function addRow(row: Uint8ClampedArray, columns: Shares, line: Float32Array): void {
  for (let x = 0; x < line.length / 4; x += 1) {
    let [r, g, b, a] = [0, 0, 0, 0];
    const last = columns.last[x] as number;
    for (let at = columns.first[x] as number; at <= last; at += 1) {
      const i = at * 4;
      const alpha = weightOf(columns, x, at) * (row[i + 3] as number);
      r += alpha * (row[i] as number);
      g += alpha * (row[i + 1] as number);
      b += alpha * (row[i + 2] as number);
      a += alpha;
    }
    line[x * 4] = r;
    line[x * 4 + 1] = g;
    line[x * 4 + 2] = b;
    line[x * 4 + 3] = a;
  }
}

function writeRow(sum: Float32Array, area: number, out: Uint8ClampedArray, start: number): void {
  for (let i = 0; i < sum.length; i += 4) {
    const alpha = sum[i + 3] as number;
    for (let c = 0; c < 3; c += 1)
      out[start + i + c] = alpha > 0 ? (sum[i + c] as number) / alpha : 0;
    out[start + i + 3] = alpha / area;
  }
}
