import { browser } from "wxt/browser";

/** Typed by WXT for keys written out; here they come from a table. */
const i18n = browser.i18n as { getMessage(key: string, values?: string[]): string };

/**
 * The sentence in the browser's language, with values by position; empty where
 * the key is unknown. The background uses this: named values need the whole
 * catalogue, which is too much for a worker that starts cold for every message.
 */
export function plainText(key: string, values: string[] = []): string {
  return i18n.getMessage(key, values);
}
