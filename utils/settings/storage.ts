import type { Budget, Usage } from "@/utils/core/history/room";
import { countBrokenProfiles } from "@/utils/store/profiles";
import { keepBudget, measureStore, readBudget, saveBudget } from "@/utils/store/room";

export interface StorageState {
  readonly usage: Usage;
  readonly editCount: number;
  /** Records set aside because they could not be read. */
  readonly asideCount: number;
  readonly budget: Budget;
}

/** How much the history takes and may take; `undefined` where the store cannot be read. */
export async function readStorage(): Promise<StorageState | undefined> {
  const [measured, budget] = await Promise.all([measureStore(), readBudget()]);
  return measured.ok ? { ...measured.value, budget } : undefined;
}

/**
 * Sets how much the history may take, and removes what is over it.
 *
 * @param limit bytes; `undefined` is the default
 */
export async function changeBudget(limit: number | undefined): Promise<void> {
  const saved = await saveBudget(limit);
  if (saved.ok) await keepBudget();
}

/** How many server profiles were set aside because they could not be read. */
export function countUnreadableServers(): Promise<number> {
  return countBrokenProfiles();
}
