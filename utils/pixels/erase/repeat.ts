import { CHAMFER_PX, chamferDistance } from "./distance";
import { isLegal, type Offset } from "./labelling";
import { BARRED, boxOf, HOLE, holePixels, KNOWN, type Level } from "./level";
import { colourStep } from "./seam-cost";
import type { Steps } from "./steps";

/** What counts as the same, grey levels of a channel. */
const SAME = 2;
/** Surroundings of one colour repeat anywhere, and say nothing. */
const MIN_CONTRAST = 12;
const MAX_SAMPLES = 500;
/** Of so many places, the nearest first, the calmest is taken. */
const MAX_FOUND = 40;
const YIELD_EVERY = 4000;

/**
 * Where the surroundings of the hole are found again exactly: rows of an interface, tiles, drawn
 * patterns. What lies there is what is missing here. Of several places the one with the least in
 * it, for whatever stands there alone is not part of the pattern.
 *
 * @param near so far around the hole everything must repeat, px
 * @returns nothing in photographs: their grain never repeats
 */
export function* findRepeat(level: Level, near: number): Steps<Offset | undefined> {
  const ring = ringOf(level, near);
  const samples = loudestFirst(level, ring);
  if (samples.length === 0 || contrastOf(level, ring) < MIN_CONTRAST) return undefined;
  const hole = holePixels(level);
  const found: Offset[] = [];
  let n = 0;
  for (const offset of offsetsOf(level)) {
    if (n++ % YIELD_EVERY === 0) yield 0.5;
    if (!repeats(level, samples, offset) || !repeats(level, ring, offset)) continue;
    if (hole.every((pixel) => isLegal(level, pixel, offset))) found.push(offset);
    if (found.length === MAX_FOUND) break;
  }
  let [best, least] = [undefined as Offset | undefined, Number.POSITIVE_INFINITY];
  for (const offset of found) {
    yield 0.9;
    const slope = slopeAt(level, hole, offset);
    if (slope >= least) continue;
    [best, least] = [offset, slope];
  }
  return best;
}

/** So many of the surroundings' pixels are just as the next one, in what is drawn. */
const DRAWN_SHARE = 0.5;

/** Whether what is around the hole was drawn: in photographs hardly two pixels are the same. */
export function isDrawn(level: Level, near: number): boolean {
  const ring = ringOf(level, near);
  let same = 0;
  for (const pixel of ring) if (slopeOf(level, pixel) === 0) same++;
  return same > DRAWN_SHARE * ring.length && contrastOf(level, ring) >= MIN_CONTRAST;
}

/** What is known around the hole, pixels. */
function ringOf({ width, height, state }: Level, near: number): Int32Array {
  const distance = chamferDistance(width, height, state, HOLE, true);
  const ring: number[] = [];
  for (let i = 0; i < state.length; i++) {
    const isKnown = state[i] === KNOWN || state[i] === BARRED;
    if (isKnown && (distance[i] ?? 0) <= near * CHAMFER_PX) ring.push(i);
  }
  return Int32Array.from(ring);
}

/** Some of them, those at the steepest slopes first: they tell places apart soonest. */
function loudestFirst(level: Level, ring: Int32Array): Int32Array {
  const slopes = new Float32Array(level.state.length);
  for (const pixel of ring) slopes[pixel] = slopeOf(level, pixel);
  return ring
    .toSorted((a, b) => (slopes[b] ?? 0) - (slopes[a] ?? 0) || a - b)
    .subarray(0, MAX_SAMPLES);
}

/** The largest difference of two pixels in one channel. */
function contrastOf({ rgb }: Level, pixels: Int32Array): number {
  let most = 0;
  for (let c = 0; c < 3; c++) {
    let [low, high] = [255, 0];
    for (const pixel of pixels) {
      const value = rgb[pixel * 3 + c] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    most = Math.max(most, high - low);
  }
  return most;
}

/** All that lead from the hole's bounding box to one beside it, the nearest first. */
function* offsetsOf(level: Level): Generator<Offset> {
  const { left, top, right, bottom } = boxOf(level, HOLE);
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const [toRight, below] = [level.width - 1 - right, level.height - 1 - bottom];
  const farthest = Math.max(left, top, toRight, below);
  for (let r = Math.min(columns, rows); r <= farthest; r++) {
    for (let dy = Math.max(-r, -top); dy <= Math.min(r, below); dy++) {
      const isFar = Math.abs(dy) >= rows;
      if (Math.abs(dy) === r) {
        for (let dx = Math.max(-r, -left); dx <= Math.min(r, toRight); dx++) {
          if (isFar || Math.abs(dx) >= columns) yield { dx, dy };
        }
      } else if (isFar || r >= columns) {
        if (r <= left) yield { dx: -r, dy };
        if (r <= toRight) yield { dx: r, dy };
      }
    }
  }
}

function repeats(level: Level, pixels: Int32Array, { dx, dy }: Offset): boolean {
  const { width, height, rgb, state } = level;
  const step = dy * width + dx;
  for (const pixel of pixels) {
    const x = (pixel % width) + dx;
    const other = pixel + step;
    if (x < 0 || x >= width || other < 0 || other >= width * height) return false;
    if (state[other] !== KNOWN && state[other] !== BARRED) return false;
    for (let c = 0; c < 3; c++) {
      if (Math.abs((rgb[pixel * 3 + c] ?? 0) - (rgb[other * 3 + c] ?? 0)) > SAME) return false;
    }
  }
  return true;
}

/** How much there is at an offset from some pixels: the sum of all slopes. */
function slopeAt(level: Level, pixels: Int32Array, { dx, dy }: Offset): number {
  const step = dy * level.width + dx;
  let sum = 0;
  for (const pixel of pixels) sum += slopeOf(level, pixel + step);
  return sum;
}

function slopeOf({ width, height, rgb }: Level, pixel: number): number {
  const x = pixel % width;
  const right = x + 1 < width ? pixel + 1 : pixel;
  const below = pixel + width < width * height ? pixel + width : pixel;
  return colourStep(rgb, pixel, right) + colourStep(rgb, pixel, below);
}
