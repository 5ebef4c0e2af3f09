/** Of 255. Two ways to decode and scale the same file are at most 0.6 and 4 apart. */
const MAX_MEAN = 4;
const MAX_CELL = 24;

/**
 * Whether two thumbnails (RGBA, 0 to 255, colours multiplied by alpha, of the same
 * dimensions) show the same picture: neither all over another one nor in any place.
 */
export function isSamePicture(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length || a.length === 0) return false;
  let sum = 0;
  let largest = 0;
  for (const [at, value] of a.entries()) {
    const difference = Math.abs(value - (b[at] ?? 0));
    sum += difference;
    largest = Math.max(largest, difference);
  }
  return sum / a.length <= MAX_MEAN && largest <= MAX_CELL;
}
