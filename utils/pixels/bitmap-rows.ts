import type { Rect } from "@/utils/core/geometry";
import { createCanvas, sizeOf } from "@/utils/pixels/decode";
import type { RowReader } from "@/utils/pixels/rows";

const BAND_PIXELS = 1 << 20;
/** Wider canvases draw nothing in some browsers, without an error. */
const MAX_CANVAS_SIDE = 16_384;

/**
 * Reads a bitmap band by band through a small canvas: the bitmap is the only
 * full copy. Exact where the picture is opaque; colour under partial alpha is
 * rounded by the canvas.
 */
export function readBitmapRows(bitmap: ImageBitmap, isOpaque: boolean): RowReader {
  const size = sizeOf(bitmap);
  const rows = Math.max(1, Math.min(size.height, Math.floor(BAND_PIXELS / size.width)));
  let top = 0;

  async function next(): Promise<Uint8Array | undefined> {
    const height = Math.min(rows, size.height - top);
    if (height === 0) return undefined;
    const band = readPart(bitmap, { x: 0, y: top, width: size.width, height });
    top += height;
    return isOpaque ? withoutAlpha(band) : band;
  }

  return {
    size,
    channels: isOpaque ? 3 : 4,
    depth: 8,
    extra: [],
    next,
    close: () => bitmap.close(),
  };
}

/** RGBA of a part of a bitmap that may be wider than any canvas. */
function readPart(bitmap: ImageBitmap, part: Rect): Uint8Array {
  const out = new Uint8Array(part.width * part.height * 4);
  for (let left = 0; left < part.width; left += MAX_CANVAS_SIDE) {
    const width = Math.min(MAX_CANVAS_SIDE, part.width - left);
    const { context } = createCanvas({ width, height: part.height });
    context.drawImage(bitmap, -(part.x + left), -part.y);
    const { data } = context.getImageData(0, 0, width, part.height);
    if (width === part.width) return new Uint8Array(data.buffer);
    for (let row = 0; row < part.height; row++) {
      const line = data.subarray(row * width * 4, (row + 1) * width * 4);
      out.set(line, (row * part.width + left) * 4);
    }
  }
  return out;
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}
