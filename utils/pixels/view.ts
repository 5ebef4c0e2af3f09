import { ok, type Result } from "@/utils/core/result";
import { createCanvas, decodePicture, fitWithin, sizeOf } from "@/utils/pixels/decode";
import type { PictureFacts, PictureProxy } from "@/utils/pixels/protocol";

/** Rows of a band that is looked at when searching for transparency. */
const BAND_PIXELS = 1 << 20;

/** Size and transparency of a picture. */
export async function inspectPicture(
  picture: Blob,
  signal: AbortSignal,
): Promise<Result<PictureFacts>> {
  const decoded = await decodePicture(picture);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  try {
    const canHave = picture.type !== "image/jpeg" && picture.type !== "image/bmp";
    return ok({ size: sizeOf(bitmap), hasTransparency: canHave && hasAlpha(bitmap, signal) });
  } finally {
    bitmap.close();
  }
}

function hasAlpha(bitmap: ImageBitmap, signal: AbortSignal): boolean {
  const { width, height } = bitmap;
  const rows = Math.max(1, Math.min(height, Math.floor(BAND_PIXELS / width)));
  const { context } = createCanvas({ width, height: rows });
  for (let top = 0; top < height; top += rows) {
    signal.throwIfAborted();
    const count = Math.min(rows, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    const { data } = context.getImageData(0, 0, width, count);
    for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  }
  return false;
}

/** The picture at display size. */
export async function makeProxy(picture: Blob, maxSide: number): Promise<Result<PictureProxy>> {
  const decoded = await decodePicture(picture);
  if (!decoded.ok) return decoded;
  const full = decoded.value;
  const size = sizeOf(full);
  const fitted = fitWithin(size, maxSide);
  if (fitted.width === size.width && fitted.height === size.height)
    return ok({ bitmap: full, size });
  const bitmap = await createImageBitmap(full, {
    resizeWidth: fitted.width,
    resizeHeight: fitted.height,
    resizeQuality: "high",
  });
  full.close();
  return ok({ bitmap, size });
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
