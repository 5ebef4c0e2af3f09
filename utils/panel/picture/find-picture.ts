import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import type { SmallPicture } from "@/utils/pixels/page/decode-small";
import { readOwnPictureBytes, readPicture } from "@/utils/store/pictures";

/** A picture's record and its bytes, in memory: an open picture goes on being needed. */
export interface StoredPicture {
  readonly record: Picture;
  readonly bytes: Blob;
  readonly data: Uint8Array;
}

/** What was made of a stored picture before it is opened. */
export interface Begun {
  readonly found: Promise<Result<StoredPicture>>;
  /** `undefined` where it is left to the worker. */
  readonly drawn: Promise<SmallPicture | undefined>;
}

/**
 * Finds a stored picture, without making anything of it.
 *
 * @param bytes where they are being read already
 * @errors `file_missing`, `record_unreadable`
 */
export async function findPicture(
  pictureId: string,
  bytes = readOwnPictureBytes(pictureId),
): Promise<Result<StoredPicture>> {
  const [record, own] = await Promise.all([readPicture(pictureId), bytes]);
  if (!record.ok) return record;
  if (!own.ok) return own;
  return ok({ record: record.value, bytes: own.value.blob, data: own.value.data });
}

/** Bytes that a worker decodes. An SVG, which none does, is drawn at its size. */
export async function pixelsOf({
  record,
  bytes,
}: Pick<StoredPicture, "record" | "bytes">): Promise<Result<Blob>> {
  if (record.type !== "image/svg+xml") return ok(bytes);
  const { rasteriseSvg } = await import("@/utils/pixels/page/rasterise-svg");
  return rasteriseSvg(bytes, record.size);
}
