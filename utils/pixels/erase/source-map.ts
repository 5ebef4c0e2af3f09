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

/** The squares that are not used again, as flat first, length …: small enough to be kept. */
export function barredSquares({ counts }: SourceMap): number[] {
  const runs: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    if ((counts[at] ?? 0) < MANY) continue;
    const first = at;
    while ((counts[at + 1] ?? 0) >= MANY) at++;
    runs.push(first, at + 1 - first);
  }
  return runs;
}

/** The map of a picture (picture px) in which these squares, and no others, are not used again. */
export function barSquares(picture: Size, runs: readonly number[]): SourceMap {
  const map = createSourceMap(picture);
  for (let n = 0; n + 1 < runs.length; n += 2) {
    const first = runs[n] ?? 0;
    map.counts.fill(MANY, first, first + (runs[n + 1] ?? 0));
  }
  return map;
}

function cellOf({ columns }: SourceMap, x: number, y: number): number {
  return Math.floor(y / CELL) * columns + Math.floor(x / CELL);
}
