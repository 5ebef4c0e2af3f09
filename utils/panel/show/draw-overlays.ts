import type { OpenPicture } from "@/utils/panel/state/panel-state";
import type { Overlay } from "@/utils/pixels/job-types";

/** Long side of a drawing, px: fills a stage, and can be drawn while a slider moves. */
export const PREVIEW_SIDE = 2048;

/**
 * Draws what the stitched picture will look like: the changed parts over the
 * picture, at display size. Closes the overlays, also if nothing is drawn.
 *
 * @returns nothing if `signal` was aborted, or the browser has no canvas
 */
export function drawOverlays(
  picture: Pick<OpenPicture, "bitmap" | "record">,
  overlays: readonly Overlay[],
  signal: AbortSignal,
): ImageBitmap | undefined {
  const drawn = signal.aborted ? undefined : draw(picture, overlays);
  for (const { bitmap } of overlays) bitmap?.close();
  return drawn;
}

function draw(
  { bitmap: picture, record: { size } }: Pick<OpenPicture, "bitmap" | "record">,
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
