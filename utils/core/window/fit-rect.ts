import type { Rect, Size } from "@/utils/core/geometry";

/** Width to height in lowest terms. */
export interface Aspect {
  readonly across: number;
  readonly down: number;
}

/** An aspect in lowest terms: 1536 × 1024 is 3 across, 2 down. */
export function reduceAspect({ width, height }: Size): Aspect {
  let a = width;
  let b = height;
  while (b > 0) [a, b] = [b, a % b];
  return { across: width / a, down: height / a };
}

/** The smallest whole-pixel size of exactly this aspect that holds `inner`. */
export function smallestAround(inner: Size, aspect: Aspect): Size {
  const times = Math.max(
    1,
    Math.ceil(inner.width / aspect.across),
    Math.ceil(inner.height / aspect.down),
  );
  return { width: times * aspect.across, height: times * aspect.down };
}

/** The largest whole-pixel size of exactly this aspect inside of `outer`, if any. */
export function largestWithin(outer: Size, aspect: Aspect): Size | undefined {
  const times = Math.floor(Math.min(outer.width / aspect.across, outer.height / aspect.down));
  if (times < 1) return undefined;
  return { width: times * aspect.across, height: times * aspect.down };
}

/**
 * Lays a window of `size` around `box`: centred on it, shifted into the
 * picture where it would stick out. In a direction in which the picture is
 * too small it reaches beyond both borders evenly.
 */
export function placeAround(box: Rect, size: Size, picture: Size): Rect {
  return {
    x: placeAxis(box.x, box.width, size.width, picture.width),
    y: placeAxis(box.y, box.height, size.height, picture.height),
    width: size.width,
    height: size.height,
  };
}

function placeAxis(start: number, length: number, window: number, limit: number): number {
  if (window >= limit) return 0 - Math.floor((window - limit) / 2);
  const centred = Math.round(start + length / 2 - window / 2);
  return Math.min(Math.max(0, centred), limit - window);
}

/** `box` with `pad` picture px more on each side, cut at the picture's borders, whole pixels. */
export function padWithin(box: Rect, pad: number, picture: Size): Rect {
  const x = Math.max(0, Math.floor(box.x - pad));
  const y = Math.max(0, Math.floor(box.y - pad));
  const right = Math.min(picture.width, Math.ceil(box.x + box.width + pad));
  const bottom = Math.min(picture.height, Math.ceil(box.y + box.height + pad));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
