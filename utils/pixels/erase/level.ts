/** May be copied from. */
export const KNOWN = 0;
/** To be filled. */
export const HOLE = 1;
/** Part of the picture, but not to be copied from. */
export const BARRED = 2;
/** Not part of the picture, and not to be filled now: another hole. */
export const VOID = 3;

/** A window, or a smaller copy of it. */
export interface Level {
  /** Level px. */
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
  /** One byte a pixel: `KNOWN`, `HOLE`, `BARRED` or `VOID`. */
  readonly state: Uint8Array;
}

/** The pixels to be filled, row by row. */
export function holePixels({ state }: Level): Int32Array {
  let count = 0;
  for (let i = 0; i < state.length; i++) if (state[i] === HOLE) count++;
  const pixels = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < state.length; i++) if (state[i] === HOLE) pixels[at++] = i;
  return pixels;
}

/** The bounding box of the pixels in one of some states, level px; all four within it. */
export function boxOf({ width, height, state }: Level, ...wanted: readonly number[]) {
  const isWanted = new Uint8Array(VOID + 1);
  for (const one of wanted) isWanted[one] = 1;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isWanted[state[y * width + x] ?? VOID]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, right, bottom };
}
