import * as v from "valibot";
import { decodeBase64Strictly } from "@/utils/core/bytes";
import { isIdleTooLong, type LockState } from "@/utils/core/server/key-lock";
import { now } from "@/utils/platform/clock";
import { readSession, removeSession, writeSession } from "@/utils/platform/session";
import { readLocal } from "@/utils/platform/storage";
import { type KeyBytes, sealedSchema, toBase64 } from "@/utils/store/seal";

/** The item of local storage with what is needed to check a passphrase, and no key. */
export const LOCK_ITEM = "key-lock";

/** The item of session storage, which is in memory only, with the key of the lock while it is open. */
export const OPEN_ITEM = "key-lock-open";

const schema = v.object({
  schema: v.literal(1),
  salt: v.pipe(v.string(), v.minLength(16), v.maxLength(100)),
  /** Bounded: a damaged record does not keep a page busy for hours. */
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  /** A known text: a passphrase that opens it is the right one. */
  check: sealedSchema,
  minutes: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)), 0),
});

export type LockRecord = v.InferOutput<typeof schema>;

/** The lock; `undefined` where none is set, or its record cannot be read. */
export async function readLock(): Promise<LockRecord | undefined> {
  const read = v.safeParse(schema, await readLocal(LOCK_ITEM));
  return read.success ? read.output : undefined;
}

interface OpenLock {
  readonly key: string;
  readonly usedAt: number;
}

/** Keeps the lock open until the browser is closed, or it was not used for too long. */
export async function holdOpen(key: KeyBytes, at: number): Promise<void> {
  await writeSession(OPEN_ITEM, { key: toBase64(key), usedAt: at } satisfies OpenLock);
}

/** Closes the lock. */
export async function closeLock(): Promise<void> {
  await removeSession(OPEN_ITEM);
}

/** Whether keys can be read now. */
export async function lockState(at = now()): Promise<LockState> {
  const lock = await readLock();
  if (!lock) return "off";
  return (await openUntil(lock, at)) ? "unlocked" : "locked";
}

async function openUntil({ minutes }: LockRecord, at: number): Promise<OpenLock | undefined> {
  const open = await readSession<OpenLock>(OPEN_ITEM);
  return open && !isIdleTooLong(open.usedAt, at, minutes) ? open : undefined;
}

/** The lock's key, if it is open; this counts as a use of it. */
export async function lockKey(at = now()): Promise<KeyBytes | undefined> {
  const lock = await readLock();
  const open = lock && (await openUntil(lock, at));
  if (!open) return undefined;
  const key = decodeBase64Strictly(open.key);
  await holdOpen(key, at);
  return key;
}

/**
 * Closes the lock if it was not used for too long; while edits run or wait
 * (`isBusy`) it is in use. Gives when to look again, ms since the epoch.
 */
export async function closeIdleLock(at: number, isBusy: boolean): Promise<number | undefined> {
  const [lock, open] = [await readLock(), await readSession<OpenLock>(OPEN_ITEM)];
  if (!lock || !open || lock.minutes === 0) return undefined;
  if (isBusy) await lockKey(at);
  else if (isIdleTooLong(open.usedAt, at, lock.minutes)) {
    await closeLock();
    return undefined;
  }
  return (isBusy ? at : open.usedAt) + lock.minutes * 60_000;
}
