/** Enough base-36 digits for milliseconds until the year 5188. */
const TIME_DIGITS = 9;

/**
 * An id that sorts by time as text, so that a key range lists history in order
 * without an index. `random` keeps two edits of one millisecond apart.
 */
export function makeEditId(createdAt: number, random: string): string {
  return `${Math.floor(createdAt).toString(36).padStart(TIME_DIGITS, "0")}-${random}`;
}
