/** PNG's row filters: https://www.w3.org/TR/png-3/#9Filters */
const NONE = 0;
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
const PAETH = 4;

/** Every how manieth pixel is looked at to choose a filter. */
const SAMPLE_STEP = 7;

/**
 * Filters one row into `out` (one byte longer than the row) by the filter that
 * leaves the smallest differences in a sample of the row.
 *
 * @param previous the row above; zeros for the first one
 * @param step bytes per pixel
 */
export function filterRow(
  row: Uint8Array,
  previous: Uint8Array,
  step: number,
  out: Uint8Array,
): void {
  const kind = chooseFilter(row, previous, step);
  out[0] = kind;
  if (kind === NONE) {
    out.set(row, 1);
    return;
  }
  for (let i = 0; i < row.length; i++) {
    const left = i >= step ? (row[i - step] ?? 0) : 0;
    const value = row[i] ?? 0;
    if (kind === SUB) out[i + 1] = value - left;
    else {
      const up = previous[i] ?? 0;
      if (kind === UP) out[i + 1] = value - up;
      else out[i + 1] = value - paeth(left, up, i >= step ? (previous[i - step] ?? 0) : 0);
    }
  }
}

function chooseFilter(row: Uint8Array, previous: Uint8Array, step: number): number {
  let [sub, up, predicted] = [0, 0, 0];
  for (let i = step; i < row.length; i += step * SAMPLE_STEP + 1) {
    const value = row[i] ?? 0;
    const left = row[i - step] ?? 0;
    const above = previous[i] ?? 0;
    sub += size(value - left);
    up += size(value - above);
    predicted += size(value - paeth(left, above, previous[i - step] ?? 0));
  }
  if (predicted * 1.1 < sub && predicted * 1.1 < up) return PAETH;
  return up < sub ? UP : SUB;
}

/** How far a difference is from zero, as a signed byte. */
function size(difference: number): number {
  const byte = difference & 255;
  return byte < 128 ? byte : 256 - byte;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const byLeft = Math.abs(estimate - left);
  const byUp = Math.abs(estimate - up);
  const byUpLeft = Math.abs(estimate - upLeft);
  if (byLeft <= byUp && byLeft <= byUpLeft) return left;
  return byUp <= byUpLeft ? up : upLeft;
}

/** Undoes a filter in place. Unknown kinds are an error of the file. */
export function unfilterRow(
  kind: number,
  row: Uint8Array,
  previous: Uint8Array,
  step: number,
): void {
  if (kind === NONE) return;
  if (kind > PAETH) throw new RangeError(`PNG filter ${kind}`);
  for (let i = 0; i < row.length; i++) {
    const left = i >= step ? (row[i - step] ?? 0) : 0;
    const up = previous[i] ?? 0;
    let add: number;
    if (kind === SUB) add = left;
    else if (kind === UP) add = up;
    else if (kind === AVERAGE) add = (left + up) >> 1;
    else add = paeth(left, up, i >= step ? (previous[i - step] ?? 0) : 0);
    row[i] = (row[i] ?? 0) + add;
  }
}
