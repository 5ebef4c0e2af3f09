import { useEffect, useState } from "react";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { readAncestors } from "@/utils/panel/history/ancestors";

/** The edits a picture came out of, nearest first. */
export function useAncestors(parentId: string | undefined): readonly HistoryEntry[] {
  const [chain, setChain] = useState<readonly HistoryEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    void readAncestors(parentId).then((read) => {
      if (!isGone) setChain(read);
    });
    return () => {
      isGone = true;
    };
  }, [parentId]);
  return chain;
}
