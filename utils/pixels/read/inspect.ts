import { ok, type Result } from "@/utils/core/result";
import type {
  PictureFacts,
  PictureProxy,
  PictureRequest,
  SizedRequest,
} from "@/utils/pixels/job-types";
import { hasTransparency } from "@/utils/pixels/read/bitmap-rows";
import { createCanvas, sizeOf } from "@/utils/pixels/read/decode";
import { decodeSmaller, scaling } from "@/utils/pixels/read/decode-smaller";
import { isHeld, withPicture } from "@/utils/pixels/read/decoded-picture";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";
import { sniffKind } from "@/utils/pixels/read/sniff";

/** Size and transparency of a picture. */
export async function inspectPicture({ picture }: PictureRequest): Promise<Result<PictureFacts>> {
  const whole = await measureWholeJpeg(picture);
  if (whole) return ok({ size: whole.size, hasTransparency: false });
  return withPicture(picture, async (bitmap) => {
    const isJpeg = (await sniffKind(picture)) === "jpeg";
    return ok({
      size: sizeOf(bitmap),
      hasTransparency: !isJpeg && (await hasTransparency(bitmap)),
    });
  });
}

/** The picture at display size. */
export async function makeProxy({ picture, maxSide }: SizedRequest): Promise<Result<PictureProxy>> {
  const whole = await measureWholeJpeg(picture);
  const isVast = whole !== undefined && !isHeld(whole.size);
  const small = isVast ? await decodeSmaller(picture, whole, maxSide) : undefined;
  if (small) return ok(small);
  return withPicture(picture, async (full) => {
    const size = sizeOf(full);
    return ok({ bitmap: await createImageBitmap(full, scaling(size, maxSide)), size });
  });
}

/** A small WebP of the picture; a browser that writes none gives a PNG. */
export async function makeThumbnail(request: SizedRequest): Promise<Result<Blob>> {
  const proxy = await makeProxy(request);
  if (!proxy.ok) return proxy;
  const { bitmap } = proxy.value;
  const { canvas, context } = createCanvas(bitmap);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return ok(await canvas.convertToBlob({ type: "image/webp", quality: 0.8 }));
}
