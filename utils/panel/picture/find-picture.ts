import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import type { SmallPicture } from "@/utils/pixels/page/decode-small";
import { rewrap } from "@/utils/store/blobs";
import { attempt } from "@/utils/store/database";
import { readPicture, readPictureBytes } from "@/utils/store/pictures";

/** A picture's record and its bytes, which the browser has not read off the disk yet. */
export interface StoredPicture {
  readonly record: Picture;
  readonly bytes: Blob;
}

/** What was made of a stored picture before it is opened. */
export interface Begun {
  readonly found: Promise<Result<StoredPicture>>;
  /** `undefined` where it is left to the worker. */
  readonly drawn: Promise<PageDrawn | undefined>;
}

/** A picture's bytes, in memory, and what the page has drawn of them. */
export interface PageDrawn extends SmallPicture {
  readonly bytes: Blob;
}

/**
 * Finds a stored picture, without making anything of it.
 *
 * @errors `file_missing`, `record_unreadable`
 */
export async function findPicture(pictureId: string): Promise<Result<StoredPicture>> {
  const [record, bytes] = await Promise.all([readPicture(pictureId), readPictureBytes(pictureId)]);
  if (!record.ok) return record;
  return bytes.ok ? ok({ record: record.value, bytes: bytes.value }) : bytes;
}

/**
 * The stored bytes, in memory: where a browser closes a store (a full disk, storage
 * that is cleared), blobs out of it never answer any more, and an open picture goes
 * on being needed. An SVG, which no worker decodes, is drawn at its size.
 */
export async function pixelsOf({ record, bytes }: StoredPicture): Promise<Result<Blob>> {
  if (record.type !== "image/svg+xml") return attempt(() => rewrap(bytes));
  const { rasteriseSvg } = await import("@/utils/pixels/page/rasterise-svg");
  return rasteriseSvg(bytes, record.size);
}
