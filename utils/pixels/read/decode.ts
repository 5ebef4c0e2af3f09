import { appError } from "@/utils/core/app-error";
import type { Size } from "@/utils/core/geometry";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import { sniffKind } from "@/utils/pixels/read/sniff";

/**
 * Decodes a picture, EXIF orientation applied; of an animated one the first
 * frame. The caller closes the bitmap.
 *
 * @param options the browser's own; if absent, colours are converted to sRGB
 * @returns `picture_type_unsupported` for SVG, which no browser decodes in a
 *   worker; `picture_undecodable`; `picture_too_many_pixels`
 */
export async function decodePicture(
  picture: Blob,
  options: ImageBitmapOptions = {},
): Promise<Result<ImageBitmap>> {
  if (picture.size === 0) return err(appError("picture_undecodable"));
  if ((await sniffKind(picture)) === "svg") {
    return err(appError("picture_type_unsupported", { params: { type: "SVG" } }));
  }
  const bitmap = await createImageBitmap(picture, options).catch((error: unknown) => String(error));
  if (typeof bitmap === "string") return err(appError("picture_undecodable", { detail: bitmap }));
  if (bitmap.width * bitmap.height <= MAX_PIXELS) return ok(bitmap);
  bitmap.close();
  const limit = MAX_PIXELS / 1_000_000;
  return err(appError("picture_too_many_pixels", { params: { limit } }));
}

/** Width and height alone, of a bitmap or anything else that has both. */
export function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** A canvas that is read back: kept by the CPU, so that reading costs no transfer. */
export function createCanvas({ width, height }: Size): {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
} {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("No 2D canvas.");
  context.imageSmoothingQuality = "high";
  return { canvas, context };
}
