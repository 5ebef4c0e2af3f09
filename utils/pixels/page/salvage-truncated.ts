import { appError } from "@/utils/core/app-error";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";

const UNDECODABLE = err(appError("picture_undecodable"));

/**
 * What a page would show of a file that breaks off, as a whole PNG: an `<img>`
 * draws the part that is there, where `createImageBitmap` refuses all of it (in
 * Chromium). Needs a document. Errors: `picture_undecodable`.
 */
export async function drawPartly(picture: Blob): Promise<Result<Blob>> {
  const address = URL.createObjectURL(picture);
  try {
    const image = new Image();
    const isThere = new Promise<boolean>((resolve) => {
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
    });
    image.src = address;
    if (!(await isThere)) return UNDECODABLE;
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width < 1 || height < 1 || width * height > MAX_PIXELS) return UNDECODABLE;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return ok(await canvas.convertToBlob({ type: "image/png" }));
  } catch {
    return UNDECODABLE;
  } finally {
    URL.revokeObjectURL(address);
  }
}
