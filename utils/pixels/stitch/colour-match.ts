/** Per channel: value → value * gain + offset (0–255). */
export interface ColourMatch {
  readonly gain: readonly [number, number, number];
  readonly offset: readonly [number, number, number];
}

const MAX_GAIN = 0.15;
/** How far the ring's mean may be moved, in levels. */
const MAX_NET = 0.15 * 255;
const MIN_PIXELS = 32;
/** At most so many pixels are sampled: more do not improve the match. */
const ENOUGH_PIXELS = 30_000;
const ROUNDS = 6;
/**
 * How strongly the gain is pulled towards 1, as a spread in levels: where the
 * surroundings hardly vary, a difference counts as an offset.
 */
const PRIOR_SPREAD = 6;
/** A gain is only fitted if at least this share of the pairs is not clipped. */
const GOOD_SHARE = 0.35;
/** A difference between neighbours, in levels, at which a pixel's weight is half: models redraw edges. */
const FLAT_STEP = 12;
/** A match is kept only if it lowers the ring's error to this share or less. */
const WORTH = 0.97;
/** Differences are capped here, in levels: larger ones have another cause. */
const CAP = 48;

/**
 * Finds what brings the answer's colours to the source's, channel by channel,
 * from pixels that show the same in both. Flat places weigh most. Outliers lose
 * weight from round to round. Clipped values are only bounds: they inform the
 * offset, not the gain.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param ring non-zero where the two are compared
 * @param width of both, px; if absent, all is one line
 * @returns nothing where there are too few pixels, or where the match would not
 *   bring the ring nearer to the source
 */
export function matchColours(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  ring: Uint8Array,
  width = ring.length,
): ColourMatch | undefined {
  const places = placesIn(ring);
  if (places.length < MIN_PIXELS) return undefined;
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const flatness = flatnessOf(source, answer, places, channel, width);
    return fitLine({ source, answer, places, channel, flatness });
  });
  if (!r || !g || !b) return undefined;
  const before = r.errorBefore + g.errorBefore + b.errorBefore;
  const after = r.errorAfter + g.errorAfter + b.errorAfter;
  if (after > before * WORTH) return undefined;
  return { gain: [r.gain, g.gain, b.gain], offset: [r.offset, g.offset, b.offset] };
}

/** Where the ring's pixels start in the data, spread evenly. */
function placesIn(ring: Uint8Array): Int32Array {
  let total = 0;
  for (let i = 0; i < ring.length; i++) if (ring[i]) total++;
  const step = Math.max(1, Math.ceil(total / ENOUGH_PIXELS));
  const places = new Int32Array(Math.ceil(total / step));
  for (let i = 0, seen = 0; i < ring.length; i++) {
    if (ring[i] && seen++ % step === 0) places[(seen - 1) / step] = i * 4;
  }
  return places;
}

interface Line {
  readonly gain: number;
  readonly offset: number;
}

interface Pairs {
  readonly source: Uint8ClampedArray;
  readonly answer: Uint8ClampedArray;
  readonly places: Int32Array;
  readonly channel: number;
  /** Of each place, 0–1. */
  readonly flatness: Float32Array;
}

/** How little a channel changes around each place, in the picture and in the answer, 0–1. */
function flatnessOf(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  places: Int32Array,
  channel: number,
  width: number,
): Float32Array {
  const step = (pixels: Uint8ClampedArray, at: number) => {
    const across = (pixels[at + 4] ?? pixels[at]!) - (pixels[at - 4] ?? pixels[at]!);
    const down = (pixels[at + width * 4] ?? pixels[at]!) - (pixels[at - width * 4] ?? pixels[at]!);
    return Math.hypot(across, down) / 2;
  };
  return Float32Array.from(places, (place) => {
    const at = place + channel;
    const ratio = Math.max(step(source, at), step(answer, at)) / FLAT_STEP;
    return 1 / (1 + ratio * ratio);
  });
}

function fitLine(
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
  const { source, answer, places, channel, flatness } = pairs;
  let [n, sumA, sumS] = [0, 0, 0];
  let [good, goodA, goodS, goodAA, goodAS] = [0, 0, 0, 0, 0];
  for (let k = 0; k < places.length; k++) {
    const seenA = answer[places[k]! + channel]!;
    const seenS = source[places[k]! + channel]!;
    const a = unclipped(seenA, (seenS - before.offset) / before.gain);
    const s = unclipped(seenS, a * before.gain + before.offset);
    const ratio = (a * before.gain + before.offset - s) / soft;
    const weight = flatness[k]! / (1 + ratio * ratio) ** 2;
    n += weight;
    sumA += weight * a;
    sumS += weight * s;
    if (isClipped(seenA) || isClipped(seenS)) continue;
    good += weight;
    goodA += weight * a;
    goodS += weight * s;
    goodAA += weight * a * a;
    goodAS += weight * a * s;
  }
  if (n < 1) return undefined;
  const spread = goodAA - (goodA * goodA) / Math.max(good, 1e-6);
  const shared = goodAS - (goodA * goodS) / Math.max(good, 1e-6);
  const prior = n * PRIOR_SPREAD * PRIOR_SPREAD;
  const gain = good < GOOD_SHARE * n ? 1 : (shared + prior) / (spread + prior);
  return clampLine({ gain, offset: (sumS - gain * sumA) / n }, sumA / n);
}

function isClipped(value: number): boolean {
  return value === 0 || value === 255;
}

/** The most likely true value of one that was clipped at the end of the range. */
function unclipped(seen: number, likely: number): number {
  if (seen === 255) return Math.max(255, likely);
  return seen === 0 ? Math.min(0, likely) : seen;
}

/** Keeps the gain and what happens to the mean within bounds. */
function clampLine({ gain, offset }: Line, mean: number): Line {
  const kept = Math.min(1 + MAX_GAIN, Math.max(1 - MAX_GAIN, gain));
  const net = (gain - 1) * mean + offset;
  const bounded = Math.min(MAX_NET, Math.max(-MAX_NET, net));
  return { gain: kept, offset: bounded - (kept - 1) * mean };
}

function meanDifference({ source, answer, places, channel, flatness }: Pairs): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < places.length; k++) {
    sum += flatness[k]! * (source[places[k]! + channel]! - answer[places[k]! + channel]!);
    n += flatness[k]!;
  }
  return Math.min(MAX_NET, Math.max(-MAX_NET, sum / Math.max(1e-6, n)));
}

/** The visible difference: mean of the capped differences, in levels. */
function errorOf({ source, answer, places, channel, flatness }: Pairs, line: Line): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < places.length; k++) {
    const moved = answer[places[k]! + channel]! * line.gain + line.offset;
    const shown = Math.min(255, Math.max(0, moved));
    sum += flatness[k]! * Math.min(CAP, Math.abs(shown - source[places[k]! + channel]!));
    n += flatness[k]!;
  }
  return sum / Math.max(1e-6, n);
}

/** Applies a match to RGBA pixels in place; alpha stays. */
export function applyColours(pixels: Uint8ClampedArray, { gain, offset }: ColourMatch): void {
  const tables = gain.map((factor, channel) =>
    Uint8ClampedArray.from({ length: 256 }, (_, value) => value * factor + offset[channel]!),
  );
  const [red, green, blue] = tables;
  if (!red || !green || !blue) return;
  for (let i = 0; i < pixels.length; i += 4) {
    pixels[i] = red[pixels[i]!]!;
    pixels[i + 1] = green[pixels[i + 1]!]!;
    pixels[i + 2] = blue[pixels[i + 2]!]!;
  }
}
