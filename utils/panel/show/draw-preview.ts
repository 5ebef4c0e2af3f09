import type { Size } from "@/utils/core/geometry";
import type { Overlay } from "@/utils/pixels/job-types";

/** Enough for what fits on a stage; quick enough to be drawn while a slider moves. */
export const PREVIEW_SIDE = 2048;

/**
 * What the stitched picture will look like: what a stitch would change, laid
 * over the picture at display size.
 *
 * @param picture what is drawn of it
 * @param size its own size, picture px
 */
export function drawPreview(
  picture: ImageBitmap,
  size: Size,
  overlays: readonly Overlay[],
): ImageBitmap | undefined {
  const scale = Math.min(1, PREVIEW_SIDE / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context || picture.width === 0) return undefined;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  const [across, down] = [width / size.width, height / size.height];
  for (const { bitmap, rect } of overlays) {
    if (!bitmap || !rect) continue;
    const { x, y } = rect;
    context.drawImage(bitmap, x * across, y * down, rect.width * across, rect.height * down);
  }
  return canvas.transferToImageBitmap();
}
