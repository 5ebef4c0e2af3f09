import { browser } from "wxt/browser";

const NAME = "watchdog";

/** The shortest period Chromium allows. */
const PERIOD_MINUTES = 0.5;

/**
 * While an edit runs, an alarm wakes a background that was ended nevertheless,
 * so that the edit is recovered and an open panel does not wait forever.
 */
export async function startWatchdog(): Promise<void> {
  await browser.alarms.create(NAME, { periodInMinutes: PERIOD_MINUTES });
}

/** Cancels the alarm. */
export async function stopWatchdog(): Promise<void> {
  await browser.alarms.clear(NAME);
}

/** Calls `wake` at every alarm. Must be registered synchronously at start. */
export function onWatchdog(wake: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) wake();
  });
}
