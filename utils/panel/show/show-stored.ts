import { showEdit } from "@/utils/panel/show/follow-edit";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { startRun } from "@/utils/panel/state/panel-state";
import { viewOf } from "@/utils/panel/state/result-view";
import { resultsOf, shownEditIds } from "@/utils/panel/state/selectors";
import { readEdit } from "@/utils/store/edits";

/**
 * Puts another edit of the open picture on the stage, with one of its results
 * chosen. What is painted and written stays as it is.
 *
 * @param position among its results; those of an edit that runs come later
 */
export async function showStored(
  context: PanelContext,
  editId: string,
  position: number,
): Promise<void> {
  const { store } = context;
  const before = store.getState();
  if (!shownEditIds(before).includes(editId)) {
    const edit = await readEdit(editId);
    const { picture, run } = store.getState();
    if (picture !== before.picture || run?.edit.id !== before.run?.edit.id) return;
    if (!edit.ok) return store.setState({ problem: edit.error });
    if (edit.value.pictureId !== picture?.record.id) return;
    store.setState({ problem: undefined, sentBefore: before.sentBefore ?? run?.edit });
    startRun(store, edit.value);
    void showEdit(context, edit.value);
    await hasPlaces(context, editId);
  }
  const state = store.getState();
  if (position >= 0 && position < resultsOf(state).length) {
    store.setState({ shown: viewOf(state.shown, position) });
  }
}

/** Resolves when the results of an edit have their places, or something else is shown. */
function hasPlaces({ store }: PanelContext, editId: string): Promise<void> {
  return new Promise((resolve) => {
    const isOver = () => {
      const { run } = store.getState();
      const isOther = !shownEditIds(store.getState()).includes(editId);
      return isOther || run?.edit.state !== "done" || run.results.length > 0;
    };
    if (isOver()) return resolve();
    const stop = store.subscribe(() => {
      if (!isOver()) return;
      stop();
      resolve();
    });
  });
}
