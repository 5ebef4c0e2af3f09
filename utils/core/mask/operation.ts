import type { Rect } from "@/utils/core/geometry";

/** Whether an operation makes pixels editable or protects them again. */
export type PaintMode = "add" | "erase";

/**
 * One step of painting, in picture px. The mask is the list of these and
 * nothing else: its raster at any scale is a pure function of the list.
 */
export type MaskOperation =
  /** `points` is flat: x0, y0, x1, y1 … ; one point is a dot. `radii` (one per point) where pen pressure varied the size. */
  | {
      readonly kind: "stroke";
      readonly mode: PaintMode;
      readonly radius: number;
      readonly points: readonly number[];
      readonly radii?: readonly number[];
    }
  | { readonly kind: "rectangle"; readonly mode: PaintMode; readonly rect: Rect }
  /** A closed polygon, flat points, even-odd. */
  | { readonly kind: "polygon"; readonly mode: PaintMode; readonly points: readonly number[] }
  /** Wand or import. `runs` is flat: y, x, length … in picture px, sorted, not overlapping. */
  | { readonly kind: "spans"; readonly mode: PaintMode; readonly runs: readonly number[] }
  | { readonly kind: "all" }
  | { readonly kind: "invert" }
  | { readonly kind: "clear" }
  /** Positive grows, negative shrinks, picture px. */
  | { readonly kind: "grow"; readonly by: number }
  | { readonly kind: "fillHoles" };

/** The most that `grow` can grow or shrink by, picture px; the interface offers 64. */
export const MAX_GROWTH = 4096;

/** The mask with its undo history: the first `position` operations count. */
export interface MaskHistory {
  readonly operations: readonly MaskOperation[];
  readonly position: number;
}
