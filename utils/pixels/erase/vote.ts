import { FEATURES } from "./features";
import { type Matching, PATCH_RADIUS } from "./matching";

/** A patch's say fades with its depth in the hole: its guess rests on guesses. */
const FADING = 1 / 1.15;
const STEPS_PER_E = 32;

/** exp(-n ⁄ 32) by products, so that every engine has the same. */
const DECAY = new Float64Array(16 * STEPS_PER_E);
DECAY[0] = 1;
for (let n = 1; n < DECAY.length; n++) DECAY[n] = (DECAY[n - 1] ?? 0) * 0.969233234476344;

/**
 * The guess in the hole, anew: a pixel is the mean of what the patches around it say, weighted by
 * depth and by how well each patch fits compared with the others, exp(-c ⁄ (κ c̄ + 1)). A small κ
 * lets the best one decide, which keeps it sharp.
 */
export function vote(m: Matching, kappa: number): void {
  const { targets, features } = m;
  const trust = Float64Array.from(m.depth, (depth) => FADING ** depth);
  const guesses = new Uint8Array(targets.length * FEATURES);
  const sums = new Float64Array(FEATURES);
  for (let n = 0; n < targets.length; n++) {
    const weight = gather(m, targets[n] ?? 0, trust, kappa, sums);
    for (let k = 0; k < FEATURES; k++) guesses[n * FEATURES + k] = (sums[k] ?? 0) / weight + 0.5;
  }
  for (let n = 0; n < targets.length; n++) {
    const to = (targets[n] ?? 0) * FEATURES;
    for (let k = 0; k < FEATURES; k++) features[to + k] = guesses[n * FEATURES + k] ?? 0;
  }
}

/** Slots of the targets whose patches cover a pixel, and what stands at the pixel in their sources. */
const voters = new Int32Array(49);
const sources = new Int32Array(49);

function findVoters(m: Matching, pixel: number): number {
  const { width, height, slot, match } = m;
  const x = pixel % width;
  const y = (pixel - x) / width;
  const left = Math.max(-PATCH_RADIUS, -x);
  const right = Math.min(PATCH_RADIUS, width - 1 - x);
  const bottom = Math.min(PATCH_RADIUS, height - 1 - y);
  let count = 0;
  for (let dy = Math.max(-PATCH_RADIUS, -y); dy <= bottom; dy++) {
    for (let dx = left; dx <= right; dx++) {
      const beside = dy * width + dx;
      const voter = slot[pixel + beside] ?? -1;
      const source = voter >= 0 ? (match[voter] ?? -1) : -1;
      if (source < 0) continue;
      voters[count] = voter;
      sources[count] = source - beside;
      count++;
    }
  }
  return count;
}

/** @returns the sum of the weights; `sums` becomes that of the weighted features */
function gather(
  m: Matching,
  pixel: number,
  trust: Float64Array,
  kappa: number,
  sums: Float64Array,
): number {
  const count = findVoters(m, pixel);
  let mean = 0;
  for (let k = 0; k < count; k++) mean += m.cost[voters[k] ?? 0] ?? 0;
  const scale = STEPS_PER_E / ((kappa * mean) / (count || 1) + 1);
  sums.fill(0);
  let total = 0;
  for (let k = 0; k < count; k++) {
    const voter = voters[k] ?? 0;
    const weight = (trust[voter] ?? 0) * decay((m.cost[voter] ?? 0) * scale);
    total += weight;
    for (let c = 0, at = (sources[k] ?? 0) * FEATURES; c < FEATURES; c++, at++) {
      sums[c] = (sums[c] ?? 0) + weight * (m.features[at] ?? 0);
    }
  }
  return total || 1;
}

function decay(steps: number): number {
  return DECAY[Math.min(DECAY.length - 1, Math.round(steps))] ?? 0;
}
