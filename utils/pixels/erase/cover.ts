import type { Rect } from "@/utils/core/geometry";
import type { Patch } from "./request";

/** Around every pixel that may differ, picture px; `undefined` where none may. */
export function coverOf(patches: readonly Patch[]): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { rect, changed } of patches) {
    for (let y = 0; y < rect.height; y++) {
      const row = changed.subarray(y * rect.width, (y + 1) * rect.width);
      const first = row.indexOf(1);
      if (first < 0) continue;
      left = Math.min(left, rect.x + first);
      right = Math.max(right, rect.x + row.lastIndexOf(1) + 1);
      top = Math.min(top, rect.y + y);
      bottom = Math.max(bottom, rect.y + y + 1);
    }
  }
  if (right <= left) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Rows of all patches as one image: opaque where a pixel may differ, transparent elsewhere.
 *
 * @param area picture px
 * @param keepsAlpha with the patches' own alpha instead of opaque
 * @returns RGBA of the area
 */
export function drawPatches(patches: readonly Patch[], area: Rect, keepsAlpha = false): Uint8Array {
  const drawn = new Uint8Array(area.width * area.height * 4);
  for (const patch of patches) drawPatch(patch, drawn, area, keepsAlpha);
  return drawn;
}

/**
 * Puts what a patch changes into an image, in place.
 *
 * @param image RGBA of the area
 * @param area picture px
 */
export function drawPatch(
  { rect, rgba, changed }: Patch,
  image: Uint8Array | Uint8ClampedArray,
  area: Rect,
  keepsAlpha = true,
): void {
  const left = Math.max(rect.x, area.x);
  const right = Math.min(rect.x + rect.width, area.x + area.width);
  const bottom = Math.min(rect.y + rect.height, area.y + area.height);
  for (let y = Math.max(rect.y, area.y); y < bottom; y++) {
    let from = (y - rect.y) * rect.width + left - rect.x;
    let to = ((y - area.y) * area.width + left - area.x) * 4;
    for (let x = left; x < right; x++, from++, to += 4) {
      if (!changed[from]) continue;
      for (let c = 0; c < 3; c++) image[to + c] = rgba[from * 4 + c] ?? 0;
      image[to + 3] = keepsAlpha ? (rgba[from * 4 + 3] ?? 0) : 255;
    }
  }
}
