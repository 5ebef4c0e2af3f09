/** The nearest place inside of a row or column of `end` px. */
export function within(at: number, end: number): number {
  return Math.min(Math.max(at, 0), end - 1);
}
