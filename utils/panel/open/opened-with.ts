import type { Work } from "@/utils/core/edit/draft";
import type { Edit } from "@/utils/core/edit/edit";

/**
 * What comes with a picture when it is opened. Without a mask, what was left
 * on the picture is looked up; without options, those in the panel stay.
 */
export interface OpenedWith extends Partial<Work> {
  /** The edit to show with the picture, with its results. */
  readonly edit?: Edit;
  readonly parentId?: string;
  /** The picture goes on from the one that is open: so does the prompt. */
  readonly keepsPrompt?: boolean;
  /** Chosen afresh, a file or an image on a page: what was finished on it stays in the history. */
  readonly isAnew?: boolean;
  /** Undo and redo beyond the mask's own history: to the picture before or after this one. */
  readonly stepBack?: () => void;
  readonly stepForward?: () => void;
  /** The person has gone to another view meanwhile and is left there. */
  readonly keepsView?: boolean;
}
