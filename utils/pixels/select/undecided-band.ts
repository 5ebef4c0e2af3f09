import type { Size } from "@/utils/core/geometry";

/** What a place of the picture is, as far as the proxy can tell. */
export const OUTSIDE = 0;
export const UNDECIDED = 1;
export const INSIDE = 2;

export interface Band {
  /** The proxy's. */
  readonly size: Size;
  readonly mask: Uint8Array;
  /**
   * For each square between the centres of four proxy pixels: OUTSIDE,
   * UNDECIDED (an edge within 1.5 proxy px) or INSIDE. One wider and higher than
   * the proxy: the first is what lies before the first centre.
   */
  readonly cells: Uint8Array;
  /** Pixels of parts too thin to have an inside, 1, and of gaps too thin to have an outside, 2. */
  readonly thin: Uint8Array;
}

/** @param mask one byte a proxy pixel, 0 or 1 */
export function undecidedBand(mask: Uint8Array, size: Size): Band {
  const nearOut = near(mask, size, 0);
  const nearIn = near(mask, size, 1);
  const nearCore = near(nearOut, size, 0);
  const nearFar = near(nearIn, size, 0);
  const thin = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) {
    if (mask[i] && !nearCore[i]) thin[i] = 1;
    else if (!mask[i] && !nearFar[i]) thin[i] = 2;
  }
  return { size, mask, cells: cellsOf(nearOut, nearIn, size), thin };
}

/** 1 where any of the 3 × 3 px around has the value. */
function near(mask: Uint8Array, { width, height }: Size, value: number): Uint8Array {
  const rows = new Uint8Array(mask.length);
  for (let y = 0; y < height; y += 1) {
    const [start, last] = [y * width, (y + 1) * width - 1];
    for (let i = start; i <= last; i += 1) {
      const left = i > start ? i - 1 : i;
      const right = i < last ? i + 1 : i;
      if (mask[i] === value || mask[left] === value || mask[right] === value) rows[i] = 1;
    }
  }
  const out = new Uint8Array(mask.length);
  for (let y = 0; y < height; y += 1) {
    const up = y > 0 ? width : 0;
    const down = y < height - 1 ? width : 0;
    for (let i = y * width; i < (y + 1) * width; i += 1)
      out[i] = (rows[i] as number) | (rows[i - up] as number) | (rows[i + down] as number);
  }
  return out;
}

function cellsOf(nearOut: Uint8Array, nearIn: Uint8Array, { width, height }: Size): Uint8Array {
  const cells = new Uint8Array((width + 1) * (height + 1));
  for (let y = 0; y <= height; y += 1) {
    const upper = Math.max(y - 1, 0) * width;
    const lower = Math.min(y, height - 1) * width;
    for (let x = 0; x <= width; x += 1) {
      const left = x > 0 ? x - 1 : 0;
      const right = x < width ? x : width - 1;
      const isNear = (what: Uint8Array) =>
        what[upper + left] || what[upper + right] || what[lower + left] || what[lower + right];
      cells[y * (width + 1) + x] = !isNear(nearOut)
        ? INSIDE
        : !isNear(nearIn)
          ? OUTSIDE
          : UNDECIDED;
    }
  }
  return cells;
}
