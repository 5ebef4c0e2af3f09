import type { Rect, Size } from "@/utils/core/geometry";
import type { Hole } from "./windows";

/** So much of the picture is looked at beside a blank strip: in times its depth, and at least, picture px. */
const DEPTHS = 3;
const MIN_REACH = 160;

/**
 * The blank strips around what is drawn, each a hole with its window: left and right as high as the
 * drawn part, then top and bottom as wide as the picture, so that corners continue what is filled
 * already.
 *
 * @param kept the drawn part, picture px
 * @param wider times the usual reach
 */
export function findSides(kept: Rect, picture: Size, wider = 1): Hole[] {
  const { x, y, width, height } = kept;
  const right = picture.width - x - width;
  const bottom = picture.height - y - height;
  const reachOf = (depth: number) => Math.round(wider * Math.max(MIN_REACH, DEPTHS * depth));
  const across = (depth: number) => Math.min(width, reachOf(depth));
  const along = (depth: number) => Math.min(height, reachOf(depth));
  const all = { x: 0, width: picture.width };
  const strips: readonly (readonly [strip: Rect, window: Rect])[] = [
    [
      { x: 0, y, width: x, height },
      { x: 0, y, width: x + across(x), height },
    ],
    [
      { x: x + width, y, width: right, height },
      { x: x + width - across(right), y, width: across(right) + right, height },
    ],
    [
      { ...all, y: 0, height: y },
      { ...all, y: 0, height: y + along(y) },
    ],
    [
      { ...all, y: y + height, height: bottom },
      { ...all, y: y + height - along(bottom), height: along(bottom) + bottom },
    ],
  ];
  return strips
    .filter(([strip]) => strip.width > 0 && strip.height > 0)
    .map(([rect, window]) => {
      const size = rect.width * rect.height;
      return {
        paint: { rect, data: new Uint8Array(size).fill(1) },
        window,
        wide: window,
        size,
        isBlank: true,
      };
    });
}
