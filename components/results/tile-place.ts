import type { CSSProperties } from "react";

/** Where a tile is among the results of the strip. */
export interface TilePlace {
  /** −1 is the original. */
  readonly index: number;
  /** By which the focus finds it again. */
  readonly tileKey: string;
  /** Of all results, drawn or not. */
  readonly count: number;
  /** Its cell; where all tiles are in one row, none. */
  readonly place: CSSProperties | undefined;
}
