import type { Result } from "@/utils/core/result";
import type { Extension } from "@/utils/core/window/extend";
import { changeToReference } from "@/utils/panel/open/change-to-reference";
import { closePicture } from "@/utils/panel/open/close-picture";
import { continueFromResult } from "@/utils/panel/open/continue-from-result";
import { extendPicture } from "@/utils/panel/open/reframe-picture";
import { type PaintOutcome, reuseAll, reusePaint, reusePrompt } from "@/utils/panel/open/reuse";
import { bringBackUnsent, dropUnsent, openPrevious } from "@/utils/panel/open/unsent-work";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** The ways from what is open, or was, to something else. */
export interface GoOnActions {
  /** Keeps what was painted and written on it. */
  closePicture(): Promise<void>;
  /** Makes the chosen result the picture that is edited next. */
  continueFromResult(): Promise<void>;
  /** Makes a larger picture, with its new part painted over. */
  extend(extension: Extension): Promise<void>;
  /** Opens all that was asked for in an earlier edit, to be changed and sent. */
  reuseAll(editId: string): Promise<void>;
  reusePaint(editId: string): Promise<Result<PaintOutcome>>;
  reusePrompt(prompt: string): void;
  /** Brings back the unsent work on this picture that was set aside last. */
  bringBackUnsent(): void;
  dropUnsent(): void;
  /** Opens the picture that was open before, with the work that was left on it. */
  openPrevious(): Promise<void>;
  /** Goes back to the picture that was open before, and sends the present one along with it. */
  changeToReference(): Promise<void>;
}

/** Going on from what is open, and back to what was. */
export function createGoOnActions(context: PanelContext): GoOnActions {
  return {
    closePicture: () => closePicture(context),
    continueFromResult: () => continueFromResult(context),
    extend: (extension) => extendPicture(context, extension),
    reuseAll: (editId) => reuseAll(context, editId),
    reusePaint: (editId) => reusePaint(context, editId),
    reusePrompt: (prompt) => reusePrompt(context, prompt),
    bringBackUnsent: () => bringBackUnsent(context),
    dropUnsent: () => dropUnsent(context),
    openPrevious: () => openPrevious(context),
    changeToReference: () => changeToReference(context),
  };
}
