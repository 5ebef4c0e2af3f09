import type { HistoryEntry } from "@/utils/core/history/entry";
import { type HistoryFilter, stateChoiceOf } from "@/utils/core/history/filter";
import { idsOf } from "@/utils/core/history/groups";
import { type ExportJob, exportItems } from "@/utils/panel/history/export-items";
import {
  createHistoryStore,
  editIdsOf,
  type HistoryStore,
  itemsOf,
  mergeEntries,
  type ReadonlyHistoryStore,
  selectRange,
  setEntries,
  setFilter,
  toggleSelected,
  withChanges,
  withPage,
} from "@/utils/panel/history/history-state";
import { dismissEvicted, refreshEvicted } from "@/utils/panel/history/storage-state";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { startRun } from "@/utils/panel/state/panel-state";
import { starEdits } from "@/utils/store/edits";
import { markDeleted, readEntry, readEntryPage, undelete } from "@/utils/store/history";
import { removeDeleted, removeEdits } from "@/utils/store/remove";

/** A screenful and some more: what is read before anything is shown. */
const FIRST_PAGE = 40;

/** For what is not broken off. */
const NEVER = new AbortController().signal;

/** What is read at a time afterwards: small enough not to hold up a frame. */
const NEXT_PAGE = 1000;

/** For how long a deletion can be undone, ms. */
export const UNDO_MS = 10_000;

/** The list of edits, and all that can be done with it. */
export interface History {
  /** Kept while the view is closed, so that coming back takes no time. */
  readonly store: ReadonlyHistoryStore;
  /** Reads the history and keeps it up to date. Returns unsubscribe. */
  follow(): () => void;
  /** Reads it once more, where it could not be read. */
  readAgain(): Promise<void>;
  setFilter(change: Partial<HistoryFilter>): void;
  /** Starts selecting several, or ends it. */
  setSelecting(isSelecting: boolean): void;
  toggleSelected(itemId: string): void;
  /** Selects all between two items, both included, in the order shown; the last alone where the first is not shown. */
  selectRange(fromId: string, toId: string): void;
  /** Selects all that pass the filter. */
  selectAll(): void;
  star(itemIds: readonly string[], isStarred: boolean): Promise<void>;
  /** Takes items out of the list; `bringBack` undoes it. Running ones stay: they are being paid for. */
  remove(itemIds: readonly string[]): Promise<void>;
  bringBack(): Promise<void>;
  /** Removes for good what was deleted before and cannot be undone any more. */
  settleDeleted(): Promise<void>;
  removeAll(): Promise<void>;
  /** Saves items with all their files as one ZIP file. */
  exportItems(itemIds: readonly string[], job: ExportJob): Promise<void>;
  /** Reads how many edits were removed to make room since the person was last told. */
  refreshEvicted(): Promise<void>;
  /** The person has seen that edits were removed. */
  dismissEvicted(): Promise<void>;
  /** CSS px. */
  rememberScroll(scrollTop: number): void;
}

/** What every function of the history works on. */
interface Scope {
  readonly context: PanelContext;
  readonly store: HistoryStore;
}

/** The history view's model: its state and actions. */
export function createHistory(context: PanelContext): History {
  const store = createHistoryStore();
  const scope: Scope = { context, store };
  return {
    store,
    follow: () => follow(scope),
    readAgain: () => readAll(store, NEVER),
    setFilter: (change) => setFilter(store, change),
    setSelecting: (isSelecting) =>
      store.setState({ selection: isSelecting ? new Set() : undefined }),
    toggleSelected: (itemId) => toggleSelected(store, itemId),
    selectRange: (fromId, toId) => selectRange(store, fromId, toId),
    selectAll: () =>
      store.setState(({ shown }) => ({ selection: new Set(shown.map(({ id }) => id)) })),
    star: (itemIds, isStarred) => star(scope, itemIds, isStarred),
    remove: (itemIds) => remove(scope, itemIds),
    bringBack: () => bringBack(scope),
    settleDeleted: () => settleDeleted(scope),
    removeAll: () => removeAll(scope),
    exportItems: (itemIds, job) => exportItems(context.services, store, itemIds, job),
    refreshEvicted: () => refreshEvicted(store),
    dismissEvicted: () => dismissEvicted(store),
    rememberScroll: (scrollTop) => store.setState({ scrollTop }),
  };
}

