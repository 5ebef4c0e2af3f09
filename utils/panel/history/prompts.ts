import { recentPrompts } from "@/utils/core/history/recent-prompts";
import { readFavouritePrompts, watchFavouritePrompts } from "@/utils/store/favourite-prompts";
import { listEntries } from "@/utils/store/history";

/** How many edits are searched for prompts. */
const SEARCHED_EDITS = 100;
const MAX_RECENT = 12;

/** The prompts of the latest edits, newest first, each once. */
export async function readRecentPrompts(): Promise<readonly string[]> {
  const entries = await listEntries({ limit: SEARCHED_EDITS });
  return entries.ok ? recentPrompts(entries.value, MAX_RECENT) : [];
}

/** Calls `changed` with the favourite prompts, now and after every change. Returns unsubscribe. */
export function followFavourites(changed: (favourites: readonly string[]) => void): () => void {
  const read = () => void readFavouritePrompts().then(changed);
  read();
  return watchFavouritePrompts(read);
}
