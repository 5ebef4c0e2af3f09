/** PNG's row filters: https://www.w3.org/TR/png-3/#9Filters */
const NONE = 0;
const SUB = 1;
const UP = 2;
const AVERAGE = 3;
const PAETH = 4;

/** One pixel in so many is sampled to choose a filter. */
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
  const { length } = row;
  // The first pixel has nothing to its left: two of the filters leave it as it is.
  for (let i = 0; i < step; i++) out[i + 1] = row[i]! - (kind === SUB ? 0 : previous[i]!);
  if (kind === SUB) {
    for (let i = step; i < length; i++) out[i + 1] = row[i]! - row[i - step]!;
  } else if (kind === UP) {
    for (let i = step; i < length; i++) out[i + 1] = row[i]! - previous[i]!;
  } else {
    for (let i = step; i < length; i++) {
      const predicted = paeth(row[i - step]!, previous[i]!, previous[i - step]!);
      out[i + 1] = row[i]! - predicted;
    }
  }
}

function chooseFilter(row: Uint8Array, previous: Uint8Array, step: number): number {
  let [sub, up, predicted] = [0, 0, 0];
  for (let i = step; i < row.length; i += step * SAMPLE_STEP + 1) {
    const value = row[i]!;
    const left = row[i - step]!;
    const above = previous[i]!;
    sub += size(value - left);
    up += size(value - above);
    predicted += size(value - paeth(left, above, previous[i - step]!));
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

/** Undoes a filter in place. Gives false where there is no such filter: an error of the file. */
export function unfilterRow(
  kind: number,
  row: Uint8Array,
  previous: Uint8Array,
  step: number,
): boolean {
  if (kind > PAETH) return false;
  if (kind === NONE) return true;
  const { length } = row;
  const first = kind === AVERAGE ? 0.5 : 1;
  for (let i = 0; i < step && i < length && kind !== SUB; i++) {
    row[i] = row[i]! + Math.floor(previous[i]! * first);
  }
  if (kind === SUB) {
    for (let i = step; i < length; i++) row[i] = row[i]! + row[i - step]!;
  } else if (kind === UP) {
    for (let i = step; i < length; i++) row[i] = row[i]! + previous[i]!;
  } else if (kind === AVERAGE) {
    for (let i = step; i < length; i++) {
      row[i] = row[i]! + ((row[i - step]! + previous[i]!) >> 1);
    }
  } else {
    for (let i = step; i < length; i++) {
      const predicted = paeth(row[i - step]!, previous[i]!, previous[i - step]!);
      row[i] = row[i]! + predicted;
    }
  }
  return true;
}
