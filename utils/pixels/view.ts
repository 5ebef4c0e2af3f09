import { ok, type Result } from "@/utils/core/result";
import { hasTransparency } from "@/utils/pixels/bitmap-rows";
import { createCanvas, fitWithin, sizeOf } from "@/utils/pixels/decode";
import { withPicture } from "@/utils/pixels/held-picture";
import type { PictureFacts, PictureProxy } from "@/utils/pixels/protocol";
import { sniffKind } from "@/utils/pixels/sniff";

/** Size and transparency of a picture. */
export function inspectPicture(picture: Blob): Promise<Result<PictureFacts>> {
  return withPicture(picture, async (bitmap) => {
    const isJpeg = (await sniffKind(picture)) === "jpeg";
    return ok({
      size: sizeOf(bitmap),
      hasTransparency: !isJpeg && (await hasTransparency(bitmap)),
    });
  });
}

/** The picture at display size. */
export function makeProxy(picture: Blob, maxSide: number): Promise<Result<PictureProxy>> {
  return withPicture(picture, async (full) => {
    const size = sizeOf(full);
    const fitted = fitWithin(size, maxSide);
    const bitmap = await createImageBitmap(full, {
      resizeWidth: fitted.width,
      resizeHeight: fitted.height,
      resizeQuality: "high",
    });
    return ok({ bitmap, size });
  });
}

/** A small WebP of the picture; a browser that writes none gives a PNG. */
export async function makeThumbnail(picture: Blob, maxSide: number): Promise<Result<Blob>> {
  const proxy = await makeProxy(picture, maxSide);
  if (!proxy.ok) return proxy;
  const { bitmap } = proxy.value;
  const { canvas, context } = createCanvas(bitmap);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return ok(await canvas.convertToBlob({ type: "image/webp", quality: 0.8 }));
}
