import { get } from "idb-keyval";
import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { attempt, database } from "@/utils/store/database";

/**
 * A copy that owns its bytes. A Blob that came from a File or from another
 * store can lose its backing before the transaction has copied it.
 */
export async function rewrap(blob: Blob): Promise<Blob> {
  return new Blob([await blob.arrayBuffer()], { type: blob.type });
}

/** Reads a stored blob and makes sure that its bytes are still there. */
export async function readBlob(key: string): Promise<Result<Blob>> {
  const read = await attempt(() => get<unknown>(key, database));
  if (!read.ok) return read;
  if (!(read.value instanceof Blob)) return err(appError("file_missing", { detail: key }));
  const blob = read.value;
  const probed = await attempt(() => blob.slice(0, 1).arrayBuffer());
  if (!probed.ok) return probed;
  return ok(blob);
}

/** A blob that owns its bytes, and the bytes it was made of. */
export interface OwnBlob {
  readonly blob: Blob;
  readonly data: Uint8Array;
}

/** Reads a stored blob into memory, in as few questions to the browser as can be. */
export async function readOwnBlob(key: string): Promise<Result<OwnBlob>> {
  const read = await attempt(() => get<unknown>(key, database));
  if (!read.ok) return read;
  const { value } = read;
  if (!(value instanceof Blob)) return err(appError("file_missing", { detail: key }));
  return attempt(async () => {
    const data = await value.arrayBuffer();
    return { blob: new Blob([data], { type: value.type }), data: new Uint8Array(data) };
  });
}
