import { get, setMany } from "idb-keyval";
import { appError } from "@/utils/core/app-error";
import { sha256Hex } from "@/utils/core/bytes";
import { readPictureRecord } from "@/utils/core/history/picture-record";
import type { Picture } from "@/utils/core/picture/picture";
import { err, type Result } from "@/utils/core/result";
import { type OwnBlob, readBlob, readOwnBlob, rewrap } from "@/utils/store/blobs";
import { attempt, database, keyOf } from "@/utils/store/database";

/**
 * Stores a picture's bytes, unchanged, with its record. Storing the same bytes
 * again renews the record, so that the latest page they were seen on is known.
 */
export async function savePicture(
  bytes: Blob,
  about: Omit<Picture, "id" | "byteLength">,
): Promise<Result<Picture>> {
  return attempt(async () => {
    const own = await rewrap(bytes);
    const id = await sha256Hex(await own.arrayBuffer());
    const picture: Picture = { ...about, id, byteLength: own.size };
    await setMany(
      [
        [keyOf.bytes(id), own],
        [keyOf.picture(id), picture],
      ],
      database,
    );
    return picture;
  });
}

/**
 * The record of a stored picture.
 *
 * @errors `file_missing`, `record_unreadable`
 */
export async function readPicture(pictureId: string): Promise<Result<Picture>> {
  const read = await attempt(() => get<unknown>(keyOf.picture(pictureId), database));
  if (!read.ok) return read;
  if (read.value === undefined) return err(appError("file_missing", { detail: pictureId }));
  return readPictureRecord(read.value);
}

/**
 * The bytes of a stored picture, unchanged.
 *
 * @errors `file_missing`
 */
export function readPictureBytes(pictureId: string): Promise<Result<Blob>> {
  return readBlob(keyOf.bytes(pictureId));
}

/**
 * The same in memory: where a browser closes a store (a full disk, storage that is
 * cleared), blobs out of it never answer any more.
 *
 * @errors `file_missing`
 */
export function readOwnPictureBytes(pictureId: string): Promise<Result<OwnBlob>> {
  return readOwnBlob(keyOf.bytes(pictureId));
}
