import { appError } from "@/utils/core/app-error";
import { decodeBase64Strictly } from "@/utils/core/bytes";
import { err, type Result } from "@/utils/core/result";
import { now } from "@/utils/platform/clock";
import { setLockAlarm } from "@/utils/platform/lock-alarm";
import { watchSession } from "@/utils/platform/session";
import { readLocalByPrefix, removeLocal, watchLocal, writeLocal } from "@/utils/platform/storage";
import { keyItem, openKeyValue } from "@/utils/store/keys";
import { attemptLocal } from "@/utils/store/local";
import {
  closeLock,
  holdOpen,
  LOCK_ITEM,
  type LockRecord,
  lockKey,
  OPEN_ITEM,
  readLock,
} from "@/utils/store/lock-record";
import { deriveKey, type KeyBytes, randomBytes, seal, toBase64, unseal } from "@/utils/store/seal";

/**
 * A quarter of a second of one core's time in 2026, which every guess costs as
 * well; OWASP asks for 600,000 at least (Password Storage Cheat Sheet).
 */
const ITERATIONS = 1_000_000;

const CHECK = "redraw";

const LOCKED = err(appError("keys_locked"));

/**
 * Encrypts all keys with a passphrase, in one write with the lock's record, and
 * leaves the lock open.
 *
 * @param minutes see `LOCK_AFTER_MINUTES`
 * @errors `keys_locked` where a lock is set already, `storage_full`, `storage_failed`:
 *   nothing has changed then
 */
export async function turnOnLock(
  passphrase: string,
  minutes: number,
  iterations = ITERATIONS,
): Promise<Result<void>> {
  // A second one would shut in what the first one holds.
  if (await readLock()) return LOCKED;
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt, iterations);
  const lock: LockRecord = {
    schema: 1,
    salt: toBase64(salt),
    iterations,
    check: await seal(key, CHECK, LOCK_ITEM),
    minutes,
  };
  const stored = await attemptLocal(async () =>
    writeLocal({ ...(await sealAll(key)), [LOCK_ITEM]: lock }),
  );
  if (stored.ok) await open(key, minutes);
  return stored;
}

/** Every key that lies there readable, encrypted. */
async function sealAll(key: KeyBytes): Promise<Record<string, unknown>> {
  const sealed: Record<string, unknown> = {};
  for (const [item, value] of await readLocalByPrefix(keyItem(""))) {
    if (typeof value === "string") sealed[item] = await seal(key, value, item);
  }
  return sealed;
}

async function open(key: KeyBytes, minutes: number): Promise<void> {
  await holdOpen(key, now());
  await setLockAlarm(minutes === 0 ? undefined : now() + minutes * 60_000);
}

/**
 * Makes the keys readable until the browser is closed or nothing used them for
 * the chosen time. False: another passphrase. Takes a moment.
 */
export async function unlock(passphrase: string): Promise<boolean> {
  const lock = await readLock();
  if (!lock) return true;
  const key = await deriveKey(passphrase, decodeBase64Strictly(lock.salt), lock.iterations);
  if ((await unseal(key, lock.check, LOCK_ITEM)) !== CHECK) return false;
  await open(key, lock.minutes);
  // A key that another page stored in the moment of locking.
  const left = await sealAll(key);
  if (Object.keys(left).length > 0) await attemptLocal(() => writeLocal(left));
  return true;
}

/** Locks the keys at once. Requests that were sent go on. */
export async function lockNow(): Promise<void> {
  await closeLock();
  await setLockAlarm(undefined);
}

/**
 * Stores the keys readable again, and no lock.
 *
 * @errors `keys_locked`, `storage_full`, `storage_failed`
 */
export async function turnOffLock(): Promise<Result<void>> {
  const key = await lockKey();
  if (!key) return LOCKED;
  const done = await attemptLocal(async () => {
    const plain: Record<string, string> = {};
    for (const [item, value] of await readLocalByPrefix(keyItem(""))) {
      const text = await openKeyValue(key, value, item);
      if (text !== undefined) plain[item] = text;
    }
    await writeLocal(plain);
    await removeLocal([LOCK_ITEM]);
  });
  if (done.ok) await lockNow();
  return done;
}

/** After how many minutes without a use to lock from now on; no passphrase is needed for it. */
export async function changeLockMinutes(minutes: number): Promise<Result<void>> {
  const lock = await readLock();
  const key = await lockKey();
  if (!lock || !key) return LOCKED;
  const stored = await attemptLocal(() => writeLocal({ [LOCK_ITEM]: { ...lock, minutes } }));
  if (stored.ok) await open(key, minutes);
  return stored;
}

/** For who forgot the passphrase: removes the lock and the keys it holds, and nothing else. */
export async function forgetLockedKeys(): Promise<Result<void>> {
  await lockNow();
  return attemptLocal(async () => {
    const keys = await readLocalByPrefix(keyItem(""));
    const sealed = [...keys].filter(([, value]) => typeof value !== "string");
    await removeLocal([LOCK_ITEM, ...sealed.map(([item]) => item)]);
  });
}

/** Calls `changed` when the lock is set, opened, closed or removed anywhere. Returns unsubscribe. */
export function watchLock(changed: () => void): () => void {
  const stops = [
    watchSession(OPEN_ITEM, changed),
    watchLocal((items) => {
      if (items.includes(LOCK_ITEM)) changed();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
