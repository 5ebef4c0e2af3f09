import type { Rect, Size } from "@/utils/core/geometry";
import type { Result } from "@/utils/core/result";
import { decodePicture, sizeOf } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { openByCanvas } from "@/utils/pixels/read/exact-read";

/** Parts of a picture, as the browser shows it. */
export interface PictureParts {
  /** Picture px. */
  readonly size: Size;
  /** RGBA of a part, an array of its own; beyond the picture it is transparent. Picture px. */
  read(part: Rect): Promise<Uint8ClampedArray>;
}

type Use<T> = (parts: PictureParts) => Promise<Result<T>>;

/**
 * Lends parts of a picture that stays decoded meanwhile, and for a while after. Errors as in decoding.
 *
 * @param options for another way to decode it, in which it does not stay
 */
export async function withParts<T>(
  picture: Blob,
  use: Use<T>,
  options?: ImageBitmapOptions,
): Promise<Result<T>> {
  const lendParts = (bitmap: ImageBitmap) =>
    use({ size: sizeOf(bitmap), read: (part) => readPart(bitmap, part) });
  if (!options) return withPicture(picture, lendParts);
  const decoded = await decodePicture(picture, options);
  if (!decoded.ok) return decoded;
  try {
    return await lendParts(decoded.value);
  } finally {
    decoded.value.close();
  }
}

/** Working on so much takes longer than decoding the picture anew, px; or on such a share of it. */
const LARGE_PART = 1 << 20;
const LARGE_SHARE = 1 / 8;

/**
 * The same for work on parts so large that the whole picture should not lie in memory beside them:
 * it is let go of after each, and decoded anew for the next.
 */
export async function withLargeParts<T>(
  picture: Blob,
  use: Use<T>,
  options?: ImageBitmapOptions,
): Promise<Result<T>> {
  let decoded: ImageBitmap | undefined;
  const close = () => {
    decoded?.close();
    decoded = undefined;
  };
  const first = await decodePicture(picture, options);
  if (!first.ok) return first;
  decoded = first.value;
  const size = sizeOf(decoded);
  const large = Math.min(LARGE_PART, LARGE_SHARE * size.width * size.height);
  const read = async (part: Rect) => {
    decoded ??= await decodeAgain(picture, options);
    const pixels = await readPart(decoded, part);
    if (part.width * part.height >= large) close();
    return pixels;
  };
  try {
    return await use({ size, read });
  } finally {
    close();
  }
}

async function decodeAgain(picture: Blob, options?: ImageBitmapOptions): Promise<ImageBitmap> {
  const decoded = await decodePicture(picture, options);
  if (!decoded.ok) throw new Error(`${decoded.error.code} the second time`);
  return decoded.value;
}

const BAND_PIXELS = 1 << 20;

/** Band by band: a canvas of all of a large part would cost as much as its pixels once more. */
async function readPart(bitmap: ImageBitmap, part: Rect): Promise<Uint8ClampedArray> {
  const { x, y, width, height } = part;
  const { read } = openByCanvas(bitmap);
  const pixels = new Uint8ClampedArray(width * height * 4);
  const rows = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let top = 0; top < height; top += rows) {
    const band = await read({ x, y: y + top, width, height: Math.min(rows, height - top) });
    pixels.set(band, top * width * 4);
  }
  return pixels;
}

/**
 * The picture as it lies in a frame, whose rest is transparent.
 *
 * @param frame picture px
 */
export function inFrame({ read }: PictureParts, { x, y, width, height }: Rect): PictureParts {
  return {
    size: { width, height },
    read: (part) => read({ ...part, x: part.x + x, y: part.y + y }),
  };
}
