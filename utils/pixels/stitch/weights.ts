import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";
import { dilate } from "@/utils/core/mask/raster-morphology";
import { featherOutward } from "@/utils/pixels/stitch/feather";

/** How much of the answer each pixel takes, 0–255, over a part of the picture. */
export interface Weights {
  /** Whole picture px; beyond it all weights are 0. */
  readonly rect: Rect;
  /** Of the raster; the rectangle's own where the scale is 1. */
  readonly size: Size;
  readonly data: Uint8Array;
}

/**
 * The soft mask: 1 where painted (and grown), fading outward, 0 from `feather`
 * px on and wherever the window does not reach. Where the window cuts through
 * what is painted, it fades towards the cut instead.
 *
 * @param growth picture px, not negative
 * @param feather picture px
 * @param scale pixels of the raster per picture px; 1 is exact
 * @returns nothing where nothing is painted inside of the window
 */
export function makeWeights(
  operations: readonly MaskOperation[],
  window: Rect,
  pictureSize: Size,
  growth: number,
  feather: number,
  scale = 1,
): Weights | undefined {
  const bounds = maskBounds(operations, pictureSize);
  const rect = bounds && reachOf(bounds, growth + feather, window, pictureSize);
  if (!rect) return undefined;
  const size = {
    width: Math.max(1, Math.round(rect.width * scale)),
    height: Math.max(1, Math.round(rect.height * scale)),
  };
  const data = rasterise(operations, rect, size, pictureSize);
  if (growth > 0) {
    dilate({ data, ...size, x: 0, y: 0, pixelWidth: 1, pixelHeight: 1 }, growth * scale);
  }
  featherOutward(data, size, feather * scale);
  fadeAtCuts(data, size, cutSides(rect, window, pictureSize), feather * scale);
  return { rect, size, data };
}

interface Sides {
  readonly left: boolean;
  readonly top: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
}

/** Sides that are cut by the window, not by the picture's border. */
function cutSides(rect: Rect, window: Rect, picture: Size): Sides {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  return {
    left: rect.x > 0 && rect.x === Math.ceil(window.x),
    top: rect.y > 0 && rect.y === Math.ceil(window.y),
    right: right < picture.width && right === Math.floor(window.x + window.width),
    bottom: bottom < picture.height && bottom === Math.floor(window.y + window.height),
  };
}

function fadeAtCuts(weights: Uint8Array, size: Size, cut: Sides, feather: number): void {
  const reach = Math.ceil(feather);
  if (reach < 1 || !(cut.left || cut.top || cut.right || cut.bottom)) return;
  const { width, height } = size;
  const ease = (distance: number) => {
    const t = Math.min(1, distance / (feather + 1));
    return t * t * (3 - 2 * t);
  };
  const across = Array.from({ length: width }, (_, x) =>
    Math.min(cut.left ? ease(x + 1) : 1, cut.right ? ease(width - x) : 1),
  );
  for (let y = 0; y < height; y++) {
    const down = Math.min(cut.top ? ease(y + 1) : 1, cut.bottom ? ease(height - y) : 1);
    for (let x = 0; x < width; x++) {
      const share = Math.min(down, across[x] ?? 1);
      if (share < 1) weights[y * width + x] = weights[y * width + x]! * share;
    }
  }
}

/**
 * What the softened mask can reach, cut at the window and the picture. What is
 * painted beyond the window was never sent, so it neither counts nor fades in.
 */
function reachOf(bounds: Rect, by: number, window: Rect, picture: Size): Rect | undefined {
  const reach = Math.ceil(by) + 1;
  const x = Math.max(0, Math.ceil(window.x), bounds.x - reach);
  const y = Math.max(0, Math.ceil(window.y), bounds.y - reach);
  const right = Math.min(
    picture.width,
    Math.floor(window.x + window.width),
    bounds.x + bounds.width + reach,
  );
  const bottom = Math.min(
    picture.height,
    Math.floor(window.y + window.height),
    bounds.y + bounds.height + reach,
  );
  if (right <= x || bottom <= y) return undefined;
  return { x, y, width: right - x, height: bottom - y };
}
