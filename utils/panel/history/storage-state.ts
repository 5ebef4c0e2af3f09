import type { HistoryStore } from "@/utils/panel/history/history-state";
import { isInMemory } from "@/utils/store/database";
import { forgetEvicted, readEvicted } from "@/utils/store/room";

/** Whether the browser refuses a database: the history then ends with the last open page. */
export function isHistoryInMemory(): Promise<boolean> {
  return isInMemory();
}

/** Reads how many edits were removed for room since the person was last told. */
export async function refreshEvicted(store: HistoryStore): Promise<void> {
  store.setState({ evicted: await readEvicted() });
}

/** The person has seen that edits were removed. */
export async function dismissEvicted(store: HistoryStore): Promise<void> {
  store.setState({ evicted: undefined });
  await forgetEvicted();
}
