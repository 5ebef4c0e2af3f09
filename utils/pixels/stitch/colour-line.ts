import type { Pairs } from "@/utils/pixels/stitch/ring-pairs";

/** How far a gain may be from 1, and how far where the pairs lie on a line. */
const MAX_GAIN = 0.15;
const MAX_CLEAR_GAIN = 0.35;
/** From this share of the variation that a line explains the bound rises. */
const CLEAR = 0.8;
/** So many of the pairs lie to either side of the middle then: a few far ones make a line of anything. */
const SIDE_SHARE = 0.1;
/** How far the ring's mean may be moved, in levels. */
const MAX_NET = 0.15 * 255;
const ROUNDS = 6;
/**
 * How strongly the gain is pulled towards 1, as a spread in levels: where the
 * surroundings hardly vary, a difference counts as an offset.
 */
const PRIOR_SPREAD = 6;
/** A gain is only fitted if at least this share of the pairs is not clipped. */
const GOOD_SHARE = 0.35;
/** Differences are capped here, in levels: larger ones have another cause. */
const CAP = 48;

/** One channel: value → value * gain + offset (0–255). */
export interface Line {
  readonly gain: number;
  readonly offset: number;
  /** Of the answer's values that count; absent before the first round. */
  readonly middle?: number;
  /** Whether pairs that are not clipped tell it, so that it may tell what clipped ones were. */
  readonly isTold?: boolean;
}

/**
 * Gain and offset of one channel. Flat places weigh most. Outliers lose weight from round to
 * round. Clipped values are only bounds: they inform the offset, not the gain.
 */
export function fitLine(
  pairs: Pairs,
): Line & { readonly errorBefore: number; readonly errorAfter: number } {
  let line: Line = { gain: 1, offset: meanDifference(pairs) };
  let soft = 24;
  for (let round = 0; round < ROUNDS; round++) {
    const next = fitOnce(pairs, line, soft);
    if (!next) break;
    line = next;
    soft = Math.max(6, soft / 1.6);
  }
  const errorBefore = errorOf(pairs, { gain: 1, offset: 0 });
  return { ...line, errorBefore, errorAfter: errorOf(pairs, line) };
}

/** A round of weighted least squares: the gain from what is not clipped, the offset from all. */
function fitOnce(pairs: Pairs, before: Line, soft: number): Line | undefined {
  const { source, answer, sourceBound, answerBound, flatness } = pairs;
  const { gain: slope, offset: start, middle = Number.NaN, isTold } = before;
  let [n, sumA, sumS] = [0, 0, 0];
  let [good, goodA, goodS, goodAA, goodAS, goodSS] = [0, 0, 0, 0, 0, 0];
  let [below, above] = [0, 0];
  for (let k = 0; k < source.length; k++) {
    const seenA = answer[k]!;
    const seenS = source[k]!;
    const a = isTold ? likely(seenA, answerBound[k]!, (seenS - start) / slope) : seenA;
    const s = likely(seenS, sourceBound[k]!, a * slope + start);
    const ratio = (a * slope + start - s) / soft;
    const weight = flatness[k]! / (1 + ratio * ratio) ** 2;
    n += weight;
    sumA += weight * a;
    sumS += weight * s;
    if (sourceBound[k] || answerBound[k]) continue;
    good += weight;
    goodA += weight * a;
    goodS += weight * s;
    goodAA += weight * a * a;
    goodAS += weight * a * s;
    goodSS += weight * s * s;
    if (a < middle - PRIOR_SPREAD) below += weight;
    if (a > middle + PRIOR_SPREAD) above += weight;
  }
  if (n < 1) return undefined;
  const spread = goodAA - (goodA * goodA) / Math.max(good, 1e-6);
  const shared = goodAS - (goodA * goodS) / Math.max(good, 1e-6);
  const prior = n * PRIOR_SPREAD * PRIOR_SPREAD;
  const isEnough = good >= GOOD_SHARE * n;
  const wanted = goodSS - (goodS * goodS) / Math.max(good, 1e-6);
  const least = (shared + prior) / (spread + prior);
  const most = (wanted + prior) / Math.max(shared + prior, 1e-6);
  const gain = isEnough ? nearestToOne(least, most) : 1;
  const isSpread = Math.min(below, above) >= SIDE_SHARE * good && good > 0;
  const explained = isSpread ? (shared * shared) / Math.max(spread * wanted, 1e-6) : 0;
  const line = clampLine({ gain, offset: (sumS - gain * sumA) / n }, sumA / n, boundOf(explained));
  return { ...line, middle: goodA / Math.max(good, 1e-6), isTold: isEnough };
}

/**
 * The gain between those of two regressions, of the source on the answer and the other way
 * round, that changes least: what varies in one of them only (a vignette over a white page,
 * say) tells no gain.
 */
function nearestToOne(a: number, b: number): number {
  return Math.min(Math.max(a, b), Math.max(Math.min(a, b), 1));
}

/** The most likely true value where what is seen is only a bound of it. */
function likely(seen: number, bound: number, told: number): number {
  if (bound > 0) return Math.max(seen, told);
  return bound < 0 ? Math.min(seen, told) : seen;
}

/** A gain beyond the usual bound is believed as far as a line explains the pairs. */
function boundOf(explained: number): number {
  const share = Math.min(1, Math.max(0, (explained - CLEAR) / (1 - CLEAR)));
  return MAX_GAIN + (MAX_CLEAR_GAIN - MAX_GAIN) * share;
}

/** Keeps the gain and what happens to the mean within bounds. */
function clampLine({ gain, offset }: Line, mean: number, bound: number): Line {
  const kept = Math.min(1 + bound, Math.max(1 - bound, gain));
  const net = (gain - 1) * mean + offset;
  const bounded = Math.min(MAX_NET, Math.max(-MAX_NET, net));
  return { gain: kept, offset: bounded - (kept - 1) * mean };
}

function meanDifference({ source, answer, flatness }: Pairs): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < source.length; k++) {
    sum += flatness[k]! * (source[k]! - answer[k]!);
    n += flatness[k]!;
  }
  return Math.min(MAX_NET, Math.max(-MAX_NET, sum / Math.max(1e-6, n)));
}

/** The visible difference: mean of the capped differences, in levels. */
function errorOf({ source, answer, flatness }: Pairs, line: Line): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < source.length; k++) {
    const shown = Math.min(255, Math.max(0, answer[k]! * line.gain + line.offset));
    sum += flatness[k]! * Math.min(CAP, Math.abs(shown - source[k]!));
    n += flatness[k]!;
  }
  return sum / Math.max(1e-6, n);
}
