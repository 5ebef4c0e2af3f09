import type { Size } from "@/utils/core/geometry";

/** The box of what is painted in a mask, and how much that is, px. */
export interface MaskBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
}

/** @param mask one byte a pixel, 0 or 1 */
export function boxOfMask(mask: Uint8Array, { width }: Size): MaskBox | undefined {
  const first = mask.indexOf(1);
  if (first < 0) return undefined;
  const top = Math.floor(first / width);
  const bottom = Math.floor(mask.lastIndexOf(1) / width);
  let [left, right, area] = [width, -1, 0];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
      if (!mask[i]) continue;
      area += 1;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return { left, top, area, width: right - left + 1, height: bottom - top + 1 };
}
