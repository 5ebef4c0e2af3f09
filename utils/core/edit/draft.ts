import type { MaskHistory } from "@/utils/core/mask/operation";
import type { EditOptions } from "@/utils/core/option-fields";
import type { WindowChoice } from "@/utils/core/window/window-choice";

/** What a person makes of a picture before it is sent. */
export interface Work {
  readonly mask: MaskHistory;
  readonly prompt: string;
  /** References to send along, by picture id, in their order. */
  readonly references?: readonly string[];
  readonly options: EditOptions;
  /** What is to be sent, unless it is the paint with its surroundings. */
  readonly windowChoice?: WindowChoice;
}

/** What is open in a window: closing the panel must not lose it. One per window and picture. */
export interface Draft extends Work {
  readonly pictureId: string;
  /** The edit that is shown with it, if any. */
  readonly editId?: string;
  /** The edit this picture came from, if it is a result that was gone on from. */
  readonly parentId?: string;
  /** Unsent work on this picture that gave way to something else, the latest last. */
  readonly unsent?: readonly Work[];
  readonly savedAt: number;
  /** The person closed the picture: it is not opened by itself again. */
  readonly isClosed?: boolean;
}
