import type { HistoryEntry } from "@/utils/core/history/entry";
import type { Result } from "@/utils/core/result";
import { keyOf, prefixRange, read, settled, write } from "@/utils/store/database";
import { entryIn } from "@/utils/store/entries";

/** Edits that have ended and that nobody has looked at since, the latest first. */
export function listUnseen(): Promise<Result<readonly HistoryEntry[]>> {
  return read(async (store) => {
    const prefix = keyOf.unseen("");
    const keys = await settled(store.getAllKeys(prefixRange(prefix)));
    const found: HistoryEntry[] = [];
    for (const key of keys) {
      const entry = await entryIn(store, String(key).slice(prefix.length));
      if (entry && entry.deletedAt === undefined) found.push(entry);
    }
    return found.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  });
}

/** Notes that a person has seen how these edits ended. */
export function markSeen(editIds: readonly string[]): Promise<Result<void>> {
  return write(async (store) => {
    for (const editId of editIds) store.delete(keyOf.unseen(editId));
  });
}
