import { createDebounce } from "@/utils/async/debounce";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { saveWork } from "@/utils/panel/state/save-work";

/**
 * Long enough not to write while a person types, short enough to lose next to
 * nothing; somebody who never pauses loses no more than the longest wait.
 */
const SAVING = { waitMs: 400, maxWaitMs: 2000 };

/**
 * Keeps what is open on disk: closing a panel destroys its page without a
 * question. One draft per window and picture, so that opening another picture
 * loses nothing. Returns unsubscribe.
 */
export function keepDraft(context: PanelContext): () => void {
  const { store, editor } = context;
  const save = (state = store.getState()) => void saveWork(context, state);
  const saving = createDebounce(save, SAVING);
  const stops = [
    store.subscribe((state, before) => {
      const isOther = before.picture !== state.picture;
      // The picture changes before the editor's mask does: the last moment to keep both.
      if (isOther && before.picture && saving.isPending) save(before);
      // What is open, and what was paid for, is found again even if the panel closes at once.
      if (isOther || before.run?.edit.id !== state.run?.edit.id) saving.scheduleNext();
      else saving.schedule();
    }),
    editor.onMaskChange(saving.schedule),
  ];
  addEventListener("pagehide", saving.runNow);
  return () => {
    saving.cancel();
    removeEventListener("pagehide", saving.runNow);
    for (const stop of stops) stop();
  };
}
