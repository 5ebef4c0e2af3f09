import type { HistoryEntry } from "@/utils/core/history/entry";
import { ok, type Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, write } from "@/utils/store/database";
import { entryIn, type ReadEntries, readEntries } from "@/utils/store/entries";
import { healEntries } from "@/utils/store/heal";

/**
 * Entries of the history, newest first, deleted ones left out. Reads no more
 * than it gives: the first page costs the same with ten edits and ten thousand.
 *
 * @param limit how many to read at most, deleted ones counted
 */
export async function listEntries(
  options: { readonly limit?: number } = {},
): Promise<Result<HistoryEntry[]>> {
  const page = await readEntryPage(undefined, options.limit);
  if (!page.ok) return page;
  return ok(page.value.entries.filter(({ deletedAt }) => deletedAt === undefined));
}

/** A part of the history, newest first, deleted edits among them. */
export interface EntryPage {
  readonly entries: readonly HistoryEntry[];
  /** Where the next page begins; `undefined` after the last one. */
  readonly next: string | undefined;
}

/**
 * A page of the history. Damaged entries are made again from their edits
 * before it is returned; those that cannot be are left out.
 *
 * @param from `next` of the page before; `undefined`: the newest
 */
export async function readEntryPage(
  from: string | undefined,
  limit: number | undefined,
): Promise<Result<EntryPage>> {
  const page = await readPage(from, limit);
  if (!page.ok || page.value.damaged.length === 0) return page;
  await healEntries();
  return readPage(from, limit);
}

function readPage(
  from: string | undefined,
  limit: number | undefined,
): Promise<Result<EntryPage & Pick<ReadEntries, "damaged">>> {
  const all = prefixRange(keyOf.entry(""));
  const range = from === undefined ? all : IDBKeyRange.bound(from, all.upper, true);
  return read(async (store) => {
    const { entries, damaged, lastKey } = await readEntries(store, range, limit);
    const isLast = limit === undefined || entries.length + damaged.length < limit;
    return { entries, damaged, next: isLast ? undefined : lastKey };
  });
}

/** The entry of an edit; `undefined` where there is none, or a damaged one. */
export function readEntry(editId: string): Promise<Result<HistoryEntry | undefined>> {
  return read((store) => entryIn(store, editId));
}

/**
 * Marks edits as deleted: they leave every list, but nothing of them is removed
 * yet.
 *
 * @param at ms since the epoch
 */
export function markDeleted(editIds: readonly string[], at: number): Promise<Result<void>> {
  return changeEntries(editIds, (entry, store) => {
    store.put(at, keyOf.gone(entry.id));
    return { ...entry, deletedAt: at };
  });
}

/** Brings back edits that were marked as deleted and are not removed yet. */
export function undelete(editIds: readonly string[]): Promise<Result<void>> {
  return changeEntries(editIds, ({ deletedAt: _, ...entry }, store) => {
    store.delete(keyOf.gone(entry.id));
    return entry;
  });
}

function changeEntries(
  editIds: readonly string[],
  change: (entry: HistoryEntry, store: IDBObjectStore) => HistoryEntry,
): Promise<Result<void>> {
  return write(async (store) => {
    for (const editId of editIds) {
      const entry = await entryIn(store, editId);
      if (entry) store.put(change(entry, store), keyOf.entry(editId));
    }
  });
}
