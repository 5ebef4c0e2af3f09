import { browser } from "wxt/browser";

const NAME = "key-lock";

/**
 * Has the background look at the lock at `at`, ms since the epoch, also if it
 * was ended meanwhile; `undefined`: not any more.
 */
export async function setLockAlarm(at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(NAME);
  else await browser.alarms.create(NAME, { when: at });
}

/** Calls `look` at the alarm. Must be registered synchronously at start. */
export function onLockAlarm(look: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) look();
  });
}
