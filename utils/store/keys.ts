import * as v from "valibot";
import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { parseKey } from "@/utils/core/server/api-key";
import {
  type Credentials,
  type ExtraHeaders,
  headersOf,
  joinCredentials,
} from "@/utils/core/server/credentials";
import { readLocal, removeLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";
import { lockKey, lockState, readLock } from "@/utils/store/lock-record";
import { type KeyBytes, type Sealed, seal, sealedSchema, unseal } from "@/utils/store/seal";

/** The item of local storage that holds a profile's key; it is stored nowhere else. */
export function keyItem(profileId: string): string {
  return `key:${profileId}`;
}

/**
 * Extra headers are as secret as a key, and kept as one: locked, unlocked and
 * removed with the others.
 */
export function headersId(profileId: string): string {
  return `headers:${profileId}`;
}

/** The text that is kept for extra headers. */
export function headersText(headers: ExtraHeaders): string {
  return joinCredentials("", headers).trim();
}

/** A profile's extra headers, with their values; none while they are locked. */
export async function readHeaders(profileId: string): Promise<ExtraHeaders> {
  const lines = await readKey(headersId(profileId));
  return lines === undefined ? {} : headersOf(`\n${lines}`);
}

/**
 * A profile's key with its extra headers; `undefined` where it has neither. Only
 * for the background, which sends them.
 */
export async function readCredentials(profileId: string): Promise<Credentials | undefined> {
  const [key, headers] = await Promise.all([readKey(profileId), readKey(headersId(profileId))]);
  if (key === undefined && headers === undefined) return undefined;
  return headers === undefined ? key : `${key ?? ""}\n${headers}`;
}

/** Removes a profile's extra headers for good. */
export function removeHeaders(profileId: string): Promise<Result<void>> {
  return removeKey(headersId(profileId));
}

/** What an item holds: a key, an encrypted one, or nothing of use. */
function readValue(value: unknown): string | Sealed | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  const read = v.safeParse(sealedSchema, value);
  return read.success ? read.output : undefined;
}

/** The key in an item's value, with the key of the lock. */
export async function openKeyValue(
  lock: KeyBytes | undefined,
  value: unknown,
  item: string,
): Promise<string | undefined> {
  const held = readValue(value);
  if (held === undefined || typeof held === "string") return held;
  return lock && unseal(lock, held, item);
}

/**
 * A profile's key; none while it is locked. Only for the background, which sends
 * it in the Authorization header, and for the settings page's confirmed export
 * with keys.
 */
export async function readKey(profileId: string): Promise<string | undefined> {
  const item = keyItem(profileId);
  const value = await readLocal(item);
  if (typeof value === "string") return value === "" ? undefined : value;
  return value === undefined ? undefined : openKeyValue(await lockKey(), value, item);
}

/** Whether a profile has a key, or headers, that cannot be read before the person's passphrase is there. */
export async function isKeyLocked(profileId: string): Promise<boolean> {
  const items = [profileId, headersId(profileId)].map((id) => readLocal(keyItem(id)));
  const held = (await Promise.all(items)).map(readValue);
  return held.some((value) => typeof value === "object") && (await lockState()) === "locked";
}

/**
 * The items to store for these keys, encrypted if a lock is set.
 *
 * @errors `keys_locked`
 */
export async function keyItems(
  keys: ReadonlyMap<string, string>,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  const entries = [...keys].map(([profileId, key]) => [keyItem(profileId), key] as const);
  if (entries.length === 0 || !(await readLock())) return ok(Object.fromEntries(entries));
  const lock = await lockKey();
  if (!lock) return err(appError("keys_locked"));
  const sealed = entries.map(async ([item, key]) => [item, await seal(lock, key, item)] as const);
  return ok(Object.fromEntries(await Promise.all(sealed)));
}

/**
 * Stores a key, cleaned of what people paste with it. A key that cannot go into
 * a header is refused, and the stored one stays.
 *
 * @errors `key_missing`, `key_unusable`, `keys_locked`, `storage_full`, `storage_failed`
 */
export async function saveKey(profileId: string, text: string): Promise<Result<void>> {
  const key = parseKey(text);
  if (!key.ok) return key;
  const items = await keyItems(new Map([[profileId, key.value]]));
  return items.ok ? attemptLocal(() => writeLocal(items.value)) : items;
}

/** Removes a profile's key for good. */
export function removeKey(profileId: string): Promise<Result<void>> {
  return attemptLocal(() => removeLocal([keyItem(profileId)]));
}

/** Whether a profile has a key, or headers in its place, locked or not. */
export async function hasKey(profileId: string): Promise<boolean> {
  const items = [profileId, headersId(profileId)].map((id) => readLocal(keyItem(id)));
  return (await Promise.all(items)).some((value) => readValue(value) !== undefined);
}

/** A masked form of the key, to tell keys apart: `sk-…abcd`; of a locked one, nothing is told. */
export async function keyHint(profileId: string): Promise<string | undefined> {
  if (await isKeyLocked(profileId)) return "••••";
  const key = await readKey(profileId);
  return key === undefined ? undefined : maskKey(key);
}

/** Shows the last four characters of keys of 12 or more. */
function maskKey(key: string): string {
  const start = key.startsWith("sk-") ? "sk-" : "";
  return start + (key.length >= 12 ? `…${key.slice(-4)}` : "••••");
}
