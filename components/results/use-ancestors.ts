import { useEffect, useState } from "react";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { ancestorsOf } from "@/utils/core/history/tree";
import { readEntry } from "@/utils/store/history";

/** More would not be looked at; the history has them all. */
const MOST = 20;

/** The edits a picture came out of, nearest first, up to the first one that was deleted. */
export function useAncestors(parentId: string | undefined): readonly HistoryEntry[] {
  const [chain, setChain] = useState<readonly HistoryEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    void readChain(parentId).then((read) => {
      if (!isGone) setChain(read);
    });
    return () => {
      isGone = true;
    };
  }, [parentId]);
  return chain;
}

async function readChain(parentId: string | undefined): Promise<readonly HistoryEntry[]> {
  const found = new Map<string, HistoryEntry>();
  let id = parentId;
  while (id !== undefined && !found.has(id) && found.size < MOST) {
    const entry = await readEntry(id);
    if (!entry.ok || !entry.value || entry.value.deletedAt !== undefined) break;
    found.set(id, entry.value);
    id = entry.value.parentId;
  }
  return ancestorsOf(parentId, (one) => found.get(one));
}
