import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import { withKey } from "@/utils/panel/gallery/gallery-state";
import { readBatch } from "@/utils/store/gallery-batch";
import { readEntry } from "@/utils/store/history";

/**
 * Keeps up with the edits that were sent together, also by a panel of this window
 * that has been closed since. Those whose end is on the screen here count as seen.
 * Returns unsubscribe.
 */
export function followBatch(context: GalleryContext): () => void {
  const { panel, store } = context;
  const { windowId, onEditAnnounced, onVisible } = panel.services;
  const stops = [
    onEditAnnounced((editId) => {
      if (store.getState().batch.some((one) => one.editId === editId)) void read(context, editId);
    }),
    store.subscribe(({ batch }, before) => {
      if (batch === before.batch) return;
      const known = new Set(before.batch.map(({ editId }) => editId));
      for (const { editId } of batch) if (!known.has(editId)) void read(context, editId);
    }),
    store.subscribe(() => noteSeen(context)),
    panel.store.subscribe(() => noteSeen(context)),
    onVisible(() => noteSeen(context)),
  ];
  void readBatch(windowId).then((batch) => {
    if (store.getState().batch.length === 0 && batch.length > 0) store.setState({ batch });
  });
  return () => {
    for (const stop of stops) stop();
  };
}

async function read({ store }: GalleryContext, editId: string): Promise<void> {
  const entry = await readEntry(editId);
  const found = entry.ok ? entry.value : undefined;
  if (found) store.setState(({ entries }) => ({ entries: withKey(entries, editId, found) }));
}

function noteSeen({ panel, store }: GalleryContext): void {
  const { view, queue } = panel.store.getState();
  const { step, batch } = store.getState();
  if (queue.unseen.length === 0 || view !== "gallery" || step !== "sent") return;
  if (!panel.services.isVisible()) return;
  const shown = new Set(batch.map(({ editId }) => editId));
  const editIds = queue.unseen.filter(({ id }) => shown.has(id)).map(({ id }) => id);
  if (editIds.length === 0) return;
  const unseen = queue.unseen.filter(({ id }) => !shown.has(id));
  panel.store.setState({ queue: { ...queue, unseen } });
  void panel.services.request({ type: "edits-seen", editIds });
}
