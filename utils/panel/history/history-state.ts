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

/**
 * Changes the filter and scrolls to the top. What is not shown any more is not
 * selected either: nobody deletes what they do not see.
 */
export function setFilter(store: HistoryStore, change: Partial<HistoryFilter>): void {
  const { items, filter: before, selection } = store.getState();
  const filter = { ...before, ...change };
  const shown = items.filter(makeFilter(filter));
  const kept = shown.filter(({ id }) => selection?.has(id));
  store.setState({
    filter,
    shown,
    scrollTop: 0,
    ...(selection ? { selection: new Set(kept.map(({ id }) => id)) } : {}),
  });
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

/**
 * What was read of the history, with what has changed in the list meanwhile: a
 * reading of thousands takes long enough for an edit to be made or deleted.
 *
 * @param before the list when the reading began
 * @param now the same list after the changes
 */
export function withChanges(
  read: readonly HistoryEntry[],
  before: readonly HistoryEntry[],
  now: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  if (before === now) return read;
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const changed = now.filter((entry) => known.get(entry.id) !== entry);
  const left = new Set(now.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id));
  const isOld = new Set([...changed, ...gone].map(({ id }) => id));
  return [...read.filter(({ id }) => !isOld.has(id)), ...changed].toSorted(byNewest);
}

/**
 * What was read so far with its next page. An edit that has changed meanwhile is
 * there before its page is read.
 */
export function withPage(
  read: readonly HistoryEntry[],
  page: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const there = new Set(read.map(({ id }) => id));
  return [...read, ...page.filter(({ id }) => !there.has(id))].toSorted(byNewest);
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

/**
 * Selects all between two entries, both included, in the order shown; the last
 * alone where the first is not shown.
 */
export function selectRange(store: HistoryStore, fromId: string, toId: string): void {
  const { shown, selection } = store.getState();
  const last = shown.findIndex(({ id }) => id === toId);
  const found = shown.findIndex(({ id }) => id === fromId);
  const first = found < 0 ? last : found;
  const [from, to] = [Math.min(first, last), Math.max(first, last)];
  const between = shown.slice(Math.max(0, from), to + 1).map(({ id }) => id);
  store.setState({ selection: new Set([...(selection ?? []), ...between]) });
}
