import type { MaskHistory } from "@/utils/core/mask/operation";
import type { EditOptions } from "@/utils/core/option-fields";
import type { WindowChoice } from "@/utils/core/window/window-choice";

/** What a person has open and has not sent: closing the panel must not lose it. */
export interface Draft {
  readonly pictureId: string;
  /** The edit that is shown with it, if any. */
  readonly editId?: string;
  /** The edit this picture came out of, if it is a result gone on from. */
  readonly parentId?: string;
  readonly mask: MaskHistory;
  readonly prompt: string;
  /** Further pictures to send along, by id, in their order. */
  readonly references?: readonly string[];
  readonly options: EditOptions;
  /** What is to be sent, where it is not what is painted with its surroundings. */
  readonly windowChoice?: WindowChoice;
  readonly savedAt: number;
}
