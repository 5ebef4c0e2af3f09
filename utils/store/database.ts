import { createStore } from "idb-keyval";
import { type AppError, appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * Everything lives in one object store under key prefixes: idb-keyval has one
 * store a database and nothing is atomic across databases, while an edit's
 * record and its blobs must be written together or not at all.
 */
export const database = createStore("redraw", "records");

export const keyOf = {
  edit: (editId: string) => `edit:${editId}`,
  sent: (editId: string) => `sent:${editId}`,
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

export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** Runs a storage job and turns what browsers throw into an error with a sentence. */
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
