import type { Size } from "@/utils/core/geometry";
import type { ImageHeader } from "@/utils/core/image-header/header";

/** Browsers take this where nothing is said; CSS calls it the default object size. */
const DEFAULT_SIZE: Size = { width: 300, height: 150 };
/** The long side of the raster: enough for any model's window, far from any limit. */
const LONG_SIDE = 2048;
/** A drawing's own size is kept up to here. */
const MAX_LONG_SIDE = 8192;

/**
 * The pixels to draw an SVG at. Vectors have no resolution: small ones are
 * scaled up, keeping their proportions, so that painting and models have
 * something to work with.
 */
export function svgRasterSize(header: Pick<ImageHeader, "size">): Size {
  const { width, height } = header.size ?? DEFAULT_SIZE;
  const longest = Math.max(width, height);
  const target = Math.min(Math.max(longest, LONG_SIDE), MAX_LONG_SIDE);
  const scale = target / longest;
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
