import { halve, type Plane, sample } from "@/utils/pixels/plane";

/**
 * Where an answer's content lies: what belongs at p is found at
 * `centre + scale * (p - centre) + (x, y)`, in px of the compared images.
 */
export interface Alignment {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Registration {
  readonly alignment: Alignment;
  /** Mean absolute error of the compared pixels, 0–255, before and after. */
  readonly errorBefore: number;
  readonly errorAfter: number;
}

export const UNMOVED: Alignment = { x: 0, y: 0, scale: 1 };

/** The coarsest level's long side, px. */
const COARSEST = 96;
const MAX_STEPS = 12;
/** A level takes at most about this many pixels into account. */
const MAX_SAMPLES = 120_000;
const MIN_SAMPLES = 64;
/** Steps smaller than this, px, are the end. */
const STILL = 0.003;
/** Errors above are cut: what the model redrew must not outweigh what it kept. */
const ERROR_CAP = 48;

/**
 * Finds the small shift and scale that an answer suffered, by comparing
 * lightness where nothing should have changed (Lucas and Kanade's method,
 * inverse compositional, coarse to fine). Brightness and contrast are fitted
 * along the way, so a colour cast does not pass for a shift, and pixels that
 * differ greatly count little.
 *
 * @param usable non-zero where both show the same; the size of the planes
 * @param maxShift px; larger ones are not looked for
 * @param maxScale e.g. 0.02
 */
export function findAlignment(
  source: Plane,
  answer: Plane,
  usable: Uint8Array,
  maxShift: number,
  maxScale: number,
): Registration | undefined {
  const levels = [{ source, answer, usable }];
  for (let last = levels[0]; last; last = levels.at(-1)) {
    if (Math.max(last.source.width, last.source.height) <= COARSEST) break;
    levels.push({
      source: halve(last.source),
      answer: halve(last.answer),
      usable: halveUsable(last.usable, last.source),
    });
  }
  let alignment = UNMOVED;
  for (let index = levels.length - 1; index >= 0; index--) {
    const level = levels[index];
    if (!level) continue;
    const zoom = 2 ** index;
    const start = { ...alignment, x: alignment.x / zoom, y: alignment.y / zoom };
    const found = refine(level.source, level.answer, samplesOf(level.source, level.usable), start);
    if (!found || !isWithin(found, maxShift / zoom, maxScale)) continue;
    alignment = { ...found, x: found.x * zoom, y: found.y * zoom };
  }
  const samples = samplesOf(source, usable);
  if (samples.length < MIN_SAMPLES) return undefined;
  return {
    alignment,
    errorBefore: errorOf(source, answer, samples, UNMOVED),
    errorAfter: errorOf(source, answer, samples, alignment),
  };
}

function isWithin({ x, y, scale }: Alignment, maxShift: number, maxScale: number): boolean {
  return Math.hypot(x, y) <= maxShift * 1.5 && Math.abs(scale - 1) <= maxScale * 1.25;
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

/** Indices of pixels with neighbours, spread evenly over what is usable. */
function samplesOf({ width, height }: Plane, usable: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < usable.length; i++) if (usable[i]) count++;
  const step = Math.max(1, Math.ceil(count / MAX_SAMPLES));
  const samples = new Int32Array(Math.ceil(count / step) + 1);
  let [taken, seen] = [0, 0];
  for (let y = 1; y < height - 2; y++) {
    for (let x = 1; x < width - 2; x++) {
      if (!usable[y * width + x]) continue;
      if (seen++ % step === 0) samples[taken++] = y * width + x;
    }
  }
  return samples.subarray(0, taken);
}

function refine(
  source: Plane,
  answer: Plane,
  samples: Int32Array,
  start: Alignment,
): Alignment | undefined {
  if (samples.length < MIN_SAMPLES) return undefined;
  const slopes = slopesOf(source, samples);
  let current = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    const residuals = residualsOf(source, answer, samples, current);
    const delta = solveStep(slopes, residuals);
    if (!delta) return undefined;
    const scale = current.scale / (1 + delta.scale);
    current = { x: current.x - scale * delta.x, y: current.y - scale * delta.y, scale };
    const reach = Math.abs(delta.scale) * Math.hypot(source.width, source.height);
    if (Math.hypot(delta.x, delta.y) + reach / 2 < STILL) break;
  }
  return current;
}

interface Slopes {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** What a growing scale does to the value. */
  readonly outward: Float32Array;
}

function slopesOf({ data, width, height }: Plane, samples: Int32Array): Slopes {
  const x = new Float32Array(samples.length);
  const y = new Float32Array(samples.length);
  const outward = new Float32Array(samples.length);
  for (let n = 0; n < samples.length; n++) {
    const i = samples[n] ?? 0;
    const dx = ((data[i + 1] ?? 0) - (data[i - 1] ?? 0)) / 2;
    const dy = ((data[i + width] ?? 0) - (data[i - width] ?? 0)) / 2;
    x[n] = dx;
    y[n] = dy;
    outward[n] =
      dx * ((i % width) - (width - 1) / 2) + dy * (Math.floor(i / width) - (height - 1) / 2);
  }
  return { x, y, outward };
}

