import { createLatest } from "@/utils/async/latest";
import type { HistoryEntry } from "@/utils/core/history/entry";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readEntry, readEntryPage } from "@/utils/store/history";

/** How many entries are read at a time: small enough not to hold up a frame. */
const PAGE = 500;

/**
 * Keeps the strip of the picture that is open: every edit of it, whenever and in
 * whichever window it was made. Returns unsubscribe.
 */
export function followStrip(context: PanelContext): () => void {
  const { store, services } = context;
  const reading = createLatest();
  const read = () => void readStrip(context, reading.next());
  const stops = [
    services.onEditAnnounced((editId) => void refresh(context, editId)),
    store.subscribe(({ picture, view }, before) => {
      const isOther = picture?.record.id !== before.picture?.record.id;
      if (isOther && store.getState().strip.length > 0) store.setState({ strip: [] });
      // In the history, edits may have been deleted.
      const isBack = view === "editor" && before.view === "history";
      if (picture && (isOther || isBack)) read();
    }),
  ];
  if (store.getState().picture) read();
  return () => {
    reading.cancel();
    for (const stop of stops) stop();
  };
}

/** Reads all of the history, a page at a time: there is no list of a picture's edits. */
async function readStrip({ store }: PanelContext, signal: AbortSignal): Promise<void> {
  const pictureId = store.getState().picture?.record.id;
  const found: HistoryEntry[] = [];
  let from: string | undefined;
  do {
    const page = await readEntryPage(from, PAGE);
    if (!page.ok || signal.aborted) return;
    found.push(...page.value.entries.filter((entry) => isOf(entry, pictureId)));
    from = page.value.next;
  } while (from !== undefined);
  if (store.getState().picture?.record.id !== pictureId) return;
  if (found.length > 0 || store.getState().strip.length > 0) store.setState({ strip: found });
}

function isOf(entry: HistoryEntry, pictureId: string | undefined): boolean {
  return entry.pictureId === pictureId && entry.deletedAt === undefined;
}

async function refresh({ store }: PanelContext, editId: string): Promise<void> {
  const entry = await readEntry(editId);
  if (!entry.ok) return;
  const { strip, picture } = store.getState();
  const others = strip.filter(({ id }) => id !== editId);
  const isHere = entry.value && isOf(entry.value, picture?.record.id);
  if (!isHere && others.length === strip.length) return;
  const next = isHere && entry.value ? [...others, entry.value] : others;
  // An id begins with its time.
  store.setState({ strip: next.toSorted((a, b) => (a.id < b.id ? 1 : -1)) });
}
