import type { Rect, Size } from "@/utils/core/geometry";
import { createCanvas } from "@/utils/pixels/read/decode";
import { replicateEdges } from "@/utils/pixels/send/replicate-edges";

/**
 * Draws a window of the picture at a size; where it reaches beyond the
 * picture, the picture's edge pixels go on.
 *
 * @param window picture px, of the aspect of `size`
 */
export function drawWindow(picture: ImageBitmap, window: Rect, size: Size): OffscreenCanvas {
  const { canvas, context } = createCanvas(size);
  const scaleX = size.width / window.width;
  const scaleY = size.height / window.height;
  const left = Math.max(0, window.x);
  const top = Math.max(0, window.y);
  const right = Math.min(picture.width, window.x + window.width);
  const bottom = Math.min(picture.height, window.y + window.height);
  const shown = {
    x: (left - window.x) * scaleX,
    y: (top - window.y) * scaleY,
    width: (right - left) * scaleX,
    height: (bottom - top) * scaleY,
  };
  context.drawImage(
    picture,
    left,
    top,
    right - left,
    bottom - top,
    shown.x,
    shown.y,
    shown.width,
    shown.height,
  );
  const inside = wholePixels(shown, size);
  if (inside.width === size.width && inside.height === size.height) return canvas;
  const image = context.getImageData(0, 0, size.width, size.height);
  replicateEdges(image.data, size, inside);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The pixels that a rectangle covers wholly, at least one. */
function wholePixels(rect: Rect, size: Size): Rect {
  const [x, width] = wholeRange(rect.x, rect.width, size.width);
  const [y, height] = wholeRange(rect.y, rect.height, size.height);
  return { x, y, width, height };
}

function wholeRange(start: number, length: number, limit: number): [number, number] {
  const first = Math.min(limit - 1, Math.max(0, Math.ceil(start - 1e-6)));
  const end = Math.min(limit, Math.max(first + 1, Math.floor(start + length + 1e-6)));
  return [first, end - first];
}
