import type { HistoryEntry } from "@/utils/core/history/entry";
import { stateChoiceOf } from "@/utils/core/history/filter";
import { idsOf } from "@/utils/core/history/groups";
import {
  editIdsOf,
  historyStoreOf,
  itemsOf,
  mergeEntries,
  setEntries,
} from "@/utils/panel/history/history-state";
import type { Panel } from "@/utils/panel/panel";
import { starEdits } from "@/utils/store/edits";
import { markDeleted, readEntry, readEntryPage, undelete } from "@/utils/store/history";
import { removeDeleted, removeEdits } from "@/utils/store/remove";

/** First page: a screenful and some more. */
const FIRST_PAGE = 40;

/** Later pages: small enough not to delay a frame. */
const NEXT_PAGE = 1000;

/** How long a deletion can be undone, ms. */
export const UNDO_MS = 10_000;

/** Reads the history and keeps it up to date. Returns unsubscribe. */
export function followHistory(panel: Panel): () => void {
  const store = historyStoreOf(panel);
  let isStopped = false;
  void readAll(panel, () => isStopped);
  const stop = panel.services.onEditAnnounced((editId) => void refreshEntry(panel, editId));
  return () => {
    isStopped = true;
    stop();
    store.setState({ selection: undefined });
    if (store.getState().deleted.length > 0) void settleDeleted(panel);
  };
}

/** Shows the first page as soon as it is read, then reads the rest. */
async function readAll(panel: Panel, isStopped: () => boolean): Promise<void> {
  const store = historyStoreOf(panel);
  const isFirstTime = store.getState().entries === undefined;
  const all: HistoryEntry[] = [];
  let limit = FIRST_PAGE;
  let next: string | undefined;
  for (;;) {
    const page = await readEntryPage(next, limit);
    if (isStopped()) return;
    if (!page.ok) {
      store.setState({ error: page.error });
      return;
    }
    for (const entry of page.value.entries) if (entry.deletedAt === undefined) all.push(entry);
    const isLast = page.value.next === undefined;
    // On a second reading the list stays as it is until everything is read.
    if (isLast || isFirstTime) setEntries(store, [...all]);
    if (isLast) break;
    next = page.value.next;
    limit = NEXT_PAGE;
    await nextTask();
  }
  store.setState({ isComplete: true, error: undefined });
}

/** Yields to rendering and input. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function refreshEntry(panel: Panel, editId: string): Promise<void> {
  const store = historyStoreOf(panel);
  const entry = await readEntry(editId);
  if (!entry.ok || store.getState().entries === undefined) return;
  if (entry.value?.deletedAt === undefined && entry.value) mergeEntries(store, [entry.value]);
  else mergeEntries(store, [], [editId]);
}

/** Stars or unstars items of the list. */
export async function star(
  panel: Panel,
  itemIds: readonly string[],
  isStarred: boolean,
): Promise<void> {
  const store = historyStoreOf(panel);
  const editIds = editIdsOf(store, itemIds);
  const starred = await starEdits(editIds, isStarred);
  if (!starred.ok) return store.setState({ error: starred.error });
  for (const editId of editIds) await refreshEntry(panel, editId);
}

/** Deletes items; `bringBack` undoes it. Running ones stay: they are being paid for. */
export async function remove(panel: Panel, itemIds: readonly string[]): Promise<void> {
  const store = historyStoreOf(panel);
  const { deleted } = store.getState();
  const going = itemsOf(store, itemIds).filter((item) => stateChoiceOf(item) !== "running");
  const ids = going.flatMap(idsOf);
  if (ids.length === 0) return;
  if (deleted.length > 0) await settleDeleted(panel);
  const marked = await markDeleted(ids, panel.services.now());
  if (!marked.ok) return store.setState({ error: marked.error });
  panel.forget(ids);
  mergeEntries(store, [], ids);
  store.setState({ deleted: ids, deletedCount: going.length, selection: undefined });
}

/** Undoes the last deletion. */
export async function bringBack(panel: Panel): Promise<void> {
  const store = historyStoreOf(panel);
  const { deleted } = store.getState();
  store.setState({ deleted: [] });
  const back = await undelete(deleted);
  if (!back.ok) return store.setState({ error: back.error });
  for (const editId of deleted) await refreshEntry(panel, editId);
}

/** Removes deleted items for good. */
export async function settleDeleted(panel: Panel): Promise<void> {
  historyStoreOf(panel).setState({ deleted: [] });
  await removeDeleted(panel.services.now());
}

/** Removes the whole history for good, but for running edits. */
export async function removeAll(panel: Panel): Promise<void> {
  const store = historyStoreOf(panel);
  const removed = await removeEdits(() => true);
  if (!removed.ok) return store.setState({ error: removed.error });
  panel.forget(removed.value);
  mergeEntries(store, [], removed.value);
  store.setState({ selection: undefined, deleted: [] });
}
