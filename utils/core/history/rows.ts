import type { ListedEdit } from "@/utils/core/history/groups";

/** CSS px. Fixed, so that a row's position is known without rendering the rows above. */
const DAY_HEIGHT = 36;
/** CSS px. */
export const ITEM_HEIGHT = 80;

export type HistoryRow =
  | { readonly kind: "day"; readonly top: number; readonly at: number }
  | {
      readonly kind: "item";
      readonly top: number;
      readonly entry: ListedEdit;
      /** Index among the items, from 0. */
      readonly position: number;
    };

/**
 * Entries (newest first) with a heading before each day of theirs. `dayOf` gives
 * a number that differs between days: where a day begins is the clock's affair.
 */
export function rowsByDay(
  entries: readonly ListedEdit[],
  dayOf: (at: number) => number,
): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let day: number | undefined;
  let top = 0;
  for (const [position, entry] of entries.entries()) {
    const itsDay = dayOf(entry.createdAt);
    if (itsDay !== day) {
      rows.push({ kind: "day", top, at: entry.createdAt });
      top += DAY_HEIGHT;
      day = itsDay;
    }
    rows.push({ kind: "item", top, entry, position });
    top += ITEM_HEIGHT;
  }
  return rows;
}

/** Height of a row, CSS px. */
export function heightOf(row: HistoryRow): number {
  return row.kind === "day" ? DAY_HEIGHT : ITEM_HEIGHT;
}

/** Height of all rows, CSS px. */
export function totalHeight(rows: readonly HistoryRow[]): number {
  const last = rows.at(-1);
  return last ? last.top + heightOf(last) : 0;
}

/** The rows that overlap a vertical range, CSS px. */
export function rowsBetween(
  rows: readonly HistoryRow[],
  from: number,
  to: number,
): readonly HistoryRow[] {
  return rows.slice(firstEndingAfter(rows, from), firstStartingFrom(rows, to));
}

function firstEndingAfter(rows: readonly HistoryRow[], height: number): number {
  return partition(rows, (row) => row.top + heightOf(row) <= height);
}

function firstStartingFrom(rows: readonly HistoryRow[], height: number): number {
  return partition(rows, (row) => row.top < height);
}

/** Binary search: how many leading rows are `before`. */
function partition(rows: readonly HistoryRow[], before: (row: HistoryRow) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && before(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}
