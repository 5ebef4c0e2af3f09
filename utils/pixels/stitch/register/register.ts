import type { Level, Levels } from "@/utils/pixels/stitch/register/levels";
import { refine } from "@/utils/pixels/stitch/register/refine";
import { type Alignment, errorAt, thinOut } from "@/utils/pixels/stitch/register/samples";
import { disliked, search } from "@/utils/pixels/stitch/register/search";

export interface Registration {
  readonly alignment: Alignment;
  /** Mean absolute error of the compared pixels when moved so, 0–255. */
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

const SEARCH_SAMPLES = 3_000;
const CANDIDATES = 5;
const MIN_SAMPLES = 64;

/**
 * How different the answer is as it lies, where nothing should have changed.
 *
 * @returns mean absolute error of the compared pixels, 0–255; nothing where they are too few
 */
export function errorUnmoved({ finest }: Levels): number | undefined {
  const { samples, answer } = finest;
  return samples.count < MIN_SAMPLES ? undefined : errorAt(samples, answer, UNMOVED);
}

/**
 * Finds the small shift and scale that an answer suffered, by comparing
 * lightness where nothing should have changed: first by trying, on small
 * versions, then by least squares, finer and finer.
 *
 * @returns nothing where too little can be compared
 */
export function findAlignment(levels: Levels, range: Range): Registration | undefined {
  const start = searchCoarse(levels, range);
  return start && refineThrough(levels, range, start);
}

/**
 * The same among larger movements than those of a range that was looked through before.
 *
 * @returns nothing where none of them looks better than no movement on the small versions, or
 *   where too little can be compared
 */
export function findFarther(levels: Levels, range: Range): Registration | undefined {
  const start = searchCoarse(levels, range);
  return start && start !== UNMOVED ? refineThrough(levels, range, start) : undefined;
}

function levelsFor(levels: Levels, { maxShift, reach }: Range): readonly Level[] {
  return levels.upTo(maxShift / reach);
}

function searchCoarse(levels: Levels, range: Range): Alignment | undefined {
  const coarsest = levelsFor(levels, range).at(-1);
  if (!coarsest || coarsest.samples.count < MIN_SAMPLES) return undefined;
  return searchLevel(coarsest, range.maxShift, range.maxScale);
}

function refineThrough(levels: Levels, range: Range, start: Alignment): Registration {
  let best = start;
  for (const level of levelsFor(levels, range).toReversed()) {
    const found = improve(level, best);
    if (found && isWithin(found, range.maxShift, range.maxScale)) best = found;
  }
  const { samples, answer } = levels.finest;
  return { alignment: best, errorAfter: errorAt(samples, answer, best) };
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
