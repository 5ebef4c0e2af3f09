import type { Size } from "@/utils/core/geometry";

/**
 * Turns a hard mask into weights, in place: 255 inside, falling smoothly
 * outward to exactly 0 at `feather` px by exact Euclidean distance. Nothing is
 * taken from the inside.
 */
export function featherOutward(mask: Uint8Array, size: Size, feather: number): void {
  if (feather < 1) return;
  const reach = Math.ceil(feather);
  const { width, height } = size;
  const distances = columnDistances(mask, width, height, reach);
  const fade = fadeBySquare(feather);
  const row = new Uint16Array(width);
  for (let y = 0; y < height; y++) {
    row.set(distances.subarray(y * width, (y + 1) * width));
    featherRow(mask.subarray(y * width, (y + 1) * width), row, reach, fade);
  }
}

/** Rows to the nearest set pixel of the same column, `reach` + 1 where farther. */
function columnDistances(
  mask: Uint8Array,
  width: number,
  height: number,
  reach: number,
): Uint16Array {
  const far = reach + 1;
  const distances = new Uint16Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const above = i >= width ? (distances[i - width] ?? far) + 1 : far;
    distances[i] = mask[i] ? 0 : Math.min(far, above);
  }
  for (let i = (height - 1) * width - 1; i >= 0; i--) {
    const below = (distances[i + width] ?? far) + 1;
    if (below < (distances[i] ?? far)) distances[i] = below;
  }
  return distances;
}

/** Weight by squared distance, so that no root is taken per pixel. */
function fadeBySquare(feather: number): Uint8Array {
  const squares = Math.ceil(feather * feather);
  const fade = new Uint8Array(squares + 1);
  for (let square = 0; square <= squares; square++) {
    const t = Math.min(1, Math.sqrt(square) / feather);
    fade[square] = Math.round(255 * (1 - t * t * (3 - 2 * t)));
  }
  return fade;
}

/**
 * The lower envelope of the parabolas that stand on a row's columns gives each
 * pixel its squared distance in linear time (Felzenszwalb and Huttenlocher,
 * Distance Transforms of Sampled Functions, 2012).
 */
function featherRow(
  weights: Uint8Array,
  columns: Uint16Array,
  reach: number,
  fade: Uint8Array,
): void {
  const width = columns.length;
  const apex = new Int32Array(width);
  const from = new Float64Array(width + 1);
  let count = 0;
  for (let x = 0; x < width; x++) {
    const distance = columns[x]!;
    if (distance > reach) continue;
    const height = distance * distance + x * x;
    let start = Number.NEGATIVE_INFINITY;
    while (count > 0) {
      const last = apex[count - 1]!;
      const lastHeight = columns[last]! ** 2 + last * last;
      start = (height - lastHeight) / (2 * (x - last));
      if (start > from[count - 1]!) break;
      count--;
      start = Number.NEGATIVE_INFINITY;
    }
    apex[count] = x;
    from[count] = start;
    count++;
  }
  if (count === 0) return;
  from[count] = Number.POSITIVE_INFINITY;
  let current = 0;
  for (let x = 0; x < width; x++) {
    while (from[current + 1]! < x) current++;
    if (weights[x] === 255) continue;
    const at = apex[current]!;
    const square = columns[at]! ** 2 + (x - at) * (x - at);
    // Beyond the feather nothing is left.
    weights[x] = square < fade.length ? fade[square]! : 0;
  }
}
