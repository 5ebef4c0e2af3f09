/** When the sheets were looked at. */
export const GRADED_ON = "2026-11-26";

/**
 * What each result looks like beside its picture: 5, nobody would look twice; 4, good, a flaw if
 * one searches; 3, a flaw that is seen; 2, plainly wrong; 1, useless.
 */
export const GRADES: ReadonlyMap<string, number> = new Map<string, number>([]);
