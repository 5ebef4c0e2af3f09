import { addTo, createSums, mergedSums, type Sums, solveRidge } from "@/utils/pixels/stitch/ridge";
import type { Pairs } from "@/utils/pixels/stitch/ring-pairs";

/**
 * What gain and offset leave of one channel's difference: a curve over its values (gamma, split
 * white balance) and a smooth field over the window (vignettes, light from one side).
 */
export interface ColourRest {
  /** What is added to each value of the answer, 0 to 255. */
  readonly byTone: Float32Array;
  /** Levels per x, y, x², xy and y², counted from the window's middle in halves of its sides. */
  readonly byPlace: readonly [number, number, number, number, number];
}

/** One channel of the ring, and how each pair differs after gain and offset. */
export interface Leftover {
  readonly pairs: Pairs;
  /** The source's mean minus the matched answer's. */
  readonly difference: Float32Array;
}

/** Where a pair lies, in halves of the window's sides from its middle. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const KNOTS = 9;
const TONES = 2 + KNOTS;
const FEATURES = TONES + 5;
/** How large the parts usually are, in levels: offset, gain × 128, each knot, each term of place. */
const USUAL = [4, 4, ...Array(KNOTS).fill(6), ...Array(5).fill(12)] as readonly number[];
/** How much all pairs tell together: as many measurements of one level's spread. */
const EVIDENCE = 4;
const ROUNDS = 4;
const SOFT = [20, 12, 8, 6];
/** Means of clipped pixels in the answer count so much. */
const CLIPPED_WEIGHT = 0.3;
/** The ring is dealt in cells of the window to so many heaps, of which each is foretold by the others. */
const HEAPS = 4;
const CELLS = 8;
/** Differences are capped here, in levels. */
const CAP = 48;
/** A richer choice must lower the error of what it did not see to this share. */
const WORTH = 0.985;

type Choice = "tone" | "place" | "both";
const CHOICES: readonly Choice[] = ["tone", "place", "both"];

/**
 * Finds what gain and offset leave, by robust ridge regression: little evidence moves little, and
 * tones or places that the ring does not show are hardly touched. By tone, by place or by both is
 * decided by what foretells parts of the ring best that it has not seen (cross-validation).
 *
 * @param leftovers a channel each, of the same spots
 * @returns nothing where none foretells them better than gain and offset alone
 */
export function fitRest(
  leftovers: readonly Leftover[],
  spots: readonly Spot[],
): ColourRest[] | undefined {
  const heaps = spots.map(heapOf);
  const sums = leftovers.map((leftover) => sumByHeap(leftover, spots, heaps));
  const plain = leftovers.reduce((sum, leftover) => sum + plainError(leftover), 0);
  let [best, least] = [undefined as Choice | undefined, plain];
  for (const choice of CHOICES) {
    const error = leftovers.reduce(
      (sum, leftover, c) => sum + unseenError(leftover, spots, heaps, sums[c] ?? [], choice),
      0,
    );
    if (error > least * WORTH) continue;
    [best, least] = [choice, error];
  }
  const chosen = best;
  return chosen && sums.map((channel) => restOf(solveRidge(total(channel), precisionOf(chosen))));
}

function heapOf({ x, y }: Spot): number {
  const cell = (at: number) => Math.floor(((at + 1) / 2) * CELLS);
  return (cell(x) + 2 * cell(y) + 4 * HEAPS) % HEAPS;
}

function precisionOf(choice: Choice): readonly number[] {
  return USUAL.map((usual, i) => {
    const isOfPlace = i >= TONES;
    const isUsed = choice === "both" || i === 0 || isOfPlace === (choice === "place");
    return isUsed ? 1 / (usual * usual) : Number.POSITIVE_INFINITY;
  });
}

function total(heaps: readonly Sums[]): Sums {
  return heaps.reduce((sum, heap) => mergedSums(sum, heap, 1), createSums(FEATURES));
}

/** Offset, gain, hats around the knots, terms of place. */
function describe(value: number, { x, y }: Spot, into: Float64Array): void {
  into[0] = 1;
  into[1] = (value - 128) / 128;
  const at = (value / 255) * (KNOTS - 1);
  for (let k = 0; k < KNOTS; k++) into[2 + k] = Math.max(0, 1 - Math.abs(at - k));
  into[TONES] = x;
  into[TONES + 1] = y;
  into[TONES + 2] = x * x;
  into[TONES + 3] = x * y;
  into[TONES + 4] = y * y;
}

function told(coefficients: Float64Array, features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < FEATURES; i++) sum += coefficients[i]! * features[i]!;
  return sum;
}

/** Rounds of least squares in which outliers lose weight; the sums of the last one. */
function sumByHeap(
  { pairs, difference }: Leftover,
  spots: readonly Spot[],
  heaps: readonly number[],
): Sums[] {
  const features = new Float64Array(FEATURES);
  const all = precisionOf("both");
  let coefficients = new Float64Array(FEATURES);
  let sums: Sums[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    sums = Array.from({ length: HEAPS }, () => createSums(FEATURES));
    const soft = SOFT[round]!;
    for (let k = 0; k < spots.length; k++) {
      describe(pairs.answer[k]!, spots[k]!, features);
      const now = told(coefficients, features);
      const target = likely(difference[k]!, pairs.sourceBound[k]!, now);
      const ratio = (target - now) / soft;
      const clipped = pairs.answerBound[k] ? CLIPPED_WEIGHT : 1;
      const weight = (clipped * pairs.flatness[k]!) / (1 + ratio * ratio) ** 2;
      addTo(sums[heaps[k]!]!, features, target, (EVIDENCE * weight) / spots.length);
    }
    coefficients = new Float64Array(solveRidge(total(sums), all));
  }
  return sums;
}

/** The true difference where the source is clipped is at least, or at most, the one that is seen. */
function likely(seen: number, bound: number, now: number): number {
  if (bound > 0) return Math.max(seen, now);
  return bound < 0 ? Math.min(seen, now) : seen;
}

function plainError({ pairs, difference }: Leftover): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < difference.length; k++) {
    sum += pairs.flatness[k]! * Math.min(CAP, Math.abs(difference[k]!));
    n += pairs.flatness[k]!;
  }
  return sum / Math.max(1e-6, n);
}

/** The error at each heap of what the others tell. */
function unseenError(
  { pairs, difference }: Leftover,
  spots: readonly Spot[],
  heaps: readonly number[],
  sums: readonly Sums[],
  choice: Choice,
): number {
  const features = new Float64Array(FEATURES);
  const precision = precisionOf(choice);
  const whole = total(sums);
  const others = sums.map((heap) => solveRidge(mergedSums(whole, heap, -1), precision));
  let [sum, n] = [0, 0];
  for (let k = 0; k < spots.length; k++) {
    describe(pairs.answer[k]!, spots[k]!, features);
    const off = difference[k]! - told(others[heaps[k]!]!, features);
    sum += pairs.flatness[k]! * Math.min(CAP, Math.abs(off));
    n += pairs.flatness[k]!;
  }
  return sum / Math.max(1e-6, n);
}

function restOf(coefficients: Float64Array): ColourRest {
  const features = new Float64Array(FEATURES);
  const byTone = Float32Array.from({ length: 256 }, (_, value) => {
    describe(value, { x: 0, y: 0 }, features);
    return told(coefficients, features);
  });
  const [x = 0, y = 0, xx = 0, xy = 0, yy = 0] = coefficients.subarray(TONES);
  return { byTone, byPlace: [x, y, xx, xy, yy] };
}
