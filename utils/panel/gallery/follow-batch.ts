import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import { withKey } from "@/utils/panel/gallery/gallery-state";
import { readBatch } from "@/utils/store/gallery-batch";
import { readEntry } from "@/utils/store/history";

/**
 * Keeps up with the edits that were sent together, also by a panel of this window
 * that has been closed since. Returns unsubscribe.
 */
export function followBatch(context: GalleryContext): () => void {
  const { panel, store } = context;
  const { windowId, onEditAnnounced } = panel.services;
  const stopHearing = onEditAnnounced((editId) => {
    if (store.getState().batch.some((one) => one.editId === editId)) void read(context, editId);
  });
  const stopFollowing = store.subscribe(({ batch }, before) => {
    if (batch === before.batch) return;
    const known = new Set(before.batch.map(({ editId }) => editId));
    for (const { editId } of batch) if (!known.has(editId)) void read(context, editId);
  });
  void readBatch(windowId).then((batch) => {
    if (store.getState().batch.length === 0 && batch.length > 0) store.setState({ batch });
  });
  return () => {
    stopHearing();
    stopFollowing();
  };
}

async function read({ store }: GalleryContext, editId: string): Promise<void> {
  const entry = await readEntry(editId);
  const found = entry.ok ? entry.value : undefined;
  if (found) store.setState(({ entries }) => ({ entries: withKey(entries, editId, found) }));
}
