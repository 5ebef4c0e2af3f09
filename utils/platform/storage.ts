import { browser } from "wxt/browser";

/**
 * Extension storage on this machine, for small records. Nothing here is ever
 * put into `storage.sync`, which leaves the machine.
 */
export async function readLocal(key: string): Promise<unknown> {
  const found = await browser.storage.local.get(key);
  return found[key];
}

/** All records whose key begins with `prefix`, by their whole key. */
export async function readLocalByPrefix(prefix: string): Promise<ReadonlyMap<string, unknown>> {
  const all = await browser.storage.local.get(null);
  return new Map(Object.entries(all).filter(([key]) => key.startsWith(prefix)));
}

/** Writes all of these records, or none. */
export async function writeLocal(records: Readonly<Record<string, unknown>>): Promise<void> {
  await browser.storage.local.set(records);
}

/** Removes these records, as far as they are there. */
export async function removeLocal(keys: readonly string[]): Promise<void> {
  await browser.storage.local.remove([...keys]);
}

/**
 * Calls `changed` with the keys that were written or removed, here or in any
 * other page. Values are not passed: a listener reads what it needs.
 * Returns unsubscribe.
 */
export function watchLocal(changed: (keys: readonly string[]) => void): () => void {
  const listen = (changes: Record<string, unknown>) => changed(Object.keys(changes));
  browser.storage.local.onChanged.addListener(listen);
  return () => browser.storage.local.onChanged.removeListener(listen);
}

interface AccessLevelArea {
  setAccessLevel?(options: { accessLevel: "TRUSTED_CONTEXTS" }): Promise<void>;
}

/**
 * Keeps content scripts out of local storage, which they may read by default.
 * Firefox has no such call, and Redraw declares no content scripts: only ones
 * it injects itself could read, and those do not.
 */
export async function lockLocalStorage(): Promise<void> {
  const local = browser.storage.local as AccessLevelArea;
  try {
    await local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  } catch {
    // Older Chromium knows the call for session storage only.
  }
}
