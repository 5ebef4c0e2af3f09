import { historyStoreOf } from "@/utils/panel/history/history-state";
import type { Panel } from "@/utils/panel/panel";
import { isInMemory } from "@/utils/store/database";
import { forgetEvicted, readEvicted } from "@/utils/store/room";

/** Whether the browser refuses a database: the history then ends with the last open page. */
export function isHistoryInMemory(): Promise<boolean> {
  return isInMemory();
}

/** Reads how many edits were removed for room since the person was last told. */
export async function refreshEvicted(panel: Panel): Promise<void> {
  historyStoreOf(panel).setState({ evicted: await readEvicted() });
}

/** The person has seen that edits were removed. */
export async function dismissEvicted(panel: Panel): Promise<void> {
  historyStoreOf(panel).setState({ evicted: undefined });
  await forgetEvicted();
}
