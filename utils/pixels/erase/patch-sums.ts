import { FEATURES } from "./features";

/** Of a patch's pixels: 7 × 7. */
const PIXELS = 49;
const RADIUS = 3;
const SIDE = 2 * RADIUS + 1;

/**
 * The sums of each feature over the patch around every pixel, `FEATURES` numbers a pixel. Around
 * pixels less than 3 px from the border they mean nothing.
 */
export function patchSums(features: Uint8Array, width: number, height: number): Int16Array {
  const sums = new Int16Array(width * height * FEATURES);
  const columns = new Int16Array(width * FEATURES);
  const row = width * FEATURES;
  for (let y = 0; y < height; y++) {
    addRow(columns, features, y * row, 1);
    if (y < SIDE - 1) continue;
    if (y >= SIDE) addRow(columns, features, (y - SIDE) * row, -1);
    slide(columns, sums, (y - RADIUS) * row);
  }
  return sums;
}

function addRow(columns: Int16Array, features: Uint8Array, from: number, sign: number): void {
  for (let i = 0; i < columns.length; i++) {
    columns[i] = (columns[i] ?? 0) + sign * (features[from + i] ?? 0);
  }
}

/** The sums of seven columns each, one row of patches. */
function slide(columns: Int16Array, sums: Int16Array, to: number): void {
  for (let k = 0; k < FEATURES; k++) {
    let sum = 0;
    for (let i = k; i < columns.length; i += FEATURES) {
      sum += columns[i] ?? 0;
      const before = i - SIDE * FEATURES;
      if (before >= 0) sum -= columns[before] ?? 0;
      if (before >= -FEATURES) sums[to + i - RADIUS * FEATURES] = sum;
    }
  }
}

/** The sums of the patch around one pixel, at least 3 px from the border. */
export function sumsAt(features: Uint8Array, width: number, pixel: number, sums: Int32Array): void {
  sums.fill(0);
  const stride = width * FEATURES;
  let row = (pixel - RADIUS * (width + 1)) * FEATURES;
  for (let y = 0; y < SIDE; y++, row += stride) {
    for (let i = row; i < row + SIDE * FEATURES; i += FEATURES) {
      for (let k = 0; k < FEATURES; k++) sums[k] = (sums[k] ?? 0) + (features[i + k] ?? 0);
    }
  }
}

/**
 * Whether two patches surely differ by `limit` or more: squared differences add up to at least the
 * square of their sum, over their number (Cauchy and Schwarz). Five subtractions in the place of 245.
 *
 * @param sums of the one patch; @param all of every patch, @param other the pixel of the other one
 */
export function surelyDiffer(
  sums: Int32Array,
  all: Int16Array,
  other: number,
  limit: number,
): boolean {
  const at = other * FEATURES;
  const r = (sums[0] ?? 0) - (all[at] ?? 0);
  const g = (sums[1] ?? 0) - (all[at + 1] ?? 0);
  const b = (sums[2] ?? 0) - (all[at + 2] ?? 0);
  const h = (sums[3] ?? 0) - (all[at + 3] ?? 0);
  const v = (sums[4] ?? 0) - (all[at + 4] ?? 0);
  return r * r + g * g + b * b + h * h + v * v >= PIXELS * limit;
}
