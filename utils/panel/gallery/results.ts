import { nameAmong } from "@/utils/core/gallery/file-names";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import type { GalleryState } from "@/utils/panel/gallery/gallery-state";
import { placedOf } from "@/utils/panel/show/placed-of";
import { createZip } from "@/utils/store/archive/zip-write";
import { readEdit } from "@/utils/store/edits";
import { readPicture } from "@/utils/store/pictures";

/** The edits sent together that have results, in their order. */
export function finishedOf({
  batch,
  entries,
}: Pick<GalleryState, "batch" | "entries">): readonly HistoryEntry[] {
  return batch.flatMap(({ editId }) => {
    const entry = entries.get(editId);
    return entry?.state === "done" && entry.results.length > 0 ? [entry] : [];
  });
}

/**
 * Saves every result as one ZIP file, each under its own picture's name. What
 * cannot be placed is left out, and the last reason is in the state.
 *
 * @returns how many are in it
 */
export async function saveResults(context: GalleryContext): Promise<number> {
  const { panel, store } = context;
  const zip = createZip();
  let count = 0;
  await withEach(context, async ({ id, pictureId, results }) => {
    const picture = await readPicture(pictureId);
    if (!picture.ok) return store.setState({ problem: picture.error });
    for (const position of results.keys()) {
      const placed = await placedOf(panel, id, position);
      if (!placed.ok) {
        store.setState({ problem: placed.error });
        continue;
      }
      const type = placed.value.type || "image/png";
      const name = nameAmong(zip.has, picture.value.provenance, position, type);
      if (await zip.add(name, placed.value, panel.services.now())) count += 1;
    }
  });
  if (count > 0) panel.services.saveFile(zip.end(), "redraw-pictures.zip");
  return count;
}

/**
 * Shows the first result of each picture in its place on the page, or with
 * `isBack` the originals again. Those that cannot be are counted.
 */
export async function swapResults(context: GalleryContext, isBack: boolean): Promise<void> {
  const { store } = context;
  let failed = 0;
  store.setState({ swapped: undefined });
  const changed = new Set(store.getState().onPage);
  await withEach(context, async ({ id }) => {
    if (isBack && !changed.has(id)) return;
    if (!(await swapOne(context, id, isBack))) {
      failed += 1;
      return;
    }
    if (isBack) changed.delete(id);
    else changed.add(id);
  });
  const before = store.getState().onPage.size;
  const done = isBack ? before - changed.size : changed.size;
  store.setState({ onPage: changed, swapped: { isBack, done, failed } });
}

async function swapOne({ panel }: GalleryContext, editId: string, isBack: boolean) {
  // What is shown on the page is read from the disk: it has to be there.
  const placed = isBack ? undefined : await placedOf(panel, editId, 0);
  if (placed && !placed.ok) return false;
  const edit = await readEdit(editId);
  const index = edit.ok ? (edit.value.results[0]?.index ?? 0) : 0;
  const { windowId, request } = panel.services;
  const told = await request({ type: "swap-on-page", windowId, editId, index, isBack });
  return told.ok && told.value === "swapped";
}

/** Does something with each edit that has results, one after the other, and says how far it is. */
async function withEach(
  { store }: GalleryContext,
  work: (entry: HistoryEntry) => Promise<void>,
): Promise<void> {
  if (store.getState().working) return;
  const all = finishedOf(store.getState());
  store.setState({ problem: undefined });
  try {
    for (const [done, entry] of all.entries()) {
      store.setState({ working: { done, of: all.length } });
      await work(entry);
    }
  } finally {
    store.setState({ working: undefined });
  }
}
