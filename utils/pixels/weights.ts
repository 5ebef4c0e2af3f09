import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";
import { dilate } from "@/utils/core/mask/raster-morphology";
import { featherOutward } from "@/utils/pixels/feather";

/** How much of the answer each pixel takes, 0–255, over a part of the picture. */
export interface Weights {
  /** Whole picture px; beyond it all weights are 0. */
  readonly rect: Rect;
  readonly data: Uint8Array;
}

/** 1.5 % of the window's diagonal, 4 to 32 picture px. */
export function defaultFeather({ width, height }: Size): number {
  return Math.min(32, Math.max(4, Math.hypot(width, height) * 0.015));
}

/**
 * The soft mask at the picture's own resolution: 1 where painted (and grown),
 * fading outward, 0 from `feather` px on and wherever the window does not reach.
 *
 * @param growth picture px, not negative
 * @param feather picture px
 * @returns nothing where nothing is painted inside of the window
 */
export function makeWeights(
  operations: readonly MaskOperation[],
  window: Rect,
  pictureSize: Size,
  growth: number,
  feather: number,
): Weights | undefined {
  const bounds = maskBounds(operations, pictureSize);
  const rect = bounds && reachOf(bounds, growth + feather, window, pictureSize);
  if (!rect) return undefined;
  const data = rasterise(operations, rect, rect, pictureSize);
  if (growth > 0) {
    const { width, height } = rect;
    dilate({ data, width, height, x: 0, y: 0, pixelWidth: 1, pixelHeight: 1 }, growth);
  }
  featherOutward(data, rect, feather);
  return { rect, data };
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
