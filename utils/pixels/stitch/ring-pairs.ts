/** At most so many places are sampled: more do not improve the match. */
const ENOUGH_PLACES = 8_000;
/** So many are enough for what is fitted to local means in many ways. */
export const FEW_PLACES = 2_000;
/** A pair is the mean of so many pixels to each side of its place: detail and grain differ, tone remains. */
const REACH = 2;
/** From this share of clipped pixels on a mean is only a bound. */
const CLIPPED_SHARE = 0.2;
/** A spread around a place, in levels, at which its weight is half: models redraw edges. */
const FLAT_SPREAD = 12;

const CHANNELS = 3;

/** One channel of the ring: local means in picture and answer that show the same. */
export interface Pairs {
  readonly source: Float32Array;
  readonly answer: Float32Array;
  /** Whether the source's or the answer's mean is only a bound: -1 at most, 1 at least, 0 neither. */
  readonly sourceBound: Int8Array;
  readonly answerBound: Int8Array;
  /** How flat it is there, 0–1. */
  readonly flatness: Float32Array;
}

/** Indices of the ring's pixels, spread evenly, `most` of them at most. */
export function placesIn(ring: Uint8Array, most = ENOUGH_PLACES): Int32Array {
  let total = 0;
  for (let i = 0; i < ring.length; i++) if (ring[i]) total++;
  const step = Math.max(1, Math.ceil(total / most));
  const places = new Int32Array(Math.ceil(total / step));
  let [count, wait] = [0, 1];
  for (let i = 0; count < places.length; i++) {
    if (!ring[i] || --wait > 0) continue;
    places[count++] = i;
    wait = step;
  }
  return places;
}

/**
 * Means over small squares around the places, of the ring's pixels only, for each channel. An
 * answer was scaled twice: pixel by pixel, thin lines and grain would pass for less contrast.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param width of both, px
 */
export function pairsAt(
  places: Int32Array,
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  ring: Uint8Array,
  width: number,
): readonly Pairs[] {
  const channels = Array.from({ length: CHANNELS }, () => createPairs(places.length));
  const [s, a] = [createTally(), createTally()];
  for (let k = 0; k < places.length; k++) {
    const square = squareAround(places[k]!, width, ring.length / width);
    tally(source, ring, square, width, s);
    tally(answer, ring, square, width, a);
    for (let c = 0; c < CHANNELS; c++) {
      const pairs = channels[c]!;
      pairs.source[k] = s.sum[c]! / s.count;
      pairs.answer[k] = a.sum[c]! / a.count;
      pairs.sourceBound[k] = boundOf(s, c);
      pairs.answerBound[k] = boundOf(a, c);
      const ratio = Math.max(spreadOf(s, c), spreadOf(a, c)) / FLAT_SPREAD;
      pairs.flatness[k] = 1 / (1 + ratio * ratio);
    }
  }
  return channels;
}

function createPairs(count: number): Pairs {
  return {
    source: new Float32Array(count),
    answer: new Float32Array(count),
    sourceBound: new Int8Array(count),
    answerBound: new Int8Array(count),
    flatness: new Float32Array(count),
  };
}

/** Some of the places and their pairs, spread evenly. */
export function thinned(
  places: Int32Array,
  channels: readonly Pairs[],
): { readonly places: Int32Array; readonly channels: readonly Pairs[] } {
  const step = Math.max(1, Math.ceil(places.length / FEW_PLACES));
  const isKept = (_: number, k: number) => k % step === 0;
  return {
    places: places.filter(isKept),
    channels: channels.map((pairs) => ({
      source: pairs.source.filter(isKept),
      answer: pairs.answer.filter(isKept),
      sourceBound: pairs.sourceBound.filter(isKept),
      answerBound: pairs.answerBound.filter(isKept),
      flatness: pairs.flatness.filter(isKept),
    })),
  };
}

interface Square {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function squareAround(place: number, width: number, height: number): Square {
  const [x, y] = [place % width, Math.floor(place / width)];
  return {
    left: Math.max(0, x - REACH),
    right: Math.min(width - 1, x + REACH),
    top: Math.max(0, y - REACH),
    bottom: Math.min(height - 1, y + REACH),
  };
}

/** What is counted of a square's pixels, by channel. */
interface Tally {
  count: number;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  /** Values of 0 and of 255. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

function createTally(): Tally {
  const [sum, squares] = [new Float64Array(CHANNELS), new Float64Array(CHANNELS)];
  return { count: 0, sum, squares, low: new Int32Array(CHANNELS), high: new Int32Array(CHANNELS) };
}

/** Counts the ring's pixels in a square anew. */
function tally(
  pixels: Uint8ClampedArray,
  ring: Uint8Array,
  { left, right, top, bottom }: Square,
  width: number,
  into: Tally,
): void {
  const { sum, squares, low, high } = into;
  for (const values of [sum, squares, low, high]) values.fill(0);
  into.count = 0;
  for (let y = top; y <= bottom; y++) {
    for (let i = y * width + left; i <= y * width + right; i++) {
      if (!ring[i]) continue;
      into.count++;
      for (let c = 0; c < CHANNELS; c++) {
        const value = pixels[i * 4 + c]!;
        sum[c] = sum[c]! + value;
        squares[c] = squares[c]! + value * value;
        if (value === 0) low[c] = low[c]! + 1;
        if (value === 255) high[c] = high[c]! + 1;
      }
    }
  }
}

function spreadOf({ count, sum, squares }: Tally, channel: number): number {
  const mean = sum[channel]! / count;
  return Math.sqrt(Math.max(0, squares[channel]! / count - mean * mean));
}

function boundOf({ count, low, high }: Tally, channel: number): -1 | 0 | 1 {
  if (high[channel]! >= CLIPPED_SHARE * count) return 1;
  return low[channel]! >= CLIPPED_SHARE * count ? -1 : 0;
}
