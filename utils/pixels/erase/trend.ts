import { BARRED, boxOf, KNOWN, type Level } from "./level";
import type { Steps } from "./steps";

/** A smooth surface: six coefficients for each of three channels, level px, grey levels. */
export interface Trend {
  readonly coefficients: Float64Array;
  readonly centerX: number;
  readonly centerY: number;
  readonly scale: number;
  /** Around all that it was fitted to could be; beyond, it goes on straight. */
  readonly known: Box;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** So much of the surroundings is looked at: an ellipse of √5 times the hole's half sides. */
const REACH = 5;
const MAX_SAMPLES = 5000;
const ROUNDS = 4;
const TERMS = 6;
/** Grey levels that most of the surroundings may be off the surface. */
const MAX_SPREAD = 4;
/** And so many times nearer to it than to one colour, in one channel at least. */
const MIN_GAIN = 2;

/**
 * The quadratic surface that the surroundings of a hole follow, if they follow one: skies, walls,
 * backgrounds of a studio. Least squares, reweighted by w = 1 ⁄ (1 + (e ⁄ (2σ + 1))²), with σ the
 * 60th percentile of the residuals.
 */
export function* fitTrend(level: Level, box: Box): Steps<Trend | undefined> {
  const scale = Math.max(box.right - box.left, box.bottom - box.top, 2) / 2;
  const centerX = (box.left + box.right) / 2;
  const centerY = (box.top + box.bottom) / 2;
  const samples = sampleAround(level, box);
  if (samples.length < 50) return undefined;
  const known = boxOf(level, KNOWN, BARRED);
  const trend = { coefficients: new Float64Array(3 * TERMS), centerX, centerY, scale, known };
  let isSloped = false;
  for (let channel = 0; channel < 3; channel++) {
    yield channel / 3;
    const flat = spreadAroundMean(level, samples, channel);
    const spread = fitChannel(level, samples, trend, channel);
    if (!(spread <= MAX_SPREAD)) return undefined;
    isSloped ||= spread * MIN_GAIN < flat;
  }
  // Plain rows and panels have no slope: bending them would spoil what repeats exactly.
  if (!isSloped) return undefined;
  return trend;
}

/**
 * The surface's height, grey levels. Beyond what is known it goes on as it was at the edge, by
 * value and slope: a parabola would soon be darker or more colourful than any sky.
 */
export function trendAt(trend: Trend, x: number, y: number, channel: number): number {
  const { coefficients: c, scale, known } = trend;
  const nearX = Math.min(Math.max(x, known.left), known.right);
  const nearY = Math.min(Math.max(y, known.top), known.bottom);
  const u = (nearX - trend.centerX) / scale;
  const v = (nearY - trend.centerY) / scale;
  const at = channel * TERMS;
  const c1 = c[at + 1] ?? 0;
  const c2 = c[at + 2] ?? 0;
  const c3 = c[at + 3] ?? 0;
  const c4 = c[at + 4] ?? 0;
  const c5 = c[at + 5] ?? 0;
  const height = (c[at] ?? 0) + c1 * u + c2 * v + c3 * u * u + c4 * u * v + c5 * v * v;
  if (nearX === x && nearY === y) return height;
  const slopeU = c1 + 2 * c3 * u + c4 * v;
  const slopeV = c2 + c4 * u + 2 * c5 * v;
  return height + (slopeU * (x - nearX) + slopeV * (y - nearY)) / scale;
}

/** The picture without its trend, around middle grey. */
export function withoutTrend(level: Level, trend: Trend): Level {
  const { width, height } = level;
  const rgb = new Uint8Array(level.rgb.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0, at = (y * width + x) * 3; channel < 3; channel++, at++) {
        const value = (level.rgb[at] ?? 0) - trendAt(trend, x, y, channel) + 128.5;
        rgb[at] = value < 0 ? 0 : Math.min(value, 255);
      }
    }
  }
  return { ...level, rgb };
}

