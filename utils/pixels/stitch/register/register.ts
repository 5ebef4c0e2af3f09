import { halve, type Plane, smooth } from "@/utils/pixels/stitch/register/plane";
import { refine } from "@/utils/pixels/stitch/register/refine";
import {
  type Alignment,
  errorAt,
  type Samples,
  takeSamples,
} from "@/utils/pixels/stitch/register/samples";
import { disliked, search } from "@/utils/pixels/stitch/register/search";

export interface Registration {
  readonly alignment: Alignment;
  /** Mean absolute error of the compared pixels, 0–255, before and after. */
  readonly errorBefore: number;
  readonly errorAfter: number;
}

/** Which movements are looked for. */
export interface Range {
  /** Px of the compared images. */
  readonly maxShift: number;
  /** E.g. 0.02. */
  readonly maxScale: number;
  /** All shifts are tried on a version so small that the farthest is at most so many px. */
  readonly reach: number;
}

/** An optimum beyond this share of its bound is not trusted: the true one may lie past the bound. */
const BOUND = 0.95;

/** Whether a movement lies well within a range and can be trusted. */
export function isInside({ x, y, scale }: Alignment, { maxShift, maxScale }: Range): boolean {
  return Math.hypot(x, y) <= BOUND * maxShift && Math.abs(scale - 1) <= BOUND * maxScale;
}

const UNMOVED: Alignment = { x: 0, y: 0, scale: 1 };

const SEARCH_SAMPLES = 6_000;
const REFINE_SAMPLES = 12_000;
const CANDIDATES = 5;
const MIN_SAMPLES = 64;

interface Level {
  readonly answer: Plane;
  readonly samples: Samples;
  /** Px of the compared images per px of this level. */
  readonly zoom: number;
}

/**
 * Finds the small shift and scale that an answer suffered, by comparing
 * lightness where nothing should have changed: first by trying, on small
 * versions, then by least squares, finer and finer.
 *
 * @param usable non-zero where both show the same; the size of the planes
 * @returns nothing where too little can be compared
 */
export function findAlignment(
  source: Plane,
  answer: Plane,
  usable: Uint8Array,
  { maxShift, maxScale, reach }: Range,
): Registration | undefined {
  const levels = makeLevels(source, answer, usable, maxShift / reach);
  const [finest] = levels;
  const coarsest = levels.at(-1);
  if (!finest || !coarsest || coarsest.samples.count < MIN_SAMPLES) return undefined;
  let best = searchLevel(coarsest, maxShift, maxScale);
  for (const level of levels.toReversed()) {
    const found = improve(level, best);
    if (found && isWithin(found, maxShift, maxScale)) best = found;
  }
  return {
    alignment: best,
    errorBefore: errorAt(finest.samples, finest.answer, UNMOVED),
    errorAfter: errorAt(finest.samples, finest.answer, best),
  };
}

function makeLevels(
  source: Plane,
  answer: Plane,
  usable: Uint8Array,
  maxZoom: number,
): readonly Level[] {
  const levels: Level[] = [];
  let [s, a, u] = [smooth(source), smooth(answer), usable];
  for (let zoom = 1; ; zoom *= 2) {
    levels.push({ answer: a, samples: takeSamples(s, u, REFINE_SAMPLES), zoom });
    if (zoom >= maxZoom || Math.min(s.width, s.height) < 64) return levels;
    u = halveUsable(u, s);
    s = halve(s);
    a = halve(a);
  }
}

/** The best of the places that look promising, in px of the compared images. */
function searchLevel(
  { answer, samples, zoom }: Level,
  maxShift: number,
  maxScale: number,
): Alignment {
  const few = thinOut(samples, SEARCH_SAMPLES);
  const places = search(few, answer, maxShift / zoom, maxScale, CANDIDATES);
  let best = UNMOVED;
  let least = disliked(errorAt(few, answer, UNMOVED), UNMOVED, maxShift / zoom);
  for (const place of places) {
    const refined = refine(few, answer, place) ?? place;
    const alignment = zoomed(refined, zoom);
    const error = disliked(errorAt(few, answer, refined), refined, maxShift / zoom);
    if (error >= least || !isWithin(alignment, maxShift, maxScale)) continue;
    least = error;
    best = alignment;
  }
  return best;
}

/** Refined at a level, unless that makes it worse there. */
function improve({ answer, samples, zoom }: Level, start: Alignment): Alignment | undefined {
  const from = zoomed(start, 1 / zoom);
  const found = refine(samples, answer, from);
  if (!found || errorAt(samples, answer, found) > errorAt(samples, answer, from)) return undefined;
  return zoomed(found, zoom);
}

function zoomed({ x, y, scale }: Alignment, zoom: number): Alignment {
  return { x: x * zoom, y: y * zoom, scale };
}

/** Accepts results slightly beyond the bounds, which are round numbers. */
function isWithin({ x, y, scale }: Alignment, maxShift: number, maxScale: number): boolean {
  return Math.hypot(x, y) <= maxShift * 1.5 && Math.abs(scale - 1) <= maxScale * 1.25;
}

function thinOut(samples: Samples, most: number): Samples {
  const step = Math.ceil(samples.count / most);
  if (step <= 1) return samples;
  const every = (values: Float32Array) =>
    values.filter((_, k) => k % step === 0 && k < samples.count);
  const x = every(samples.x);
  return {
    x,
    y: every(samples.y),
    value: every(samples.value),
    slopeX: every(samples.slopeX),
    slopeY: every(samples.slopeY),
    count: x.length,
  };
}

/** Usable only where all four are. */
function halveUsable(usable: Uint8Array, { width, height }: Plane): Uint8Array {
  const w = Math.floor(width / 2);
  const h = Math.floor(height / 2);
  const half = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = 2 * y * width + 2 * x;
      const all = usable[i] && usable[i + 1] && usable[i + width] && usable[i + width + 1];
      half[y * w + x] = all ? 255 : 0;
    }
  }
  return half;
}
