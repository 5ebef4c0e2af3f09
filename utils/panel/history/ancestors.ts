import type { HistoryEntry } from "@/utils/core/history/entry";
import { ancestorsOf } from "@/utils/core/history/tree";
import { readEntry } from "@/utils/store/history";

/** Longer chains are cut: the history has the rest. */
const MAX_ANCESTORS = 20;

/** The edits a picture came out of, nearest first, up to the first one that was deleted. */
export async function readAncestors(
  parentId: string | undefined,
): Promise<readonly HistoryEntry[]> {
  const found = new Map<string, HistoryEntry>();
  let id = parentId;
  while (id !== undefined && !found.has(id) && found.size < MAX_ANCESTORS) {
    const entry = await readEntry(id);
    if (!entry.ok || !entry.value || entry.value.deletedAt !== undefined) break;
    found.set(id, entry.value);
    id = entry.value.parentId;
  }
  return ancestorsOf(parentId, (one) => found.get(one));
}
