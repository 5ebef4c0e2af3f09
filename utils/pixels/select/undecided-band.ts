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
  const core = shrunken(mask, size, 1);
  const far = shrunken(mask, size, 0);
  const thin = new Uint8Array(mask.length);
  const nearCore = grown(core, size);
  const nearFar = grown(far, size);
  for (let i = 0; i < mask.length; i += 1) {
    if (mask[i] && !nearCore[i]) thin[i] = 1;
    else if (!mask[i] && !nearFar[i]) thin[i] = 2;
  }
  return { size, mask, cells: cellsOf(core, far, size), thin };
}

/** 1 where all of the 3 × 3 px around have the value. */
function shrunken(mask: Uint8Array, size: Size, value: number): Uint8Array {
  const others = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) others[i] = mask[i] === value ? 0 : 1;
  const near = grown(others, size);
  for (let i = 0; i < near.length; i += 1) near[i] = near[i] ? 0 : 1;
  return near;
}

/** 1 where any of the 3 × 3 px around is. */
function grown(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const rows = new Uint8Array(mask.length);
  for (let y = 0; y < height; y += 1) {
    const [start, last] = [y * width, (y + 1) * width - 1];
    for (let i = start; i <= last; i += 1)
      rows[i] =
        (mask[i] as number) |
        (i > start ? (mask[i - 1] as number) : 0) |
        (i < last ? (mask[i + 1] as number) : 0);
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

function cellsOf(core: Uint8Array, far: Uint8Array, { width, height }: Size): Uint8Array {
  const cells = new Uint8Array((width + 1) * (height + 1));
  for (let y = 0; y <= height; y += 1) {
    const upper = Math.max(y - 1, 0) * width;
    const lower = Math.min(y, height - 1) * width;
    for (let x = 0; x <= width; x += 1) {
      const left = x > 0 ? x - 1 : 0;
      const right = x < width ? x : width - 1;
      const [a, b, c, d] = [upper + left, upper + right, lower + left, lower + right];
      const isInside = core[a] && core[b] && core[c] && core[d];
      const isOutside = far[a] && far[b] && far[c] && far[d];
      cells[y * (width + 1) + x] = isInside ? INSIDE : isOutside ? OUTSIDE : UNDECIDED;
    }
  }
  return cells;
}
