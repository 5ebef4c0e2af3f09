/** A tile of the strip, CSS px. */
export const TILE = 56;

/** Space between tiles, and around them, CSS px. */
const TILE_GAP = 8;

const PITCH = TILE + TILE_GAP;

/** Rows drawn above and below those in sight, so that a quick scroll shows no gap. */
const ROWS_BEYOND = 3;

/** The part of the strip that can be seen, CSS px. */
export interface StripView {
  /** How far it is scrolled. */
  readonly top: number;
  /** Its inside, padding included. */
  readonly width: number;
  readonly height: number;
}

/** How tiles lie in the strip. */
export interface StripGrid {
  readonly columns: number;
  /** The first cell to be drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The columns there is room for, and the cells in sight or near it: whole rows. */
export function stripGrid({ top, width, height }: StripView): StripGrid {
  const columns = Math.max(1, Math.floor((width - TILE_GAP) / PITCH));
  const first = Math.floor((top - TILE_GAP) / PITCH) - ROWS_BEYOND;
  const last = Math.ceil((top + height - TILE_GAP) / PITCH) + ROWS_BEYOND;
  return { columns, from: Math.max(0, first) * columns, to: Math.max(1, last) * columns };
}

/** Where a cell lies, as CSS counts rows and columns. */
export function placeOf(cell: number, { columns }: Pick<StripGrid, "columns">) {
  return { gridRow: Math.floor(cell / columns) + 1, gridColumn: (cell % columns) + 1 };
}

/**
 * Which results are drawn: those in sight or near it, and those that are there
 * in any case, because they are chosen or have the focus. Sorted, each once.
 *
 * @param lead how many cells lie before the first result
 */
export function drawnResults(
  count: number,
  lead: number,
  { from, to }: Pick<StripGrid, "from" | "to">,
  always: readonly number[],
): readonly number[] {
  const first = Math.max(0, from - lead);
  const end = Math.min(count, to - lead);
  const near = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const far = always.filter((at) => at >= 0 && at < count && (at < first || at >= end));
  return [...new Set([...near, ...far])].sort((a, b) => a - b);
}

/**
 * Where a key leads from a result; −1 is the original. `undefined`: nowhere.
 *
 * @param columns of the strip; without them all tiles are in one row
 */
export function keyLeads(
  at: number,
  key: string,
  count: number,
  columns: number | undefined,
): number | undefined {
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: columns && at + columns,
    ArrowUp: columns && at - columns,
    Home: -1,
    End: count - 1,
  };
  const to = steps[key];
  return to !== undefined && to >= -1 && to < count ? to : undefined;
}
