import { createOneAtATime } from "@/utils/async/one-at-a-time";
import { isRunning } from "@/utils/core/edit/edit-life";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { shownEditIds } from "@/utils/panel/state/selectors";
import { readQueue, watchPause } from "@/utils/store/queue";
import { listUnseen } from "@/utils/store/unseen";

/**
 * Keeps up with what waits and runs, and with what has ended unseen, in whichever
 * window; what is on the stage of a page that can be seen counts as seen. Returns
 * unsubscribe.
 */
export function followQueue(context: PanelContext): () => void {
  const { store, services } = context;
  // Of many changes in a row, only the first and the last are read.
  const read = createOneAtATime(() => readNow(context));
  const stops = [
    services.onEditAnnounced(read),
    watchPause(read),
    services.onVisible(() => noteSeen(context)),
    store.subscribe((state, before) => {
      if (state.run !== before.run || state.queue !== before.queue || state.view !== before.view) {
        noteSeen(context);
      }
    }),
  ];
  read();
  return () => {
    for (const stop of stops) stop();
  };
}

async function readNow({ store }: PanelContext): Promise<void> {
  const [queue, unseen] = [await readQueue(), await listUnseen()];
  if (!queue.ok || !unseen.ok) return;
  const { edits, pause } = queue.value;
  const { queue: before } = store.getState();
  const isEmpty = edits.length + unseen.value.length === 0 && !pause;
  const wasEmpty = before.edits.length + before.unseen.length === 0 && !before.pause;
  // Without a change nothing is set: every change of the state is a reason to save.
  if (!isEmpty || !wasEmpty) store.setState({ queue: { edits, pause, unseen: unseen.value } });
}

/** The end of the edit on the stage is seen, with all that were sent together with it. */
function noteSeen({ store, services }: PanelContext): void {
  const state = store.getState();
  const { run, view, queue } = state;
  if (!run || isRunning(run.edit) || view !== "editor" || !services.isVisible()) return;
  const shown = shownEditIds(state);
  const editIds = queue.unseen.filter(({ id }) => shown.includes(id)).map(({ id }) => id);
  if (editIds.length === 0) return;
  const unseen = queue.unseen.filter(({ id }) => !editIds.includes(id));
  store.setState({ queue: { ...queue, unseen } });
  void services.request({ type: "edits-seen", editIds });
}
