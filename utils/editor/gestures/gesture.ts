import type { StagePoint } from "@/utils/core/geometry";
import type { Drawing } from "@/utils/editor/editor-state";

/** Where a pointer was, CSS px of the stage, and how hard it pressed (0…1; 0.5 for a mouse). */
export interface Sample {
  readonly point: StagePoint;
  readonly pressure: number;
  readonly isShift: boolean;
}

/** What a pointer does from going down to going up. */
export interface Gesture {
  /** Called once a frame with everything that has come in since. */
  add(samples: readonly Sample[]): void;
  /** The pointer went up, or was lost: what has been done so far counts. */
  finish(): void;
  cancel(): void;
  /** What stays open after the pointer went up, as a polygon does. */
  next?(): Drawing | undefined;
  /** The window lost the focus: keep what there is, go on if the pointer does. */
  pause?(): void;
}
