import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, settled, write } from "@/utils/store/database";

interface Page {
  /** Go on after this edit; from the newest if absent. */
  readonly after?: string | undefined;
  readonly limit?: number;
}

/**
 * Entries of the history, newest first, deleted ones left out. Reads no more
 * than it gives: the first page costs the same with ten edits and ten thousand.
 */
export async function listEntries({ after, limit }: Page = {}): Promise<Result<HistoryEntry[]>> {
  const page = await readEntryPage(after, limit);
  if (!page.ok) return page;
  return { ok: true, value: page.value.filter(({ deletedAt }) => deletedAt === undefined) };
}

/** As `listEntries`, with the deleted ones: where the next page begins is told by the last. */
export function readEntryPage(
  after: string | undefined,
  limit: number | undefined,
): Promise<Result<HistoryEntry[]>> {
  const all = prefixRange(keyOf.entry(""));
  const range = after === undefined ? all : IDBKeyRange.bound(keyOf.entry(after), all.upper, true);
  return read((store) => settled<HistoryEntry[]>(store.getAll(range, limit)));
}

export function readEntry(editId: string): Promise<Result<HistoryEntry | undefined>> {
  return read((store) => settled<HistoryEntry | undefined>(store.get(keyOf.entry(editId))));
}

/** Marks edits as deleted: they are in no list any more, and all of them is still there. */
export function markDeleted(editIds: readonly string[], at: number): Promise<Result<void>> {
  return changeEntries(editIds, (entry, store) => {
    store.put(at, keyOf.gone(entry.id));
    return { ...entry, deletedAt: at };
  });
}

/** Brings back what was marked as deleted and has not been swept. */
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
      const entry = await settled<HistoryEntry | undefined>(store.get(keyOf.entry(editId)));
      if (entry) store.put(change(entry, store), keyOf.entry(editId));
    }
  });
}
