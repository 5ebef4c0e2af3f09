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
  for (let i = 0, seen = 0; i < ring.length; i++) {
    if (ring[i] && seen++ % step === 0) places[(seen - 1) / step] = i;
  }
  return places;
}

/**
 * Means over small squares around the places, of the ring's pixels only. An answer
 * was scaled twice: pixel by pixel, thin lines and grain would pass for less contrast.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param channel 0 to 2
 * @param width of both, px
 */
export function pairsAt(
  places: Int32Array,
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  ring: Uint8Array,
  channel: number,
  width: number,
): Pairs {
  const count = places.length;
  const pairs = {
    source: new Float32Array(count),
    answer: new Float32Array(count),
    sourceBound: new Int8Array(count),
    answerBound: new Int8Array(count),
    flatness: new Float32Array(count),
  };
  for (let k = 0; k < count; k++) {
    const square = squareAround(places[k]!, width, ring.length / width);
    const s = summarise(source, ring, square, channel, width);
    const a = summarise(answer, ring, square, channel, width);
    pairs.source[k] = s.mean;
    pairs.answer[k] = a.mean;
    pairs.sourceBound[k] = s.bound;
    pairs.answerBound[k] = a.bound;
    const ratio = Math.max(s.spread, a.spread) / FLAT_SPREAD;
    pairs.flatness[k] = 1 / (1 + ratio * ratio);
  }
  return pairs;
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

function summarise(
  pixels: Uint8ClampedArray,
  ring: Uint8Array,
  { left, right, top, bottom }: Square,
  channel: number,
  width: number,
): { mean: number; spread: number; bound: -1 | 0 | 1 } {
  let [n, sum, squares, low, high] = [0, 0, 0, 0, 0];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const i = y * width + x;
      if (!ring[i]) continue;
      const value = pixels[i * 4 + channel]!;
      n++;
      sum += value;
      squares += value * value;
      if (value === 0) low++;
      if (value === 255) high++;
    }
  }
  const mean = sum / n;
  const spread = Math.sqrt(Math.max(0, squares / n - mean * mean));
  const bound = high >= CLIPPED_SHARE * n ? 1 : low >= CLIPPED_SHARE * n ? -1 : 0;
  return { mean, spread, bound };
}
