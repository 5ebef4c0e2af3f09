import type { Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import { createCanvas } from "@/utils/pixels/read/decode";
import { decodeSmaller } from "@/utils/pixels/read/decode-smaller";
import { makeProxy } from "@/utils/pixels/read/inspect";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";

export interface SmallCopy {
  readonly pixels: Size & { readonly data: Uint8ClampedArray };
  /** The picture's own size, picture px. */
  readonly picture: Size;
}

/**
 * The pixels of a picture, no side longer than `maxSide` px. A large JPEG is
 * never decoded whole: that is twice as quick as scaling it down. Errors as in
 * decoding.
 */
export async function readSmallCopy(picture: Blob, maxSide: number): Promise<Result<SmallCopy>> {
  const jpeg = await measureWholeJpeg(picture);
  const isLarge = jpeg && Math.max(jpeg.size.width, jpeg.size.height) > maxSide;
  const small = isLarge ? await decodeSmaller(picture, jpeg, maxSide) : undefined;
  const proxy = small ? ok(small) : await makeProxy({ picture, maxSide });
  if (!proxy.ok) return proxy;
  const { bitmap, size } = proxy.value;
  const { canvas, context } = createCanvas(bitmap);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return ok({ pixels: context.getImageData(0, 0, canvas.width, canvas.height), picture: size });
}
