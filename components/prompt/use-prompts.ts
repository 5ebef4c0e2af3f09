import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { recentPrompts } from "@/utils/core/history/recent-prompts";
import type { Panel } from "@/utils/panel/panel";
import { readFavouritePrompts, watchFavouritePrompts } from "@/utils/store/favourite-prompts";
import { listEntries } from "@/utils/store/history";

/** How many edits to look through, and how many prompts to offer. */
const LOOKED_AT = 100;
const OFFERED = 12;

export interface Prompts {
  readonly favourites: readonly string[];
  /** Without the favourites. */
  readonly recents: readonly string[];
  /** All of the latest, for going back through them. */
  readonly latest: readonly string[];
}

/** Prompts used before, up to date with each edit that is sent. */
export function usePrompts(panel: Panel): Prompts {
  const editId = useStore(panel.store, (state) => state.edit?.id);
  const [latest, setLatest] = useState<readonly string[]>([]);
  const [favourites, setFavourites] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit brings a prompt
  useEffect(() => {
    let isCurrent = true;
    void listEntries({ limit: LOOKED_AT }).then((entries) => {
      if (entries.ok && isCurrent) setLatest(recentPrompts(entries.value, OFFERED));
    });
    return () => {
      isCurrent = false;
    };
  }, [editId]);
  useEffect(() => {
    const read = () => void readFavouritePrompts().then(setFavourites);
    read();
    return watchFavouritePrompts(read);
  }, []);
  return { favourites, latest, recents: latest.filter((one) => !favourites.includes(one)) };
}
