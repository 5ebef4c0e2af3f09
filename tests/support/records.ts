import { clear, del, keys } from "idb-keyval";
import { database } from "@/utils/store/database";

/** Empties the store between two tests. */
export function clearRecords(): Promise<void> {
  return clear(database);
}

/** What is stored, by key, in order. */
export async function storedKeys(): Promise<string[]> {
  return (await keys<string>(database)).toSorted();
}

/** Takes one record away, as a cleaning program would. */
export function forgetRecord(key: string): Promise<void> {
  return del(key, database);
}
