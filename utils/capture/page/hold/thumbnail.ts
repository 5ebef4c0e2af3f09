import type { PagePicture } from "@/utils/capture/page/find/page-picture";

/** px: enough to tell two pictures apart, too few to see how either was compressed. */
export const THUMBNAIL_SIDE = 16;

/**
 * px: browsers scale an element and a bitmap in different ways (up to 41 levels apart
 * at 16 px, 4 at this size, over 27 pictures of all types). The rest is averaged here.
 */
const DRAWN_SIDE = 128;

/** A picture at 16 × 16 px, RGBA. Throws a SecurityError where the page may not read it. */
export function drawThumbnail(source: CanvasImageSource): number[] {
  const canvas = new OffscreenCanvas(DRAWN_SIDE, DRAWN_SIDE);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return [];
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, DRAWN_SIDE, DRAWN_SIDE);
  const { data } = context.getImageData(0, 0, DRAWN_SIDE, DRAWN_SIDE);
  const step = DRAWN_SIDE / THUMBNAIL_SIDE;
  const sums = new Float64Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE * 4);
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [(at >> 2) % DRAWN_SIDE, Math.floor((at >> 2) / DRAWN_SIDE)];
    const cell = Math.floor(y / step) * THUMBNAIL_SIDE + Math.floor(x / step);
    const alpha = data[at | 3] ?? 0;
    // What is transparent has no colour.
    const share = (at & 3) === 3 ? 1 : alpha / 255;
    const sum = cell * 4 + (at & 3);
    sums[sum] = (sums[sum] ?? 0) + (data[at] ?? 0) * share;
  }
  return Array.from(sums, (sum) => Math.round(sum / (step * step)));
}

/** What an image on the page shows, small; nothing where that cannot be told, or has changed since. */
export function thumbnailOf({ element, url }: PagePicture): number[] | null {
  if (!(element instanceof HTMLImageElement) || !element.complete) return null;
  if (element.currentSrc !== url) return null;
  // Shown as it lies in the file, not as the camera was held.
  if (getComputedStyle(element).imageOrientation === "none") return null;
  try {
    return drawThumbnail(element);
  } catch {
    return null;
  }
}
