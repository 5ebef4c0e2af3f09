import type { Size } from "@/utils/core/geometry";
import type { Result } from "@/utils/core/result";
import { keyOf } from "@/utils/pixels/read/blob-keys";
import { decodePicture } from "@/utils/pixels/read/decode";
import { createHold } from "@/utils/pixels/read/latest-cache";

/** Larger pictures are decoded anew each time rather than kept. */
const MAX_HELD_PIXELS = 24_000_000;

const hold = createHold<ImageBitmap>((bitmap) => bitmap.close(), isHeld);

/** Whether a picture of this size is kept once it was decoded. */
export function isHeld({ width, height }: Size): boolean {
  return width * height <= MAX_HELD_PIXELS;
}

/** Lends the decoded picture (sRGB) to `use`, which must not close it. */
export async function withPicture<T>(
  picture: Blob,
  use: (bitmap: ImageBitmap) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  return hold.lend(await keyOf(picture), () => decodePicture(picture), use);
}
