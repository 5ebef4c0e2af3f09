import type { PicturePoint, Rect } from "@/utils/core/geometry";
import type { PaintMode } from "@/utils/core/mask/operation";
import type { PartWords } from "@/utils/core/mask/part-words";

/** Whether objects can be selected: not known yet, yes, or no, since there are no edges. */
export type Edges = "unknown" | "found" | "none";

/** What *Point* outlines, in words, for people who do not see it. */
export interface OutlinedWords extends PartWords {
  readonly mode: PaintMode;
}

/** What was taken last and can still be made larger or smaller. */
export interface Resizable {
  /** Where it was pointed at, picture px. */
  readonly at: PicturePoint;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  /** By a finger, which has no wheel. */
  readonly isTouch: boolean;
}

/** An object that was selected last, and may want a margin. */
export interface MarginOffer {
  /** Its box, picture px. */
  readonly beside: Rect;
  /** Flat y, x, length …, picture px. */
  readonly runs: readonly number[];
}