function follow(scope: Scope): () => void {
  const { context, store } = scope;
  const reading = new AbortController();
  void readAll(store, reading.signal);
  const stop = context.services.onEditAnnounced((editId) => void refreshEntry(store, editId));
  return () => {
    reading.abort();
    stop();
    store.setState({ selection: undefined });
    if (store.getState().deleted.length > 0) void settleDeleted(scope);
  };
}

/** Shows the first page as soon as it is read, then reads the rest. */
async function readAll(store: HistoryStore, signal: AbortSignal): Promise<void> {
  const isFirstTime = store.getState().entries === undefined;
  let known = store.getState().entries ?? [];
  let all: readonly HistoryEntry[] = [];
  let limit = FIRST_PAGE;
  let next: string | undefined;
  for (;;) {
    const page = await readEntryPage(next, limit);
    if (signal.aborted) return;
    if (!page.ok) {
      store.setState({ error: page.error });
      return;
    }
    const read = page.value.entries.filter(({ deletedAt }) => deletedAt === undefined);
    const now = store.getState().entries ?? [];
    all = withChanges(withPage(all, read), known, now);
    known = now;
    const isLast = page.value.next === undefined;
    // The list of an earlier visit stays until all is read again.
    if (isLast || isFirstTime) {
      setEntries(store, all);
      known = all;
    }
    if (isLast) break;
    next = page.value.next;
    limit = NEXT_PAGE;
    await nextTask();
  }
  store.setState({ isComplete: true, error: undefined });
}

/** Lets the browser draw and answer before more is read. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

async function refreshEntry(store: HistoryStore, editId: string): Promise<void> {
  const entry = await readEntry(editId);
  if (!entry.ok || store.getState().entries === undefined) return;
  if (entry.value?.deletedAt === undefined && entry.value) mergeEntries(store, [entry.value]);
  else mergeEntries(store, [], [editId]);
}

async function star(
  { store }: Scope,
  itemIds: readonly string[],
  isStarred: boolean,
): Promise<void> {
  const editIds = editIdsOf(store, itemIds);
  const starred = await starEdits(editIds, isStarred);
  if (!starred.ok) return store.setState({ error: starred.error });
  for (const editId of editIds) await refreshEntry(store, editId);
}

async function remove(scope: Scope, itemIds: readonly string[]): Promise<void> {
  const { context, store } = scope;
  const { deleted } = store.getState();
  const going = itemsOf(store, itemIds).filter((item) => stateChoiceOf(item) !== "running");
  const ids = going.flatMap(idsOf);
  if (ids.length === 0) return;
  if (deleted.length > 0) await settleDeleted(scope);
  const marked = await markDeleted(ids, context.services.now());
  if (!marked.ok) return store.setState({ error: marked.error });
  leaveEdits(context, ids);
  mergeEntries(store, [], ids);
  store.setState({ deleted: ids, deletedCount: going.length, selection: undefined });
}

/** Edits that were deleted must not be shown any longer. */
function leaveEdits({ store }: PanelContext, editIds: readonly string[]): void {
  const { run } = store.getState();
  if (run && editIds.includes(run.edit.id)) startRun(store, undefined);
}

async function bringBack({ store }: Scope): Promise<void> {
  const { deleted } = store.getState();
  store.setState({ deleted: [] });
  const back = await undelete(deleted);
  if (!back.ok) return store.setState({ error: back.error });
  for (const editId of deleted) await refreshEntry(store, editId);
}

async function settleDeleted({ context, store }: Scope): Promise<void> {
  const { deleted } = store.getState();
  store.setState({ deleted: [] });
  // What another window has deleted a moment ago can still be brought back there.
  await removeDeleted(context.services.now() - UNDO_MS, deleted);
}

async function removeAll({ context, store }: Scope): Promise<void> {
  const removed = await removeEdits(() => true);
  if (!removed.ok) return store.setState({ error: removed.error });
  leaveEdits(context, removed.value);
  mergeEntries(store, [], removed.value);
  store.setState({ selection: undefined, deleted: [] });
}
