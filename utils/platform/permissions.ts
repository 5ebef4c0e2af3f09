import { browser } from "wxt/browser";

/** What *all sites* asks for; the manifest's `optional_host_permissions` are the same. */
export const ALL_SITES: readonly string[] = ["http://*/*", "https://*/*"];

/** The one match pattern without which a URL cannot be read; nothing for schemes but http(s). */
export function ownPattern(url: string): string[] {
  return hostPatterns(url).slice(0, 1);
}

/**
 * The match patterns that let the background read from a URL's host: https
 * stays https, http mostly ends as https by a redirect and needs both. Nothing
 * for other schemes.
 */
export function hostPatterns(url: string): string[] {
  const parsed = URL.parse(url);
  if (parsed?.protocol === "https:") return [`https://${parsed.hostname}/*`];
  if (parsed?.protocol !== "http:") return [];
  return [`http://${parsed.hostname}/*`, `https://${parsed.hostname}/*`];
}

/** Whether all of these hosts may be read now. */
export async function hasHost(origins: readonly string[]): Promise<boolean> {
  if (origins.length === 0) return false;
  return browser.permissions.contains({ origins: [...origins] });
}

/**
 * Asks the person for these hosts. Must be called in the synchronous part of a
 * click's handler: even `await null` before it loses the gesture. Resolves to
 * false when the person says no, or the browser will not ask.
 */
export function requestHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

/** Gives hosts back. Resolves to false where the browser keeps them (they came with the install). */
export function removeHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...origins] }).catch(() => false);
}

/** All hosts granted at present, as match patterns. */
export async function listHosts(): Promise<string[]> {
  const granted = await browser.permissions.getAll();
  return (granted.origins ?? []).toSorted();
}

/**
 * Calls `changed` after every grant and revocation, in whatever page of ours or
 * the browser's it was made. Returns unsubscribe.
 */
export function watchHosts(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const listen = () => changed();
  onAdded.addListener(listen);
  onRemoved.addListener(listen);
  return () => {
    onAdded.removeListener(listen);
    onRemoved.removeListener(listen);
  };
}
