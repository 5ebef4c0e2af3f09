import type { Rect, Size } from "@/utils/core/geometry";
import { pictureBox, type View } from "@/utils/core/view/view";

export interface Surface {
  readonly canvas: HTMLCanvasElement;
  /** `undefined` where there is no 2D canvas: then nothing is drawn, and nothing breaks. */
  readonly context: CanvasRenderingContext2D | undefined;
}

export function createSurface({ width, height }: Size): Surface {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return surfaceOf(canvas);
}

export function surfaceOf(canvas: HTMLCanvasElement): Surface {
  return { canvas, context: canvas.getContext("2d") ?? undefined };
}

/** Empties a canvas whatever its transform and clip. */
export function wipe({ canvas, context }: Surface): void {
  if (!context) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.restore();
}

/** The picture's box in canvas px, on whole pixels. */
export function wholePixelBox(place: View, picture: Size): Rect {
  const box = pictureBox(place, picture);
  const x = Math.round(box.x);
  const y = Math.round(box.y);
  return {
    x,
    y,
    width: Math.max(1, Math.round(box.x + box.width) - x),
    height: Math.max(1, Math.round(box.y + box.height) - y),
  };
}

/** From now on nothing is painted beside the picture. On whole pixels: half-clipped ones add up. */
export function clipToPicture(context: CanvasRenderingContext2D, place: View, picture: Size): void {
  const box = wholePixelBox(place, picture);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
}

/** From here on (device px per picture px) pixels are shown as the squares they are. */
const PIXELATED_FROM = 4;

/** Draws a picture, or a copy of it of another size, into its box. @param scale canvas px per picture px */
export function drawInto(
  context: CanvasRenderingContext2D,
  source: CanvasImageSource,
  box: Rect,
  scale: number,
  quality: ImageSmoothingQuality,
): void {
  context.imageSmoothingEnabled = scale < PIXELATED_FROM;
  context.imageSmoothingQuality = quality;
  context.drawImage(source, box.x, box.y, box.width, box.height);
}
