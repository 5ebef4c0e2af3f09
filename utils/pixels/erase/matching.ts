import { chamferDistance } from "./distance";
import { FEATURES, featuresOf } from "./features";
import { HOLE, holePixels, KNOWN, type Level } from "./level";
import { patchSums } from "./patch-sums";

/** Patches are squares of 7 px. */
export const PATCH_RADIUS = 3;
export const PATCH_PIXELS = 49;
export const NO_COST = 0x7fffffff;

/** Which known patch stands for which patch of the hole, at one level. */
export interface Matching {
  readonly width: number;
  readonly height: number;
  /** `FEATURES` bytes a pixel; what is in the hole is the present guess. */
  readonly features: Uint8Array;
  /** Of the patches around known pixels, see `patchSums`: what they hold never changes. */
  readonly sums: Int16Array;
  /** 1: a whole, known patch lies around this pixel. */
  readonly isSource: Uint8Array;
  /** The hole's pixels, row by row. */
  readonly targets: Int32Array;
  /** The target's number of a pixel, or -1. */
  readonly slot: Int32Array;
  /** From the hole's edge, px, a target each. */
  readonly depth: Float32Array;
  /** The middle of the source patch, a target each; -1: none yet. */
  readonly match: Int32Array;
  /** Squared differences over the patch, as if all its 49 pixels lay in the picture. */
  readonly cost: Int32Array;
}

/** @param radius of the busyness, level px */
export function createMatching(level: Level, radius: number): Matching {
  const { width, height, state } = level;
  const targets = holePixels(level);
  const slot = new Int32Array(width * height).fill(-1);
  const chamfer = chamferDistance(width, height, state, HOLE, false);
  const depth = new Float32Array(targets.length);
  for (const [n, pixel] of targets.entries()) {
    slot[pixel] = n;
    depth[n] = (chamfer[pixel] ?? 0) / 3;
  }
  const features = featuresOf(level, radius);
  return {
    width,
    height,
    features,
    sums: patchSums(features, width, height),
    isSource: sourcesOf(level),
    targets,
    slot,
    depth,
    match: new Int32Array(targets.length).fill(-1),
    cost: new Int32Array(targets.length).fill(NO_COST),
  };
}

/** Middles of patches that are known as a whole. */
export function sourcesOf({ width, height, state }: Level): Uint8Array {
  const isSource = new Uint8Array(width * height);
  // How many known pixels in a row, and how many rows of such runs, end here.
  const runs = new Uint8Array(width);
  const side = 2 * PATCH_RADIUS + 1;
  for (let y = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      run = state[y * width + x] === KNOWN ? Math.min(side, run + 1) : 0;
      runs[x] = run === side ? Math.min(side, (runs[x] ?? 0) + 1) : 0;
      if (runs[x] === side) isSource[(y - PATCH_RADIUS) * width + x - PATCH_RADIUS] = 1;
    }
  }
  return isSource;
}

/**
 * The difference of the patches around two pixels; at or above `limit` whatever is reached by then.
 * A patch that reaches over the picture's border is compared as far as it goes.
 */
export function patchCost(m: Matching, target: number, source: number, limit: number): number {
  const { width } = m;
  if (isWhole(m, target)) return wholeCost(m.features, width * FEATURES, target, source, limit);
  const x = target % width;
  return clippedCost(m, x, (target - x) / width, source, limit);
}

/** Whether the patch around a pixel lies in the picture as a whole. */
export function isWhole({ width, height }: Matching, pixel: number): boolean {
  const x = pixel % width;
  const y = (pixel - x) / width;
  return (
    x >= PATCH_RADIUS && y >= PATCH_RADIUS && x < width - PATCH_RADIUS && y < height - PATCH_RADIUS
  );
}

const ROW = (2 * PATCH_RADIUS + 1) * FEATURES;

function wholeCost(
  features: Uint8Array,
  stride: number,
  target: number,
  source: number,
  limit: number,
): number {
  const corner = PATCH_RADIUS * (stride + FEATURES);
  let a = target * FEATURES - corner;
  let b = source * FEATURES - corner;
  let sum = 0;
  for (let row = 0; row < 7; row++) {
    for (let k = 0; k < ROW; k++) {
      const d = (features[a + k] ?? 0) - (features[b + k] ?? 0);
      sum = (sum + d * d) | 0;
    }
    if (sum >= limit) return sum;
    a += stride;
    b += stride;
  }
  return sum;
}

function clippedCost(m: Matching, x: number, y: number, source: number, limit: number): number {
  const { width, height, features } = m;
  const left = Math.max(-PATCH_RADIUS, -x);
  const right = Math.min(PATCH_RADIUS, width - 1 - x);
  const top = Math.max(-PATCH_RADIUS, -y);
  const bottom = Math.min(PATCH_RADIUS, height - 1 - y);
  const scale = PATCH_PIXELS / ((right - left + 1) * (bottom - top + 1));
  const target = y * width + x;
  let sum = 0;
  for (let dy = top; dy <= bottom; dy++) {
    const end = (target + dy * width + right + 1) * FEATURES;
    let b = (source + dy * width + left) * FEATURES;
    for (let a = (target + dy * width + left) * FEATURES; a < end; a++, b++) {
      const d = (features[a] ?? 0) - (features[b] ?? 0);
      sum += d * d;
    }
    if (sum * scale >= limit) break;
  }
  return Math.round(sum * scale);
}
