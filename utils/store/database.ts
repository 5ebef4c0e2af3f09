import { createStore, type UseStore } from "idb-keyval";
import { type AppError, appError } from "@/utils/core/app-error";
import { newestFirst } from "@/utils/core/history/entry";
import { err, ok, type Result } from "@/utils/core/result";
import { createMemoryStore } from "@/utils/store/memory/memory-store";
import { shareMemory } from "@/utils/store/memory/shared-memory";

/**
 * Everything lives in one object store under key prefixes: idb-keyval has one
 * store a database and nothing is atomic across databases, while an edit's
 * record and its blobs must be written together or not at all.
 */
const onDisk = createStore("redraw", "records");

/** Where the records are: on the disk, or in memory where the browser refuses a database. */
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
      return { store: onDisk, isInMemory: false };
    } catch (cause) {
      // Disk full: keep using it; an empty store would hide the history.
      const isFull = cause instanceof DOMException && cause.name === "QuotaExceededError";
      if (isFull) return { store: onDisk, isInMemory: false };
      if (attempts === TRIES) return { store: createMemoryStore(shareMemory()), isInMemory: true };
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }
}

/** The key of every kind of record, by prefix. */
export const keyOf = {
  edit: (editId: string) => `edit:${editId}`,
  entry: (editId: string) => `entry:${newestFirst(editId)}`,
  /** Exists while the edit is in a running state. */
  running: (editId: string) => `running:${editId}`,
  /** Exists while a deletion can be undone; holds its time. */
  gone: (editId: string) => `gone:${editId}`,
  /** An unreadable record of an edit, unchanged. */
  aside: (editId: string) => `aside:${editId}`,
  note: (name: string) => `note:${name}`,
  sent: (editId: string) => `sent:${editId}`,
  /** The latest preview of an answer that is still arriving. */
  partial: (editId: string) => `partial:${editId}`,
  answer: (editId: string) => `answer:${editId}`,
  thumb: (editId: string, of: "source" | "result") => `thumb:${editId}:${of}`,
  placed: (editId: string, index: number) => `placed:${editId}:${index}`,
  result: (blobId: string) => `result:${blobId}`,
  picture: (pictureId: string) => `picture:${pictureId}`,
  bytes: (pictureId: string) => `bytes:${pictureId}`,
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
  return attempt(() =>
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

/** Runs a storage job; exceptions become an `AppError`. */
export async function attempt<T>(job: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await job());
  } catch (cause) {
    return err(storageError(cause));
  }
}

/**
 * Blobs are files of their own and can vanish (cleaners, virus scanners):
 * Chromium says NotFoundError or NotReadableError, Firefox UnknownError.
 * https://github.com/w3c/IndexedDB/issues/423
 */
function storageError(cause: unknown): AppError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : "";
  const detail = String(cause);
  if (name === "QuotaExceededError") return appError("storage_full", { detail });
  if (name === "NotFoundError" || name === "NotReadableError") {
    return appError("file_missing", { detail });
  }
  return appError("storage_failed", { detail });
}
