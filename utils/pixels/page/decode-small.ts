import type { Size } from "@/utils/core/geometry";
import { ascii, startsWith } from "@/utils/core/image-header/bytes";
import { jpegSize } from "@/utils/core/image-header/jpeg";
import { pngSize } from "@/utils/core/image-header/png";
import { webpSize } from "@/utils/core/image-header/webp";

/** 16 MB when decoded. A larger one is worth the wait for the worker. */
const MAX_SMALL_PIXELS = 4_000_000;
const MAX_SMALL_SIDE = 4096;

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
 * @param picture in memory
 * @param file its bytes
 * @returns `undefined` for what is to be left to the worker: larger ones, other types,
 *   what does not decode
 */
export async function decodeSmall(
  picture: Blob,
  file: Uint8Array,
): Promise<SmallPicture | undefined> {
  const isOpaque = startsWith(file, [0xff, 0xd8, 0xff]);
  const size = isOpaque ? jpegSize(file) : sizeIn(file);
  if (!size || !isSmall(size)) return undefined;
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  // Headers lie: the decoder has the last word.
  if (!bitmap || isSmall(bitmap)) return bitmap && { bitmap, isOpaque };
  bitmap.close();
  return undefined;
}

/** What may have transparency: the size that its header names, picture px. */
function sizeIn(file: Uint8Array): Size | undefined {
  if (ascii(file, 1, 3) === "PNG") return pngSize(file);
  return ascii(file, 8, 4) === "WEBP" ? webpSize(file) : undefined;
}

function isSmall({ width, height }: Size): boolean {
  return width * height <= MAX_SMALL_PIXELS && Math.max(width, height) <= MAX_SMALL_SIDE;
}
