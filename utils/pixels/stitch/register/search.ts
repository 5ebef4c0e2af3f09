import type { Plane } from "@/utils/pixels/stitch/register/plane";
import { type Alignment, type Samples, thinOut } from "@/utils/pixels/stitch/register/samples";

/** How far apart the tried scales are at most. */
const SCALE_STEP = 0.02;
const CAP = 40;
/** How much a shift to the bound must lower the error, as a share, to be liked as much as none. */
const PREFERENCE = 0.1;
/** Where next to no error is left, it is so many levels for that. */
const LEAST_ERROR = 1;

/**
 * The error, the larger the farther the content would have moved: a pattern that repeats looks as
 * right one period away, and models crop more often than they shift.
 */
export function disliked(error: number, { x, y }: Alignment, maxShift: number): number {
  return (error + LEAST_ERROR) * (1 + (PREFERENCE * Math.hypot(x, y)) / maxShift);
}

/** All places are tried with so many samples first, and so many of them with all samples then. */
const FIRST_SAMPLES = 1_000;
const PROMISING = 48;

/**
 * Tries whole-pixel shifts and some scales, and gives the most promising ones,
 * best first: least squares alone finds only what is nearer than the finest
 * detail is wide, and patterns that repeat have several likely places.
 */
export function search(
  samples: Samples,
  answer: Plane,
  maxShift: number,
  maxScale: number,
  most: number,
): Alignment[] {
  const bestOf = (places: readonly Alignment[], by: Samples, count: number) => {
    const room = new Float32Array(by.count);
    const errorOf = (at: Alignment) => disliked(quickError(by, answer, at, room), at, maxShift);
    const tried = places.map((alignment) => ({ alignment, error: errorOf(alignment) }));
    tried.sort((a, b) => a.error - b.error);
    return tried.slice(0, count).map(({ alignment }) => alignment);
  };
  const all = placesWithin(maxShift, maxScale);
  return bestOf(bestOf(all, thinOut(samples, FIRST_SAMPLES), PROMISING), samples, most);
}

function placesWithin(maxShift: number, maxScale: number): Alignment[] {
  const reach = Math.ceil(maxShift);
  const steps = Math.max(2, Math.ceil(maxScale / SCALE_STEP));
  const places: Alignment[] = [];
  for (let zoom = -steps; zoom <= steps; zoom++) {
    const scale = 1 + (maxScale * zoom) / steps;
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) places.push({ x, y, scale });
    }
  }
  return places;
}

/**
 * Mean capped difference at the nearest pixels, brightness evened out.
 *
 * @param room for one value a sample
 */
function quickError(
  { x, y, value, count }: Samples,
  { data, width, height }: Plane,
  at: Alignment,
  room: Float32Array,
): number {
  const middleX = (width - 1) / 2 + at.x + 0.5;
  const middleY = (height - 1) / 2 + at.y + 0.5;
  let [sum, inside] = [0, 0];
  for (let k = 0; k < count; k++) {
    const column = Math.floor(middleX + at.scale * x[k]!);
    const row = Math.floor(middleY + at.scale * y[k]!);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const difference = data[row * width + column]! - value[k]!;
    room[inside++] = difference;
    sum += difference;
  }
  if (inside <= count / 2) return Number.POSITIVE_INFINITY;
  const mean = sum / inside;
  let error = 0;
  for (let k = 0; k < inside; k++) error += Math.min(CAP, Math.abs(room[k]! - mean));
  return error / inside;
}
