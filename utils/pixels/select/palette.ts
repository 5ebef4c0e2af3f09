import { writeLab } from "@/utils/pixels/select/lab";
import type { Planes } from "@/utils/pixels/select/planes";

/** Colours of the palette, and one bin more for what is transparent. */
const COLOURS = 24;
export const BINS = COLOURS + 1;
const SAMPLES = 4000;
const ROUNDS = 6;
const UNKNOWN = 255;

/**
 * The bin of every pixel's colour, in a palette of the picture's own: k-means
 * (Lloyd) from centres by k-means++ (Arthur and Vassilvitskii, 2007), with a fixed seed.
 *
 * @returns `likeness`: BINS × BINS, how much of a colour counts as each other one; rows sum to 1
 */
export function colourBins(planes: Planes): { bins: Uint8Array; likeness: Float32Array } {
  const samples = sample(planes);
  const centres = firstCentres(samples);
  for (let round = 0; round < ROUNDS; round += 1) moveToMeans(samples, centres);
  return { bins: lookUp(planes, centres), likeness: likenessOf(centres) };
}

/** LAB values, three a sample, evenly over the picture. */
function sample({ channels }: Planes): Float32Array {
  const [l, a, b] = channels;
  const count = Math.min(SAMPLES, l.length);
  const out = new Float32Array(count * 3);
  for (let k = 0; k < count; k += 1) {
    const i = Math.floor(((k + 0.5) * l.length) / count);
    out[k * 3] = l[i] as number;
    out[k * 3 + 1] = a[i] as number;
    out[k * 3 + 2] = b[i] as number;
  }
  return out;
}

function squaredDistance(a: Float32Array, i: number, b: Float32Array, j: number): number {
  const dl = (a[i] as number) - (b[j] as number);
  const da = (a[i + 1] as number) - (b[j + 1] as number);
  const db = (a[i + 2] as number) - (b[j + 2] as number);
  return dl * dl + da * da + db * db;
}

function firstCentres(samples: Float32Array): Float32Array {
  const centres = new Float32Array(COLOURS * 3);
  centres.set(samples.subarray(0, 3));
  const far = new Float32Array(samples.length / 3).fill(Number.POSITIVE_INFINITY);
  let random = 12_345;
  for (let colour = 1; colour < COLOURS; colour += 1) {
    let sum = 0;
    for (let k = 0; k < far.length; k += 1) {
      const distance = squaredDistance(samples, k * 3, centres, colour * 3 - 3);
      if (distance < (far[k] as number)) far[k] = distance;
      sum += far[k] as number;
    }
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    let left = (random / 2 ** 32) * sum;
    let chosen = 0;
    while (chosen < far.length - 1 && left >= (far[chosen] as number)) {
      left -= far[chosen] as number;
      chosen += 1;
    }
    centres.set(samples.subarray(chosen * 3, chosen * 3 + 3), colour * 3);
  }
  return centres;
}

function nearest(values: Float32Array, at: number, centres: Float32Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let colour = 0; colour < COLOURS; colour += 1) {
    const distance = squaredDistance(values, at, centres, colour * 3);
    if (distance < least) {
      least = distance;
      best = colour;
    }
  }
  return best;
}

function moveToMeans(samples: Float32Array, centres: Float32Array): void {
  const sums = new Float64Array(COLOURS * 4);
  for (let at = 0; at < samples.length; at += 3) {
    const to = nearest(samples, at, centres) * 4;
    for (let c = 0; c < 3; c += 1) (sums[to + c] as number) += samples[at + c] as number;
    (sums[to + 3] as number) += 1;
  }
  for (let colour = 0; colour < COLOURS; colour += 1) {
    const count = sums[colour * 4 + 3] as number;
    if (!count) continue;
    for (let c = 0; c < 3; c += 1)
      centres[colour * 3 + c] = (sums[colour * 4 + c] as number) / count;
  }
}

/** Five bits a channel decide; each such colour is looked for once, when it is first met. */
function lookUp({ rgba }: Planes, centres: Float32Array): Uint8Array {
  const table = new Uint8Array(1 << 15).fill(UNKNOWN);
  const bins = new Uint8Array(rgba.length / 4);
  const middle = new Uint8ClampedArray(4);
  const lab = new Float32Array(3);
  const [l, a, b] = [lab.subarray(0, 1), lab.subarray(1, 2), lab.subarray(2)] as const;
  for (let i = 0; i < bins.length; i += 1) {
    const at = i * 4;
    if ((rgba[at + 3] as number) < 128) {
      bins[i] = COLOURS;
      continue;
    }
    const red = rgba[at] as number;
    const green = rgba[at + 1] as number;
    const blue = rgba[at + 2] as number;
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    if (table[key] === UNKNOWN) {
      middle[0] = (red & 0xf8) | 4;
      middle[1] = (green & 0xf8) | 4;
      middle[2] = (blue & 0xf8) | 4;
      writeLab(middle, l, a, b);
      table[key] = nearest(lab, 0, centres);
    }
    bins[i] = table[key] as number;
  }
  return bins;
}

function likenessOf(centres: Float32Array): Float32Array {
  const out = new Float32Array(BINS * BINS);
  for (let one = 0; one < COLOURS; one += 1) {
    let sum = 0;
    for (let other = 0; other < COLOURS; other += 1) {
      const value = Math.exp(-squaredDistance(centres, one * 3, centres, other * 3) / 72);
      out[one * BINS + other] = value;
      sum += value;
    }
    for (let other = 0; other < COLOURS; other += 1)
      out[one * BINS + other] = (out[one * BINS + other] as number) / sum;
  }
  out[BINS * BINS - 1] = 1;
  return out;
}
