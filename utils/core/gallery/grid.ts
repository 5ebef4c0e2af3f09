/** Space between tiles, CSS px. */
export const GAP = 8;

/** A tile is at least so wide, CSS px: two of them fit into a panel of 320 px. */
const LEAST_TILE = 112;

/** The words below a picture, CSS px. */
const WORDS = 40;

/** How tiles lie in a scrolled area. */
export interface Grid {
  readonly columns: number;
  /** Of a tile, CSS px. */
  readonly width: number;
  /** From the top of one row to the top of the next, CSS px. */
  readonly rowHeight: number;
  /** Of all rows, CSS px. */
  readonly height: number;
}

/**
 * The grid of so many tiles.
 *
 * @param inside the width there is for them, CSS px
 */
export function gridOf(count: number, inside: number): Grid {
  const columns = Math.max(1, Math.floor((inside + GAP) / (LEAST_TILE + GAP)));
  const width = Math.max(1, Math.floor((inside - GAP * (columns - 1)) / columns));
  const rowHeight = width + WORDS + GAP;
  return { columns, width, rowHeight, height: Math.ceil(count / columns) * rowHeight };
}

/** The first tile that can be seen, and the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The tiles between two heights, whole rows.
 *
 * @param top from the top of the first row, CSS px
 */
export function tilesBetween(
  { columns, rowHeight }: Grid,
  count: number,
  top: number,
  bottom: number,
): Span {
  const from = Math.max(0, Math.floor(top / rowHeight)) * columns;
  const to = Math.max(0, Math.min(count, Math.ceil(bottom / rowHeight) * columns));
  return { from: Math.min(from, to), to };
}

/** Where an arrow key leads from a tile; `undefined` for other keys. */
export function stepFrom(
  at: number,
  key: string,
  { columns }: Pick<Grid, "columns">,
  count: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    PageDown: at + 4 * columns,
    PageUp: at - 4 * columns,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}
