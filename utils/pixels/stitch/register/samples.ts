import { type Plane, sample } from "@/utils/pixels/stitch/register/plane";

/**
 * Where an answer's content lies: what belongs at p is found at
 * `centre + scale * (p - centre) + (x, y)`, in px of the compared images.
 */
export interface Alignment {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Pixels of the source that are compared, and what is known about them. */
export interface Samples {
  /** Relative to the image's middle, px. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly value: Float32Array;
  /** How the source changes to the right and downward, levels per px. */
  readonly slopeX: Float32Array;
  readonly slopeY: Float32Array;
  readonly count: number;
}

/** Pixels with neighbours, spread evenly over what is usable, about `most` of them. */
export function takeSamples(source: Plane, usable: Uint8Array, most: number): Samples {
  const { data, width, height } = source;
  let total = 0;
  for (let i = 0; i < usable.length; i++) if (usable[i]) total++;
  const step = Math.max(1, total / most);
  const room = Math.ceil(total / step) + 1;
  const [x, y, value, slopeX, slopeY] = [0, 1, 2, 3, 4].map(() => new Float32Array(room)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  let [count, seen, before] = [0, 0, 0];
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const i = row * width + column;
      if (!usable[i]) continue;
      const steps = Math.floor(++seen / step);
      if (steps === before) continue;
      before = steps;
      x[count] = column - (width - 1) / 2;
      y[count] = row - (height - 1) / 2;
      value[count] = data[i]!;
      slopeX[count] = (data[i + 1]! - data[i - 1]!) / 2;
      slopeY[count] = (data[i + width]! - data[i - width]!) / 2;
      count++;
    }
  }
  return { x, y, value, slopeX, slopeY, count };
}

/** Some of the samples, spread evenly, at most so many. */
export function thinOut(samples: Samples, most: number): Samples {
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

/**
 * Answer minus source at each sample, contrast and brightness evened out, so
 * that a colour cast does not pass for a shift; NaN beyond the answer.
 *
 * @returns what gives them for an alignment, in the same array each time
 */
export function residualsOf(samples: Samples, answer: Plane): (at: Alignment) => Float32Array {
  const found = new Float32Array(samples.count);
  const residuals = new Float32Array(samples.count);
  return (at) => {
    writeValues(samples, answer, at, found);
    subtract(found, samples, fitTone(found, samples), residuals);
    subtract(found, samples, fitTone(found, samples, residuals), residuals);
    return residuals;
  };
}

function writeValues({ x, y }: Samples, answer: Plane, at: Alignment, into: Float32Array): void {
  const { width, height } = answer;
  const middleX = (width - 1) / 2 + at.x;
  const middleY = (height - 1) / 2 + at.y;
  for (let k = 0; k < into.length; k++) {
    const atX = middleX + at.scale * x[k]!;
    const atY = middleY + at.scale * y[k]!;
    const isInside = atX >= 0 && atY >= 0 && atX < width - 1 && atY < height - 1;
    into[k] = isInside ? sample(answer, atX, atY) : Number.NaN;
  }
}

interface Tone {
  readonly gain: number;
  readonly offset: number;
}

function subtract(
  found: Float32Array,
  { value }: Samples,
  { gain, offset }: Tone,
  into: Float32Array,
): void {
  for (let k = 0; k < into.length; k++) into[k] = found[k]! * gain + offset - value[k]!;
}

/** Contrast and brightness that bring the found values to the source's. */
function fitTone(found: Float32Array, samples: Samples, residuals?: Float32Array): Tone {
  const soft = residuals ? softness(samples, residuals) : 1;
  let [n, sumA, sumS, sumAA, sumAS] = [0, 0, 0, 0, 0];
  for (let k = 0; k < found.length; k++) {
    const a = found[k]!;
    if (Number.isNaN(a)) continue;
    const s = samples.value[k]!;
    const weight = residuals ? trust(residuals[k]! / soft) : 1;
    n += weight;
    sumA += weight * a;
    sumS += weight * s;
    sumAA += weight * a * a;
    sumAS += weight * a * s;
  }
  const spread = n * sumAA - sumA * sumA;
  const slope = spread > 1e-6 * n * n ? (n * sumAS - sumA * sumS) / spread : 1;
  const gain = Math.min(1.25, Math.max(0.8, slope));
  return { gain, offset: (sumS - gain * sumA) / Math.max(1e-6, n) };
}

/** How much a pixel counts, by its residual as a multiple of what is usual. */
export function trust(ratio: number): number {
  const root = 1 / (1 + ratio * ratio);
  return root * root;
}

/**
 * The residual above which a pixel counts as redrawn rather than misplaced:
 * twice the median, weighted by contrast. Without the weights the few stars of
 * a night sky would count as errors.
 */
export function softness({ slopeX, slopeY }: Samples, residuals: Float32Array): number {
  const histogram = new Float64Array(1024);
  let total = 0;
  for (let k = 0; k < residuals.length; k++) {
    const residual = residuals[k]!;
    if (Number.isNaN(residual)) continue;
    const weight = 0.01 + slopeX[k]! ** 2 + slopeY[k]! ** 2;
    const bin = Math.min(1023, Math.floor(Math.abs(residual) * 4));
    histogram[bin] = histogram[bin]! + weight;
    total += weight;
  }
  let below = 0;
  let bin = 0;
  for (; bin < 1023; bin++) {
    below += histogram[bin]!;
    if (below * 2 >= total) break;
  }
  return Math.max(2, (bin + 0.5) / 2);
}

/** Mean absolute error weighted by contrast, 0–255. */
export function errorAt(samples: Samples, answer: Plane, at: Alignment): number {
  const residuals = residualsOf(samples, answer)(at);
  const cap = capFor(samples);
  let [sum, total] = [0, 0];
  for (let k = 0; k < residuals.length; k++) {
    const residual = residuals[k]!;
    if (Number.isNaN(residual)) continue;
    const weight = contrastAt(samples, k);
    sum += weight * Math.min(cap, Math.abs(residual));
    total += weight;
  }
  return total > 0 ? sum / total : Number.POSITIVE_INFINITY;
}

function contrastAt({ slopeX, slopeY }: Samples, k: number): number {
  return 0.1 + Math.abs(slopeX[k]!) + Math.abs(slopeY[k]!);
}

const LEAST_CAP = 32;

/**
 * The cap on an error, so that redrawn parts do not outweigh kept ones. It
 * grows with the contrast: black lines on white differ by that much wherever
 * they are slightly out of place.
 */
function capFor(samples: Samples): number {
  let [total, sum, squares] = [0, 0, 0];
  for (let k = 0; k < samples.count; k++) {
    const weight = contrastAt(samples, k);
    const value = samples.value[k]!;
    total += weight;
    sum += weight * value;
    squares += weight * value * value;
  }
  const mean = sum / Math.max(1e-6, total);
  return Math.max(LEAST_CAP, Math.sqrt(Math.max(0, squares / Math.max(1e-6, total) - mean * mean)));
}
