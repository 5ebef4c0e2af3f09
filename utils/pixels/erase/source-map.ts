import type { Rect, Size } from "@/utils/core/geometry";

/** Where in a picture something was copied from, in squares of `CELL` px. */
export interface SourceMap {
  readonly columns: number;
  /** How many pixels of a square were copied, a square each. */
  readonly counts: Uint8Array;
}

const CELL = 8;
/** A square of which so many pixels were used is not used again. */
const MANY = 12;

/** An empty map of a picture, picture px. */
export function createSourceMap(picture: Size): SourceMap {
  const columns = Math.ceil(picture.width / CELL);
  return { columns, counts: new Uint8Array(columns * Math.ceil(picture.height / CELL)) };
}

/** @param sources pixels of the window, in its raster's order */
export function addSources(map: SourceMap, window: Rect, sources: Int32Array): void {
  for (const source of sources) {
    const at = cellOf(
      map,
      window.x + (source % window.width),
      window.y + Math.floor(source / window.width),
    );
    map.counts[at] = Math.min(255, (map.counts[at] ?? 0) + 1);
  }
}

/** Picture px. */
export function isBarred(map: SourceMap, x: number, y: number): boolean {
  return (map.counts[cellOf(map, x, y)] ?? 0) >= MANY;
}

function cellOf({ columns }: SourceMap, x: number, y: number): number {
  return Math.floor(y / CELL) * columns + Math.floor(x / CELL);
}
