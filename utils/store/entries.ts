import type { HistoryEntry } from "@/utils/core/history/entry";
import { readEntryRecord } from "@/utils/core/history/entry-record";
import { keyOf, prefixRange, settled } from "@/utils/store/database";

export interface ReadEntries {
  /** Newest first, deleted ones among them. */
  readonly entries: readonly HistoryEntry[];
  /** Keys of entries that are damaged: `healEntries` makes them again. */
  readonly damaged: readonly string[];
}

const ALL = () => prefixRange(keyOf.entry(""));

/** The history's entries within a transaction. Costs as much as it gives. */
export async function readEntries(
  store: IDBObjectStore,
  range: IDBKeyRange = ALL(),
  limit?: number,
): Promise<ReadEntries & { readonly lastKey: string | undefined }> {
  const raw = await settled<unknown[]>(store.getAll(range, limit));
  const keys = await settled(store.getAllKeys(range, limit));
  const entries: HistoryEntry[] = [];
  const damaged: string[] = [];
  for (const [position, value] of raw.entries()) {
    const entry = readEntryRecord(value);
    if (entry) entries.push(entry);
    else damaged.push(String(keys[position]));
  }
  const lastKey = keys.at(-1);
  return { entries, damaged, lastKey: lastKey === undefined ? undefined : String(lastKey) };
}

/** An edit's entry within a transaction; `undefined` where there is none, or a damaged one. */
export async function entryIn(
  store: IDBObjectStore,
  editId: string,
): Promise<HistoryEntry | undefined> {
  return readEntryRecord(await settled<unknown>(store.get(keyOf.entry(editId))));
}
