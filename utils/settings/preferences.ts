import type { Settings } from "@/utils/core/settings";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Calls `changed` with the settings, now and after every change. Returns unsubscribe. */
export function followSettings(changed: (settings: Settings) => void): () => void {
  void readSettings().then(changed);
  return watchSettings(changed);
}

/** Stores some settings and leaves the others alone. */
export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  await saveSettings(changes);
}
