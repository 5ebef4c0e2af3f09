import { browser } from "wxt/browser";

/** One for all: what is new takes the place of what was said before. */
const ID = "redraw";

const ASKED = { permissions: ["notifications"] } as const;

/** Whether the person lets the extension show notifications. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: [...ASKED.permissions] });
}

/** Asks the person for it. Must be called in the synchronous part of a click's handler. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: [...ASKED.permissions] }).catch(() => false);
}

/** Shows a notification, in place of the one before. */
export async function notify(title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL("/icons/128.png" as never);
  await browser.notifications?.create(ID, { type: "basic", iconUrl, title, message });
}

/** Calls `clicked` when the person presses the notification. Must be registered at start. */
export function onNotificationClicked(clicked: () => void): void {
  // Without the permission there is no such interface; granting it restarts nothing.
  browser.notifications?.onClicked.addListener((id) => {
    if (id !== ID) return;
    void browser.notifications.clear(ID);
    clicked();
  });
}
