import type { Size } from "@/utils/core/geometry";
import { createCanvas, sizeOf } from "@/utils/pixels/read/decode";
import { type RowReader, rowBytesOf } from "@/utils/pixels/rows";

/** A picture as the browser shows it: its size, and its colours at some places. */
export interface Shown {
  /** Picture px. */
  readonly size: Size;
  /** Picture px, row by row from top to bottom. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** RGBA of each place, sRGB. */
  readonly colours: Uint8ClampedArray;
}

/** Values of a picture's own colour space → sRGB, 0–255 each. */
export type ToSrgb = (
  red: number,
  green: number,
  blue: number,
) => readonly [number, number, number];

const PER_SIDE = 24;

/** Looks at a grid of single pixels. @param bitmap sRGB */
export function lookAt(bitmap: ImageBitmap): Shown {
  const size = sizeOf(bitmap);
  const rows = gridOf(size.height);
  const columns = gridOf(size.width);
  const places = rows.flatMap((y) => columns.map((x) => ({ x, y })));
  const { context } = createCanvas({ width: places.length, height: 1 });
  context.imageSmoothingEnabled = false;
  for (const [i, { x, y }] of places.entries()) context.drawImage(bitmap, x, y, 1, 1, i, 0, 1, 1);
  return { size, places, colours: context.getImageData(0, 0, places.length, 1).data };
}

function gridOf(length: number): number[] {
  const count = Math.min(PER_SIDE, length);
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * length) / count));
}

/** Readings of the same values differ by rounding, and by a few levels beyond sRGB's gamut. */
const USUAL = { mean: 3, far: 24 };
/** Where nothing is converted there is no more than the rounding of 16 bits. */
const EXACT = { mean: 0.6, far: 1 };
/** The share of places that may be far off: decoders smooth chroma in their own ways. */
const MAX_FAR_SHARE = 0.03;
/** Levels of the mean. Rounding errors stay below. */
const NEARER = 0.3;
/** Rounding of 16 bits. No two readings of the same alpha differ by more. */
const MAX_ALPHA_OFF = 1;

/**
 * The same rows, compared with what the browser shows as they pass. Where the two
 * disagree (a profile that the browser rejects, another frame of an animation,
 * transparency that it does not go by), reading ends as in a file that breaks off,
 * and `isDamaged` says so: the browser is right, because a person has seen what it
 * shows. A profile is also taken for rejected where the values are nearer without it:
 * muted colours hardly differ by one.
 *
 * @param toSrgb absent where the values are sRGB
 * @param isExact whether rounding errors are all that is allowed
 */
export function comparedWith(
  shown: Shown,
  rows: RowReader,
  toSrgb?: ToSrgb,
  isExact = false,
): RowReader {
  const allowed = isExact ? EXACT : USUAL;
  const { places, colours } = shown;
  const rowBytes = rowBytesOf(rows);
  const step = rows.depth / 8;
  let [top, place, seen, sum, plainSum, far] = [0, 0, 0, 0, 0, 0];
  let [isMisread, isOtherAlpha] = [false, false];

  function compare(batch: Uint8Array): void {
    const end = top + batch.length / rowBytes;
    for (let at = places[place]; at && at.y < end; at = places[++place]) {
      const start = (at.y - top) * rowBytes + at.x * rows.channels * step;
      const alpha = rows.channels === 3 ? 255 : batch[start + 3 * step]!;
      const shownAlpha = colours[place * 4 + 3]!;
      if (Math.abs(alpha - shownAlpha) > MAX_ALPHA_OFF) isOtherAlpha = true;
      if (alpha !== 255 || shownAlpha !== 255) continue;
      const [r, g, b] = [batch[start]!, batch[start + step]!, batch[start + 2 * step]!];
      const off = offBy(toSrgb ? toSrgb(r, g, b) : [r, g, b]);
      seen++;
      sum += meanOf(off);
      plainSum += toSrgb ? meanOf(offBy([r, g, b])) : 0;
      if (off.some((value) => value > allowed.far)) far++;
    }
    top = end;
    const total = top < rows.size.height ? places.length : Math.max(1, seen);
    const isFar = sum > allowed.mean * total || far > Math.max(1, MAX_FAR_SHARE * total);
    const isNearerPlain = toSrgb !== undefined && sum - plainSum > NEARER * total;
    isMisread = isOtherAlpha || isFar || isNearerPlain;
  }

  function offBy(own: readonly number[]): number[] {
    return own.map((value, c) => Math.abs(value - colours[place * 4 + c]!));
  }

  return {
    ...rows,
    next: async () => {
      const batch = isMisread ? undefined : await rows.next();
      if (batch) compare(batch);
      return isMisread ? undefined : batch;
    },
    isDamaged: () => isMisread || (rows.isDamaged?.() ?? false),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
