import { useEffect, useState } from "react";
import type { Settings } from "@/utils/core/settings";
import { changeSettings, followSettings } from "@/utils/settings/preferences";

interface SettingsHandle {
  /** `undefined` until they are read. */
  readonly settings: Settings | undefined;
  readonly change: (changes: Partial<Settings>) => void;
}

/** The settings of this browser, up to date with other pages; a change shows at once. */
export function useSettings(): SettingsHandle {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => followSettings(setSettings), []);
  const change = (changes: Partial<Settings>) => {
    setSettings((before) => before && { ...before, ...changes });
    void changeSettings(changes).then((stored) => stored && setSettings(stored));
  };
  return { settings, change };
}
