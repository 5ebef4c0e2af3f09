import type { Result } from "@/utils/core/result";
import { parseSettings, type SettingName, type Settings } from "@/utils/core/settings";
import { readLocalByPrefix, watchLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** One record for each setting, so that a bad one costs only itself. */
const PREFIX = "setting:";

/** The stored settings. Never fails: what cannot be read is the default. */
export async function readSettings(): Promise<Settings> {
  const stored = await readLocalByPrefix(PREFIX);
  return parseSettings((name) => stored.get(PREFIX + name));
}

/** Stores some settings and leaves the others alone. */
export function saveSettings(changes: Partial<Settings>): Promise<Result<void>> {
  const records = Object.entries(changes).map(([name, value]) => [PREFIX + name, value]);
  return attemptLocal(() => writeLocal(Object.fromEntries(records)));
}

/** Calls `changed` when another language may have been chosen. Returns unsubscribe. */
export function watchLanguage(changed: () => void): () => void {
  return watchLocal((items) => {
    if (items.includes(`${PREFIX}${"language" satisfies SettingName}`)) changed();
  });
}

/** Calls `changed` when a setting is saved anywhere. Returns unsubscribe. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  return watchLocal((items) => {
    if (items.some((item) => item.startsWith(PREFIX))) void readSettings().then(changed);
  });
}
