import { createStore, type UseStore } from "idb-keyval";
import { newestFirst } from "@/utils/core/history/entry";
import { err, ok, type Result } from "@/utils/core/result";
import { readLocal, writeLocal } from "@/utils/platform/storage";
import { bytesKey, DATABASE } from "@/utils/store/names";
import {
  type Doing,
  isStorageDenied,
  storageError,
  UnopenableStore,
} from "@/utils/store/storage-errors";

/**
 * Everything lives in one object store under key prefixes: idb-keyval has one
 * store a database and nothing is atomic across databases, while an edit's
 * record and its blobs must be written together or not at all.
 */
const records = createStore(DATABASE.name, DATABASE.records);

/**
 * While an older connection is open and the store is to be deleted or changed, a browser
 * keeps who opens it waiting, for ever if need be.
 */
const OPENING_LIMIT_MS = 20_000;

/** Tells a store that does not open from a job that fails in it: both only reject. */
const onDisk: UseStore = async (mode, job) => {
  let hasOpened = false;
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = !hasOpened;
      if (isLate) reject(new DOMException("The store is held by another page", "TimeoutError"));
    }, OPENING_LIMIT_MS);
  });
  try {
    const done = records(mode, (store) => {
      // Whoever asked was told that it failed: nothing may happen after that.
      if (isLate) throw new DOMException("Too late", "AbortError");
      hasOpened = true;
      return job(store);
    });
    done.catch(() => undefined);
    return await Promise.race([done, late]);
  } catch (cause) {
    throw hasOpened ? cause : new UnopenableStore(cause);
  } finally {
    clearTimeout(timer);
  }
};

/** Where the records are: on the disk, or in memory where the browser never gave a database. */
export const database: UseStore = async (mode, job) => (await chooseStore()).store(mode, job);

interface Chosen {
  readonly store: UseStore;
  readonly isInMemory: boolean;
}

let chosen: Promise<Chosen> | undefined;

function chooseStore(): Promise<Chosen> {
  chosen ??= openStore();
  return chosen;
}

/** Begins to open it, before anybody knows what to read. */
export function openDatabase(): void {
  void chooseStore();
}

/** Whether the browser refuses a database, so that records end with the last page. */
export async function isInMemory(): Promise<boolean> {
  return (await chooseStore()).isInMemory;
}

/** Some browsers refuse once while they start. */
const TRIES = 2;
const PAUSE_MS = 300;

async function openStore(): Promise<Chosen> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      await onDisk("readonly", () => undefined);
      // Nobody waits for a note that only a later start reads.
      void noteOpened();
      return { store: onDisk, isInMemory: false };
    } catch (failure) {
      const cause = failure instanceof UnopenableStore ? failure.cause : failure;
      if (await mayHoldHistory(cause)) return { store: onDisk, isInMemory: false };
      if (attempts === TRIES) return { store: await openMemory(), isInMemory: true };
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

/** For the few whose browser gives no database. */
async function openMemory(): Promise<UseStore> {
  const { createSharedStore } = await import("@/utils/store/memory/shared-store");
  return createSharedStore();
}

const OPENED_ITEM = "store-opened";

async function noteOpened(): Promise<void> {
  await writeLocal({ [OPENED_ITEM]: true }).catch(() => undefined);
}

/**
 * Whether a store that does not open may have a history in it: that is not to be
 * hidden behind an empty one. On a full disk, Chromium cannot open what it opened before.
 */
async function mayHoldHistory(cause: unknown): Promise<boolean> {
  if (isStorageDenied(cause)) return false;
  if (storageError(cause, "opening").code === "storage_full") return true;
  return (await readLocal(OPENED_ITEM).catch(() => false)) === true;
}

/** The key of every kind of record, by prefix. */
export const keyOf = {
  edit: (editId: string) => `edit:${editId}`,
  entry: (editId: string) => `entry:${newestFirst(editId)}`,
  /** Exists while the edit is in a running state. */
  running: (editId: string) => `running:${editId}`,
  /** Exists from the end of an edit until a person has seen it; holds the time of its end. */
  unseen: (editId: string) => `unseen:${editId}`,
  /** Exists while a deletion can be undone; holds its time. */
  gone: (editId: string) => `gone:${editId}`,
  /** An unreadable record of an edit, unchanged. */
  aside: (editId: string) => `aside:${editId}`,
  note: (name: string) => `note:${name}`,
  sent: (editId: string) => `sent:${editId}`,
  /** The latest preview of an answer that is still arriving. */
  partial: (editId: string) => `partial:${editId}`,
  answer: (editId: string) => `answer:${editId}`,
  /** Answers to an edit's further requests, from the second on. */
  more: (editId: string, number: number) => `more:${editId}:${number}`,
  thumb: (editId: string, of: "source" | "result") => `thumb:${editId}:${of}`,
  placed: (editId: string, index: number) => `placed:${editId}:${index}`,
  result: (blobId: string) => `result:${blobId}`,
  picture: (pictureId: string) => `picture:${pictureId}`,
  bytes: bytesKey,
  draft: (name: string) => `draft:${name}`,
} as const;

/** All keys that begin with `prefix`. U+FFFF sorts after every character a key holds. */
export function prefixRange(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** Settles an IndexedDB request or transaction as a promise. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when a transaction is on disk; rejects if it is aborted. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/**
 * Runs a job in one transaction and waits until it is on disk. Whatever the
 * job throws, nothing of it is kept. It may await the store's requests only.
 */
export function write<T>(job: (store: IDBObjectStore) => Promise<T>): Promise<Result<T>> {
  return attemptWrite(() =>
    database("readwrite", async (store) => {
      const done = committed(store.transaction);
      // Awaited below, unless the job fails first.
      done.catch(() => {});
      try {
        const value = await job(store);
        await done;
        return value;
      } catch (cause) {
        abort(store.transaction);
        throw cause;
      }
    }),
  );
}

/** Reads in one transaction. */
export function read<T>(job: (store: IDBObjectStore) => Promise<T>): Promise<Result<T>> {
  return attempt(() => database("readonly", job));
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // Already ended.
  }
}

/** Runs a job that reads and turns what browsers throw into an error with a sentence. */
export function attempt<T>(job: () => Promise<T>): Promise<Result<T>> {
  return attemptAs("reading", job);
}

/** The same for a job that writes: there the same words of a browser mean a full disk. */
export function attemptWrite<T>(job: () => Promise<T>): Promise<Result<T>> {
  return attemptAs("writing", job);
}

async function attemptAs<T>(doing: Doing, job: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await job());
  } catch (cause) {
    return err(storageError(cause, doing));
  }
}
