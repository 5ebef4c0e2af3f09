import { FEATURES } from "./features";
import { isWhole, type Matching, patchCost } from "./matching";
import { sumsAt, surelyDiffer } from "./patch-sums";
import type { Steps } from "./steps";

const YIELD_EVERY = 256;
/** Offsets are also taken over from pixels this far away, px. */
const JUMPS = [4, 12] as const;

/** The costs of the present matches, anew: the guess in the hole has changed. */
export function refreshCosts(m: Matching): void {
  for (let n = 0; n < m.targets.length; n++) {
    const source = m.match[n] ?? -1;
    if (source >= 0) m.cost[n] = patchCost(m, m.targets[n] ?? 0, source, 0x7fffffff);
  }
}

/** Every source patch within `reach` px of its target. */
export function* searchAll(m: Matching, reach: number): Steps<void> {
  const { width, height, isSource, targets } = m;
  for (let n = 0; n < targets.length; n++) {
    if (n % YIELD_EVERY === 0) yield n / targets.length;
    const pixel = targets[n] ?? 0;
    const x = pixel % width;
    const y = (pixel - x) / width;
    lookAt(m, n);
    const left = Math.max(0, x - reach);
    const right = Math.min(width - 1, x + reach);
    const bottom = Math.min(height - 1, y + reach);
    for (let row = Math.max(0, y - reach); row <= bottom; row++) {
      for (let i = row * width + left; i <= row * width + right; i++) {
        if (isSource[i]) offer(m, n, i);
      }
    }
  }
}

/**
 * One scan over the hole, forwards or backwards: every pixel tries its neighbours' offsets, those
 * of pixels a few steps away, and one step around its own. There is no chance in it, so the same
 * picture gives the same result.
 */
export function* scan(m: Matching, isForward: boolean): Steps<void> {
  const { targets } = m;
  for (let k = 0; k < targets.length; k++) {
    if (k % YIELD_EVERY === 0) yield k / targets.length;
    const n = isForward ? k : targets.length - 1 - k;
    lookAt(m, n);
    offerNeighbours(m, n, isForward ? -1 : 1);
    offerAround(m, n);
  }
}

function offerNeighbours(m: Matching, n: number, step: number): void {
  const { width, slot, targets, match } = m;
  const pixel = targets[n] ?? 0;
  for (const distance of [1, ...JUMPS]) {
    for (const beside of [step * distance, step * distance * width]) {
      const other = slot[pixel + beside] ?? -1;
      const source = other >= 0 ? (match[other] ?? -1) : -1;
      if (source >= 0) offerIfSource(m, n, source - beside);
    }
  }
}

function offerAround(m: Matching, n: number): void {
  const { width, match } = m;
  const middle = match[n] ?? -1;
  if (middle < 0) return;
  for (let dy = -width; dy <= width; dy += width) {
    for (let dx = -1; dx <= 1; dx++) {
      if (dx !== 0 || dy !== 0) offerIfSource(m, n, middle + dy + dx);
    }
  }
}

// A source is never near a border, so that stepping over one never arrives at a source.
function offerIfSource(m: Matching, n: number, source: number): void {
  if (m.isSource[source] && m.match[n] !== source) offer(m, n, source);
}

/** The target that sources are offered to, and the sums of its patch where that is whole. */
const sums = new Int32Array(FEATURES);
let hasSums = false;

function lookAt(m: Matching, n: number): void {
  const pixel = m.targets[n] ?? 0;
  hasSums = isWhole(m, pixel);
  if (hasSums) sumsAt(m.features, m.width, pixel, sums);
}

function offer(m: Matching, n: number, source: number): void {
  const best = m.cost[n] ?? 0;
  if (hasSums && surelyDiffer(sums, m.sums, source, best)) return;
  const cost = patchCost(m, m.targets[n] ?? 0, source, best);
  if (cost >= best) return;
  m.cost[n] = cost;
  m.match[n] = source;
}