function sampleAround({ width, height, state }: Level, box: Box): Int32Array {
  const halfX = (box.right - box.left + 1) / 2 + 4;
  const halfY = (box.bottom - box.top + 1) / 2 + 4;
  const centerX = (box.left + box.right) / 2;
  const centerY = (box.top + box.bottom) / 2;
  const reach = Math.sqrt(REACH);
  const left = Math.max(0, Math.floor(centerX - reach * halfX));
  const right = Math.min(width - 1, Math.ceil(centerX + reach * halfX));
  const top = Math.max(0, Math.floor(centerY - reach * halfY));
  const bottom = Math.min(height - 1, Math.ceil(centerY + reach * halfY));
  const step = Math.ceil(Math.sqrt(((right - left + 1) * (bottom - top + 1)) / MAX_SAMPLES));
  const samples: number[] = [];
  for (let y = top; y <= bottom; y += step) {
    for (let x = left; x <= right; x += step) {
      const s = state[y * width + x];
      if (s !== KNOWN && s !== BARRED) continue;
      if (((x - centerX) / halfX) ** 2 + ((y - centerY) / halfY) ** 2 <= REACH) {
        samples.push(y * width + x);
      }
    }
  }
  return Int32Array.from(samples);
}

/** The 60th percentile of the distances from the mean. */
function spreadAroundMean({ rgb }: Level, samples: Int32Array, channel: number): number {
  const values = Float64Array.from(samples, (index) => rgb[index * 3 + channel] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    values.map((value) => Math.abs(value - mean)).toSorted()[Math.floor(values.length * 0.6)] ?? 0
  );
}

/** @returns the 60th percentile of the residuals */
function fitChannel(level: Level, samples: Int32Array, trend: Trend, channel: number): number {
  const weights = new Float64Array(samples.length).fill(1);
  const residuals = new Float64Array(samples.length);
  let spread = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const solution = solve(normalEquations(level, samples, weights, trend, channel));
    if (!solution) return Number.POSITIVE_INFINITY;
    trend.coefficients.set(solution, channel * TERMS);
    for (let n = 0; n < samples.length; n++) {
      const index = samples[n] ?? 0;
      const x = index % level.width;
      const y = (index - x) / level.width;
      const value = level.rgb[index * 3 + channel] ?? 0;
      residuals[n] = Math.abs(value - trendAt(trend, x, y, channel));
    }
    spread = residuals.toSorted()[Math.floor(residuals.length * 0.6)] ?? 0;
    for (let n = 0; n < weights.length; n++) {
      weights[n] = 1 / (1 + ((residuals[n] ?? 0) / (2 * spread + 1)) ** 2);
    }
  }
  return spread;
}

function normalEquations(
  level: Level,
  samples: Int32Array,
  weights: Float64Array,
  trend: Trend,
  channel: number,
): Float64Array[] {
  const rows = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  const basis = new Float64Array(TERMS + 1);
  basis[0] = 1;
  for (let n = 0; n < samples.length; n++) {
    const index = samples[n] ?? 0;
    const x = index % level.width;
    const u = (x - trend.centerX) / trend.scale;
    const v = ((index - x) / level.width - trend.centerY) / trend.scale;
    basis[1] = u;
    basis[2] = v;
    basis[3] = u * u;
    basis[4] = u * v;
    basis[5] = v * v;
    basis[6] = level.rgb[index * 3 + channel] ?? 0;
    const weight = weights[n] ?? 0;
    for (let i = 0; i < TERMS; i++) {
      const row = rows[i] ?? basis;
      const factor = weight * (basis[i] ?? 0);
      for (let j = i; j <= TERMS; j++) row[j] = (row[j] ?? 0) + factor * (basis[j] ?? 0);
    }
  }
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < i; j++) row[j] = rows[j]?.[i] ?? 0;
  }
  return rows;
}

/** Gauss–Jordan with the largest pivot; nothing if the surroundings do not fix a surface. */
function solve(rows: Float64Array[]): Float64Array | undefined {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column);
    const pivot = rest.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    const head = pivot[column] ?? 0;
    if (Math.abs(head) < 1e-6) return undefined;
    const other = rows.indexOf(pivot);
    rows[other] = rows[column] ?? pivot;
    rows[column] = pivot;
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / head;
      for (let j = column; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