/** Answer minus source at each sample, contrast and brightness evened out; NaN beyond the answer. */
function residualsOf(
  source: Plane,
  answer: Plane,
  samples: Int32Array,
  { x, y, scale }: Alignment,
): Float32Array {
  const { width, height } = source;
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const wanted = new Float32Array(samples.length);
  const found = new Float32Array(samples.length);
  for (let k = 0; k < samples.length; k++) {
    const i = samples[k] ?? 0;
    wanted[k] = source.data[i] ?? 0;
    const atX = middleX + scale * ((i % width) - middleX) + x;
    const atY = middleY + scale * (Math.floor(i / width) - middleY) + y;
    const isInside = atX >= 0 && atY >= 0 && atX < width - 1 && atY < height - 1;
    found[k] = isInside ? sample(answer, atX, atY) : Number.NaN;
  }
  const first = differences(found, wanted, fitTone(found, wanted));
  return differences(found, wanted, fitTone(found, wanted, first));
}

interface Tone {
  readonly gain: number;
  readonly offset: number;
}

function differences(
  found: Float32Array,
  wanted: Float32Array,
  { gain, offset }: Tone,
): Float32Array {
  return found.map((value, k) => value * gain + offset - (wanted[k] ?? 0));
}

/** Contrast and brightness that bring `found` to `wanted`; large residuals count little. */
function fitTone(found: Float32Array, wanted: Float32Array, residuals?: Float32Array): Tone {
  const soft = residuals ? softness(residuals) : 1;
  let [n, sumA, sumS, sumAA, sumAS] = [0, 0, 0, 0, 0];
  for (let k = 0; k < found.length; k++) {
    const a = found[k] ?? 0;
    if (Number.isNaN(a)) continue;
    const s = wanted[k] ?? 0;
    const weight = residuals ? trust((residuals[k] ?? 0) / soft) : 1;
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
function trust(ratio: number): number {
  const root = 1 / (1 + ratio * ratio);
  return root * root;
}

function softness(residuals: Float32Array): number {
  return Math.max(2, 2 * typicalSize(residuals));
}

/** One weighted least squares step for shift and scale. */
function solveStep(slopes: Slopes, residuals: Float32Array): Alignment | undefined {
  const soft = softness(residuals);
  const m = new Float64Array(9);
  for (let k = 0; k < residuals.length; k++) {
    const r = residuals[k] ?? 0;
    if (Number.isNaN(r)) continue;
    const weight = trust(r / soft);
    const a = slopes.x[k] ?? 0;
    const b = slopes.y[k] ?? 0;
    const c = slopes.outward[k] ?? 0;
    m[0] = (m[0] ?? 0) + weight * a * a;
    m[1] = (m[1] ?? 0) + weight * a * b;
    m[2] = (m[2] ?? 0) + weight * a * c;
    m[3] = (m[3] ?? 0) + weight * b * b;
    m[4] = (m[4] ?? 0) + weight * b * c;
    m[5] = (m[5] ?? 0) + weight * c * c;
    m[6] = (m[6] ?? 0) + weight * a * r;
    m[7] = (m[7] ?? 0) + weight * b * r;
    m[8] = (m[8] ?? 0) + weight * c * r;
  }
  const [aa = 0, ab = 0, ac = 0, bb = 0, bc = 0, cc = 0, ar = 0, br = 0, cr = 0] = m;
  return solveSymmetric(aa, ab, ac, bb, bc, cc, ar, br, cr);
}

function solveSymmetric(
  aa: number,
  ab: number,
  ac: number,
  bb: number,
  bc: number,
  cc: number,
  ar: number,
  br: number,
  cr: number,
): Alignment | undefined {
  const p = bb * cc - bc * bc;
  const q = ac * bc - ab * cc;
  const r = ab * bc - ac * bb;
  const determinant = aa * p + ab * q + ac * r;
  // Flat or one-directional content says nothing about the whole movement.
  if (!(determinant > 1e-7 * aa * bb * cc) || aa * bb * cc === 0) return undefined;
  return {
    x: (p * ar + q * br + r * cr) / determinant,
    y: (q * ar + (aa * cc - ac * ac) * br + (ab * ac - aa * bc) * cr) / determinant,
    scale: (r * ar + (ab * ac - aa * bc) * br + (aa * bb - ab * ab) * cr) / determinant,
  };
}

/** The median of the sizes, to a quarter of a level. */
function typicalSize(residuals: Float32Array): number {
  const histogram = new Uint32Array(1024);
  let count = 0;
  for (const residual of residuals) {
    if (Number.isNaN(residual)) continue;
    const bin = Math.min(1023, Math.floor(Math.abs(residual) * 4));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
    count++;
  }
  let below = 0;
  for (let bin = 0; bin < 1024; bin++) {
    below += histogram[bin] ?? 0;
    if (below * 2 >= count) return (bin + 0.5) / 4;
  }
  return 0;
}

function errorOf(source: Plane, answer: Plane, samples: Int32Array, alignment: Alignment): number {
  let [sum, count] = [0, 0];
  for (const residual of residualsOf(source, answer, samples, alignment)) {
    if (Number.isNaN(residual)) continue;
    sum += Math.min(ERROR_CAP, Math.abs(residual));
    count++;
  }
  return count > 0 ? sum / count : Number.POSITIVE_INFINITY;
}
