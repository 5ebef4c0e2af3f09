import type { Rect, Size } from "@/utils/core/geometry";
import type { Paint } from "./paint";
import type { SourceMap } from "./source-map";

export interface EraseRequest {
  /** Picture px. */
  readonly picture: Size;
  /** What is to disappear; nothing if absent. */
  readonly paint?: Paint;
  /** The part that is drawn, picture px: all beyond it is blank, and is to continue its edges. */
  readonly kept?: Rect;
  /** RGBA of a part of the picture, straight alpha, picture px. Each time an array that may be changed. */
  read(rect: Rect): Uint8ClampedArray | Promise<Uint8ClampedArray>;
  /** How far the paint reaches beyond what was painted, picture px; 4 if absent. */
  readonly growth?: number;
  /** Where an earlier solution copied from: for another solution, that copies from elsewhere. */
  readonly avoid?: SourceMap;
}

/**
 * Called every few milliseconds of work with the share that is done, 0…1. Whoever wants to hear of
 * a cancellation waits there for a moment, now and then. True: stop.
 */
export type Pause = (done: number) => boolean | Promise<boolean>;

/** A part of the picture after the erasing. */
export interface Patch {
  /** Picture px. */
  readonly rect: Rect;
  /** RGBA; alpha as it was, but of what was blank. */
  readonly rgba: Uint8ClampedArray;
  /** One byte a pixel, 1: may differ from the picture. It is the paint, grown, and at most 10 px around it. */
  readonly changed: Uint8Array;
}

export type EraseFailure =
  /** Nothing is painted. */
  | "nothing_painted"
  /** More than half of the window, or more than can be held, would have to be made up. */
  | "hole_too_large"
  /** Nothing known is left in the window, or nothing that was not to be avoided. */
  | "nothing_to_copy"
  | "cancelled";
