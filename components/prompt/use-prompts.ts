import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { followFavourites, readRecentPrompts } from "@/utils/panel/history/prompts";
import type { Panel } from "@/utils/panel/panel";

export interface Prompts {
  readonly favourites: readonly string[];
  /** The latest without the favourites. */
  readonly recents: readonly string[];
  /** All of the latest, for arrow up. */
  readonly latest: readonly string[];
}

/** Prompts used before, read again after each edit. */
export function usePrompts(panel: Panel): Prompts {
  const editId = useStore(panel.store, ({ run }) => run?.edit.id);
  const [latest, setLatest] = useState<readonly string[]>([]);
  const [favourites, setFavourites] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit brings a prompt
  useEffect(() => {
    let isCurrent = true;
    void readRecentPrompts().then((prompts) => {
      if (isCurrent) setLatest(prompts);
    });
    return () => {
      isCurrent = false;
    };
  }, [editId]);
  useEffect(() => followFavourites(setFavourites), []);
  return { favourites, latest, recents: latest.filter((one) => !favourites.includes(one)) };
}
