import type { UnstoredResults } from "@/utils/core/edit/unstored";
import type { FinishDeps } from "@/utils/edits/finish";
import type { PrepareDeps } from "@/utils/edits/prepare";

/** What running an edit needs from outside; the background hands in the real things. */
export interface RunDeps extends PrepareDeps, FinishDeps {
  /** Tells open panels that the stored record has changed. */
  readonly announce: (editId: string) => void;
  /** Tells open panels that a preview of the answer has arrived. */
  readonly announcePartial: (editId: string) => void;
  /** Shows open panels results that the disk did not take. */
  readonly offerUnstored?: (unstored: UnstoredResults) => void;
}

/** How a run ended: with the edit; before it, as nothing is to be sent; or it was not this run's. */
export type RunEnd = "ended" | "paused" | "not-mine";
