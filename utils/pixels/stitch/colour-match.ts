/** Per channel: value → value * gain + offset (0–255). */
export interface ColourMatch {
  readonly gain: readonly [number, number, number];
  readonly offset: readonly [number, number, number];
}

const MAX_GAIN = 0.15;
const MAX_OFFSET = 0.15 * 255;
const MIN_PIXELS = 32;
/** More pixels than this tell nothing new. */
const ENOUGH_PIXELS = 30_000;
const ROUNDS = 4;
/**
 * How sure the gain is taken to be 1 beforehand, as a spread in levels: where
 * the surroundings hardly vary, a difference is an offset.
 */
const PRIOR_SPREAD = 6;

/**
 * Finds what brings the answer's colours to the source's, channel by channel,
 * from pixels that show the same in both. Pixels that differ for another
 * reason lose their weight from round to round.
 *
 * @param source RGBA
 * @param answer RGBA of the same size
 * @param ring non-zero where the two are compared
 */
export function matchColours(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  ring: Uint8Array,
): ColourMatch | undefined {
  const places = placesIn(ring);
  if (places.length < MIN_PIXELS) return undefined;
  const lines = [0, 1, 2].map((channel) => fitLine(source, answer, places, channel));
  const [r, g, b] = lines;
  if (!r || !g || !b) return undefined;
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

function fitLine(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  places: Int32Array,
  channel: number,
): Line {
  let line: Line = { gain: 1, offset: meanDifference(source, answer, places, channel) };
  let soft = 24;
  for (let round = 0; round < ROUNDS; round++) {
    const before = line;
    let [n, sumA, sumS, sumAA, sumAS] = [0, 0, 0, 0, 0];
    for (const place of places) {
      const a = answer[place + channel]!;
      const s = source[place + channel]!;
      // Clipped values say nothing about the line.
      if (s === 0 || s === 255 || a === 0 || a === 255) continue;
      const ratio = (a * before.gain + before.offset - s) / soft;
      const weight = 1 / (1 + ratio * ratio) ** 2;
      n += weight;
      sumA += weight * a;
      sumS += weight * s;
      sumAA += weight * a * a;
      sumAS += weight * a * s;
    }
    if (n < 1) return clampLine(before, 128);
    const spread = sumAA - (sumA * sumA) / n;
    const shared = sumAS - (sumA * sumS) / n;
    const prior = n * PRIOR_SPREAD * PRIOR_SPREAD;
    const gain = (shared + prior) / (spread + prior);
    line = clampLine({ gain, offset: (sumS - gain * sumA) / n }, sumA / n);
    soft = Math.max(6, soft / 1.6);
  }
  return line;
}

/** Keeps both within bounds; what the gain gives up, the offset takes at the mean. */
function clampLine({ gain, offset }: Line, mean: number): Line {
  const kept = Math.min(1 + MAX_GAIN, Math.max(1 - MAX_GAIN, gain));
  const moved = offset + (gain - kept) * mean;
  return { gain: kept, offset: Math.min(MAX_OFFSET, Math.max(-MAX_OFFSET, moved)) };
}

function meanDifference(
  source: Uint8ClampedArray,
  answer: Uint8ClampedArray,
  places: Int32Array,
  channel: number,
): number {
  let sum = 0;
  for (const place of places) {
    sum += source[place + channel]! - answer[place + channel]!;
  }
  return Math.min(MAX_OFFSET, Math.max(-MAX_OFFSET, sum / places.length));
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
