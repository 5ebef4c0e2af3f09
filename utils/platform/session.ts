import { browser } from "wxt/browser";

/**
 * Session storage: in memory, gone when the browser quits, open to the
 * extension's own pages only. It outlives the background worker.
 */
export async function readSession<T>(key: string): Promise<T | undefined> {
  const found = await browser.storage.session.get(key);
  return found[key] as T | undefined;
}

/** All values by key: for who cannot name the keys yet, or needs several. */
export function readWholeSession(): Promise<Readonly<Record<string, unknown>>> {
  return browser.storage.session.get(null);
}

/** The keys that begin with `prefix`, without it. */
export async function listSessionKeys(prefix: string): Promise<string[]> {
  return Object.keys(await readWholeSession()).flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );
}

/** Replaces the value of a key. It must survive structured cloning. */
export async function writeSession(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
}

/** Removes a key, if it is there. */
export async function removeSession(key: string): Promise<void> {
  await browser.storage.session.remove(key);
}

/** Calls `changed` whenever the key is written or removed. Returns unsubscribe. */
export function watchSession<T>(key: string, changed: (value: T | undefined) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[key];
    if (change) changed(change.newValue as T | undefined);
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}
