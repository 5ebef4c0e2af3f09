import { readSettings, saveSettings } from "@/utils/store/settings";

/**
 * Opens the first page, once. Browsers also speak of an installation where
 * everything is there already: an unpacked extension at every start, a damaged
 * one that was repaired.
 */
export async function greetOnce(open: () => Promise<unknown>, version: string): Promise<void> {
  if ((await readSettings()).seenVersion !== undefined) return;
  void open();
  // What is in it from the start is no news.
  await saveSettings({ seenVersion: version });
}
