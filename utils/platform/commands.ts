import { browser } from "wxt/browser";

/** The active tab at a keyboard command, which grants access to it (`activeTab`). */
export interface CommandTab {
  readonly tabId: number;
  readonly windowId: number;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
}

interface RawTab {
  readonly id?: number;
  readonly windowId?: number;
  readonly url?: string;
  readonly title?: string;
}

/** `given` runs in the listener itself, where the key's gesture still counts. */
export function onCommand(given: (command: string, tab: CommandTab) => void): void {
  // The second argument is not in the polyfill's types; both browsers pass it.
  const listener = (command: string, tab?: RawTab) => {
    if (tab?.id === undefined || tab.windowId === undefined) return;
    given(command, {
      tabId: tab.id,
      windowId: tab.windowId,
      ...(tab.url ? { pageUrl: tab.url } : {}),
      ...(tab.title ? { pageTitle: tab.title } : {}),
    });
  };
  browser.commands.onCommand.addListener(listener as (command: string) => void);
}

/** Firefox's own, from 137 on; the polyfill does not type it. */
interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's page on which the extension's keys are changed. */
export async function editShortcuts(): Promise<void> {
  const { openShortcutSettings } = browser.commands as ShortcutSettings;
  if (openShortcutSettings) await openShortcutSettings();
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
