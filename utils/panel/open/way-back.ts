import { defined } from "@/utils/core/defined";
import type { Editor } from "@/utils/editor/editor-types";
import type { OpenedWith } from "@/utils/panel/open/opened-with";

/** Where undo and redo lead from a picture, beyond its own paint. */
export type Ways = Pick<OpenedWith, "stepBack" | "stepForward">;

/**
 * The way back from a picture to the one that is open, which it is made from.
 * Redo leads forth again; what could be reached from either of the two can be
 * reached afterwards as well.
 *
 * @param openFirst opens the one it is made from
 * @param openNext opens what is made of it, as it was left
 */
export function wayBack(
  editor: Editor,
  openFirst: (ways: Ways) => Promise<void>,
  openNext: (ways: Ways) => Promise<void>,
): () => void {
  const { stepBack: before } = editor.getState();
  const stepBack = () => {
    const { stepForward: after } = editor.getState();
    const stepForward = () => void openNext(defined({ stepBack, stepForward: after }));
    void openFirst(defined({ stepBack: before, stepForward }));
  };
  return stepBack;
}
