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
  const { places, colours } = shown;
  const comparison = compareBy(colours, toSrgb, isExact ? EXACT : USUAL);
  const rowBytes = rowBytesOf(rows);
  const step = rows.depth / 8;
  let [top, place] = [0, 0];
  let isMisread = false;

  function compare(batch: Uint8Array): void {
    const end = top + batch.length / rowBytes;
    for (let at = places[place]; at && at.y < end; at = places[++place]) {
      const start = (at.y - top) * rowBytes + at.x * rows.channels * step;
      const [r, g, b] = [batch[start]!, batch[start + step]!, batch[start + 2 * step]!];
      comparison.see(place, r, g, b, rows.channels === 3 ? 255 : batch[start + 3 * step]!);
    }
    top = end;
    isMisread = comparison.isOff(top < rows.size.height ? places.length : undefined);
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

/**
 * Whether values mean what the browser shows.
 *
 * @param own the same places of the same picture, colours not converted
 */
export function isShownAs({ colours }: Shown, own: Shown, toSrgb: ToSrgb): boolean {
  const comparison = compareBy(colours, toSrgb, USUAL);
  for (let i = 0; i < own.places.length; i++) {
    const [r = 0, g = 0, b = 0, alpha = 0] = own.colours.subarray(i * 4, i * 4 + 4);
    comparison.see(i, r, g, b, alpha);
  }
  return !comparison.isOff();
}

interface Comparison {
  /** @param place the values are ours */
  see(place: number, red: number, green: number, blue: number, alpha: number): void;
  /** @param total places that there are; those that count if absent */
  isOff(total?: number): boolean;
}

function compareBy(
  colours: Uint8ClampedArray,
  toSrgb: ToSrgb | undefined,
  allowed: typeof USUAL,
): Comparison {
  let [seen, sum, plainSum, far] = [0, 0, 0, 0];
  let isOtherAlpha = false;
  const offBy = (own: readonly number[], place: number) =>
    own.map((value, c) => Math.abs(value - colours[place * 4 + c]!));
  return {
    see(place, red, green, blue, alpha) {
      const shownAlpha = colours[place * 4 + 3]!;
      if (Math.abs(alpha - shownAlpha) > MAX_ALPHA_OFF) isOtherAlpha = true;
      if (alpha !== 255 || shownAlpha !== 255) return;
      const plain = [red, green, blue];
      const off = offBy(toSrgb ? toSrgb(red, green, blue) : plain, place);
      seen++;
      sum += meanOf(off);
      plainSum += toSrgb ? meanOf(offBy(plain, place)) : 0;
      if (off.some((value) => value > allowed.far)) far++;
    },
    isOff(total = Math.max(1, seen)) {
      const isFar = sum > allowed.mean * total || far > Math.max(1, MAX_FAR_SHARE * total);
      const isNearerPlain = toSrgb !== undefined && sum - plainSum > NEARER * total;
      return isOtherAlpha || isFar || isNearerPlain;
    },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
