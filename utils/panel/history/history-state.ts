import { createStore, type StoreApi } from "zustand/vanilla";
import type { AppError } from "@/utils/core/app-error";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { type HistoryFilter, makeFilter, NO_FILTER } from "@/utils/core/history/filter";
import { idsOf, type ListedEdit, listEdits } from "@/utils/core/history/groups";
import type { Evicted } from "@/utils/core/history/room";

export interface HistoryState {
  /** Newest first, deleted ones left out; `undefined` before the first page is read. */
  readonly entries: readonly HistoryEntry[] | undefined;
  /** Whether `entries` are all there are. */
  readonly isComplete: boolean;
  readonly error: AppError | undefined;
  readonly filter: HistoryFilter;
  /** The entries as they are listed: those sent together as one. */
  readonly items: readonly ListedEdit[];
  /** The items that pass the filter. */
  readonly shown: readonly ListedEdit[];
  /** The ids selected; `undefined` while nobody is selecting. */
  readonly selection: ReadonlySet<string> | undefined;
  /** What was deleted last and can still be brought back. */
  readonly deleted: readonly string[];
  /** How many items of the list that was. */
  readonly deletedCount: number;
  /** Edits removed to make room since the person was last told. */
  readonly evicted: Evicted | undefined;
  /** The list's scroll position, CSS px, for coming back to it. */
  readonly scrollTop: number;
}

export type HistoryStore = StoreApi<HistoryState>;

/** The store for components, which change it by the history's actions only. */
export type ReadonlyHistoryStore = Omit<HistoryStore, "setState">;

/** The state of a history that was not read yet. */
export function createHistoryStore(): HistoryStore {
  return createStore<HistoryState>(() => ({
    entries: undefined,
    isComplete: false,
    error: undefined,
    filter: NO_FILTER,
    items: [],
    shown: [],
    selection: undefined,
    deleted: [],
    deletedCount: 0,
    evicted: undefined,
    scrollTop: 0,
  }));
}

/** Replaces all entries; a selection keeps what is still there. */
export function setEntries(store: HistoryStore, entries: readonly HistoryEntry[]): void {
  const { filter, selection } = store.getState();
  const items = listEdits(entries);
  const ids = selection && new Set(items.map(({ id }) => id));
  store.setState({
    entries,
    items,
    shown: items.filter(makeFilter(filter)),
    ...(ids ? { selection: new Set([...selection].filter((id) => ids.has(id))) } : {}),
  });
}

/** Changes the filter and scrolls to the top. */
export function setFilter(store: HistoryStore, change: Partial<HistoryFilter>): void {
  const { items, filter: before } = store.getState();
  const filter = { ...before, ...change };
  store.setState({ filter, shown: items.filter(makeFilter(filter)), scrollTop: 0 });
}

/** Inserts or replaces entries, and removes those with `removedIds`. */
export function mergeEntries(
  store: HistoryStore,
  changed: readonly HistoryEntry[],
  removedIds: readonly string[] = [],
): void {
  const { entries = [] } = store.getState();
  const gone = new Set([...removedIds, ...changed.map(({ id }) => id)]);
  const kept = entries.filter(({ id }) => !gone.has(id));
  const merged = changed.length === 0 ? kept : [...kept, ...changed].toSorted(byNewest);
  setEntries(store, merged);
}

/** Ids sort by time. */
function byNewest(a: HistoryEntry, b: HistoryEntry): number {
  return a.id < b.id ? 1 : -1;
}

/** The items of the list with these ids. */
export function itemsOf(store: HistoryStore, ids: readonly string[]): readonly ListedEdit[] {
  const wanted = new Set(ids);
  return store.getState().items.filter(({ id }) => wanted.has(id));
}

/** The ids of all edits in the items with these ids. */
export function editIdsOf(store: HistoryStore, ids: readonly string[]): readonly string[] {
  return itemsOf(store, ids).flatMap(idsOf);
}

/** Selects an item, or takes it out of the selection. */
export function toggleSelected(store: HistoryStore, editId: string): void {
  const selection = new Set(store.getState().selection);
  if (!selection.delete(editId)) selection.add(editId);
  store.setState({ selection });
}

/** Selects all between two entries, both included, in the order shown. */
export function selectRange(store: HistoryStore, fromId: string, toId: string): void {
  const { shown, selection } = store.getState();
  const ends = [fromId, toId].map((id) => shown.findIndex((entry) => entry.id === id));
  const [from = 0, to = 0] = ends.toSorted((a, b) => a - b);
  const between = shown.slice(Math.max(0, from), to + 1).map(({ id }) => id);
  store.setState({ selection: new Set([...(selection ?? []), ...between]) });
}
