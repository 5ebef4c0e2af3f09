import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { dilate } from "@/utils/core/mask/raster-morphology";

/** Where a window's content is compared, one byte a pixel of the compared images. */
export interface Zones {
  /** Nothing should have changed here. */
  readonly outside: Uint8Array;
  /** The part of it around the mask. */
  readonly ring: Uint8Array;
  /** Between the mask and what is outside: the answer is used here, though nobody painted it. */
  readonly rim: Uint8Array;
}

/** Width of the ring as a share of the compared images' diagonal. */
const RING_SHARE = 0.06;

/**
 * @param operations the mask; none where the picture's own transparency is the mask
 * @param source RGBA of the window: only opaque pixels are compared
 * @param size of the compared images
 * @param keepOut how far beyond the mask the answer is used, picture px
 */
export function findZones(
  operations: readonly MaskOperation[] | undefined,
  source: Uint8ClampedArray,
  window: Rect,
  pictureSize: Size,
  size: Size,
  keepOut: number,
): Zones {
  const near = operations
    ? rasterise(operations, window, size, pictureSize)
    : new Uint8Array(size.width * size.height);
  const rim = new Uint8Array(near.length);
  for (let i = 0; i < near.length; i++) {
    if (source[i * 4 + 3] !== 255) near[i] = 255;
    rim[i] = 255 - near[i]!;
  }
  const grid = { data: near, ...size, x: 0, y: 0, pixelWidth: 1, pixelHeight: 1 };
  dilate(grid, Math.max(1, (keepOut * size.width) / window.width));
  const outside = new Uint8Array(near.length);
  for (let i = 0; i < near.length; i++) {
    outside[i] = 255 - near[i]!;
    rim[i] = rim[i]! & near[i]!;
  }
  for (const zone of [outside, rim]) keepInside(zone, window, pictureSize, size);
  dilate(grid, RING_SHARE * Math.hypot(size.width, size.height));
  const ring = new Uint8Array(near.length);
  for (let i = 0; i < near.length; i++) ring[i] = outside[i]! & near[i]!;
  return { outside, ring, rim };
}

/** Pixels beyond the picture are made up and must not be compared. */
function keepInside(zone: Uint8Array, window: Rect, picture: Size, size: Size): void {
  const { width, height } = size;
  const columns = insideOf(window.x, window.width / width, width, picture.width);
  const rows = insideOf(window.y, window.height / height, height, picture.height);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    const isInside = row >= rows.first && row < rows.end;
    zone.fill(0, start, start + (isInside ? columns.first : width));
    if (isInside) zone.fill(0, start + columns.end, start + width);
  }
}

/** Which of `count` pixels of `per` picture px each lie wholly within 0 and `limit`. */
function insideOf(
  from: number,
  per: number,
  count: number,
  limit: number,
): { readonly first: number; readonly end: number } {
  const isInside = (index: number) => from + index * per >= 0 && from + index * per + per <= limit;
  let first = 0;
  while (first < count && !isInside(first)) first++;
  let end = first;
  while (end < count && isInside(end)) end++;
  return { first, end };
}
