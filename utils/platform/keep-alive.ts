import { browser } from "wxt/browser";

/**
 * Both browsers end an idle background 30.0 s into a waiting fetch, streaming
 * body or open port or not; any call of an extension API resets the timer.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
const BEAT_MS = 20_000;

/** Keeps the background alive until `work` settles, and not a moment longer. */
export async function keepAliveWhile<T>(work: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
}
