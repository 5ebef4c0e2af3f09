import { isInMemory } from "@/utils/store/database";

/** Whether the browser refuses a database: the history then ends with the last open page. */
export function isHistoryInMemory(): Promise<boolean> {
  return isInMemory();
}
