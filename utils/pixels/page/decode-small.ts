import type { Size } from "@/utils/core/geometry";
import { readHeader } from "@/utils/core/image-header/read-header";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";

/** 16 MB when decoded. A larger one is worth the wait for the worker. */
const MAX_SMALL_PIXELS = 4_000_000;
const MAX_SMALL_SIDE = 4096;

/** The size is in the first chunks; EXIF, which may turn a picture, is at most 64 KiB long. */
const HEAD_BYTES = 256 * 1024;

/** A picture that the page itself has decoded, as a worker would have. The caller owns the bitmap. */
export interface SmallPicture {
  /** As large as the picture, sRGB. */
  readonly bitmap: ImageBitmap;
  /** The type cannot have transparency. */
  readonly isOpaque: boolean;
}

/**
 * Decodes a small picture in the page, so that nobody waits for a worker to start:
 * the browser decodes beside the page's own scripts. Its header says before how much
 * there is to decode.
 *
 * @param bytes in memory
 * @returns `undefined` for what is to be left to the worker: larger ones, other types,
 *   what does not decode, what breaks off
 */
export async function decodeSmall(bytes: Blob): Promise<SmallPicture | undefined> {
  const header = readHeader(new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer()));
  const isOpaque = header?.type === "image/jpeg";
  if (!isOpaque && header?.type !== "image/png" && header?.type !== "image/webp") return undefined;
  if (!header.size || !isSmall(header.size)) return undefined;
  if (isOpaque && !(await measureWholeJpeg(bytes))) return undefined;
  const bitmap = await createImageBitmap(bytes).catch(() => undefined);
  if (!bitmap) return undefined;
  // The decoder has the last word on the size: headers lie.
  if (isOpaque ? isSame(bitmap, header.size) : isSmall(bitmap)) return { bitmap, isOpaque };
  bitmap.close();
  return undefined;
}

function isSmall({ width, height }: Size): boolean {
  return width * height <= MAX_SMALL_PIXELS && Math.max(width, height) <= MAX_SMALL_SIDE;
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
