import type { Settings } from "@/utils/core/settings";
import { tellStored } from "@/utils/settings/refusals";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Calls `changed` with the settings, now and after every change. Returns unsubscribe. */
export function followSettings(changed: (settings: Settings) => void): () => void {
  void readSettings().then(changed);
  return watchSettings(changed);
}

/** Stores some settings and leaves the others alone. Gives what is stored where that was refused. */
export async function changeSettings(changes: Partial<Settings>): Promise<Settings | undefined> {
  const saved = tellStored(await saveSettings(changes));
  return saved.ok ? undefined : readSettings();
}
