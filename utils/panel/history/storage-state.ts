import type { HistoryStore } from "@/utils/panel/history/history-state";
import { forgetEvicted, readEvicted } from "@/utils/store/room";

/** Reads how many edits were removed for room since the person was last told. */
export async function refreshEvicted(store: HistoryStore): Promise<void> {
  store.setState({ evicted: await readEvicted() });
}

/** The person has seen that edits were removed. */
export async function dismissEvicted(store: HistoryStore): Promise<void> {
  store.setState({ evicted: undefined });
  await forgetEvicted();
}
