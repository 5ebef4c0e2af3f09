/** The browser's clock, ms since the epoch, for code that is not given one. */
export function now(): number {
  return Date.now();
}
