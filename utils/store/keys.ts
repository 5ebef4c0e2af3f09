import type { Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import { readLocal, removeLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** The item of local storage that holds a profile's key; it is stored nowhere else. */
export function keyItem(profileId: string): string {
  return `key:${profileId}`;
}

/**
 * A profile's key. Only for the background, which sends it in the Authorization
 * header, and for the settings page's confirmed export with keys.
 */
export async function readKey(profileId: string): Promise<string | undefined> {
  const key = await readLocal(keyItem(profileId));
  return typeof key === "string" && key !== "" ? key : undefined;
}

/**
 * Stores a key, cleaned of what people paste with it. A key that cannot go into
 * a header is refused, and the stored one stays.
 *
 * @errors `key_missing`, `key_unusable`, `storage_full`, `storage_failed`
 */
export async function saveKey(profileId: string, text: string): Promise<Result<void>> {
  const key = parseKey(text);
  if (!key.ok) return key;
  return attemptLocal(() => writeLocal({ [keyItem(profileId)]: key.value }));
}

/** Removes a profile's key for good. */
export function removeKey(profileId: string): Promise<Result<void>> {
  return attemptLocal(() => removeLocal([keyItem(profileId)]));
}

/** Whether a profile has a key. */
export async function hasKey(profileId: string): Promise<boolean> {
  return (await readKey(profileId)) !== undefined;
}

/** A masked form of the key, to tell keys apart: `sk-…abcd`. */
export async function keyHint(profileId: string): Promise<string | undefined> {
  const key = await readKey(profileId);
  return key === undefined ? undefined : maskKey(key);
}

/** Shows the last four characters of keys of 12 or more. */
function maskKey(key: string): string {
  const start = key.startsWith("sk-") ? "sk-" : "";
  return start + (key.length >= 12 ? `…${key.slice(-4)}` : "••••");
}
