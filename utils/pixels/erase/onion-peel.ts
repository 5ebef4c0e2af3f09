import { FEATURES } from "./features";
import { type Matching, NO_COST, PATCH_PIXELS, PATCH_RADIUS } from "./matching";
import type { Steps } from "./steps";

/** Comparisons in all, about. */
const BUDGET = 1e6;
const MIN_REACH = 8;
const YIELD_EVERY = 64;

/** What of a patch is known so far. */
interface Partial {
  count: number;
  /** From the middle, in bytes of the features. */
  readonly offsets: Int32Array;
  readonly values: Uint8Array;
}

/**
 * A first guess for the hole at the coarsest level: from its edge inwards, every pixel becomes the
 * middle of the nearby source patch that fits best to what is known of its own patch so far.
 */
export function* onionPeel(m: Matching): Steps<void> {
  const reach = Math.max(MIN_REACH, Math.round(Math.sqrt(BUDGET / (m.targets.length + 1)) / 2));
  const isFilled = new Uint8Array(m.width * m.height).fill(1);
  for (const pixel of m.targets) isFilled[pixel] = 0;
  const order = Array.from(m.targets.keys()).sort(
    (a, b) => (m.depth[a] ?? 0) - (m.depth[b] ?? 0) || a - b,
  );
  const partial = {
    count: 0,
    offsets: new Int32Array(PATCH_PIXELS),
    values: new Uint8Array(PATCH_PIXELS * FEATURES),
  };
  for (const [n, target] of order.entries()) {
    if (n % YIELD_EVERY === 0) yield n / order.length;
    const pixel = m.targets[target] ?? 0;
    readPartial(m, pixel, isFilled, partial);
    const source = nearestFit(m, pixel, partial, reach);
    m.match[target] = source;
    if (source < 0) continue;
    m.features.copyWithin(pixel * FEATURES, source * FEATURES, (source + 1) * FEATURES);
    isFilled[pixel] = 1;
  }
}

function readPartial(m: Matching, pixel: number, isFilled: Uint8Array, partial: Partial): void {
  const x = pixel % m.width;
  const y = (pixel - x) / m.width;
  let count = 0;
  for (let dy = -PATCH_RADIUS; dy <= PATCH_RADIUS; dy++) {
    if (y + dy < 0 || y + dy >= m.height) continue;
    for (let dx = -PATCH_RADIUS; dx <= PATCH_RADIUS; dx++) {
      if (x + dx < 0 || x + dx >= m.width) continue;
      const offset = dy * m.width + dx;
      if (!isFilled[pixel + offset]) continue;
      const from = (pixel + offset) * FEATURES;
      partial.offsets[count] = offset * FEATURES;
      for (let k = 0; k < FEATURES; k++) {
        partial.values[count * FEATURES + k] = m.features[from + k] ?? 0;
      }
      count++;
    }
  }
  partial.count = count;
}

/** @returns -1 if there is no source at all within reach, and none anywhere */
function nearestFit(m: Matching, pixel: number, partial: Partial, reach: number): number {
  const { width, height } = m;
  const x = pixel % width;
  const y = (pixel - x) / width;
  for (let wider = reach; ; wider *= 2) {
    const left = Math.max(0, x - wider);
    const right = Math.min(width - 1, x + wider);
    const top = Math.max(0, y - wider);
    const bottom = Math.min(height - 1, y + wider);
    const fit = { cost: NO_COST, source: -1 };
    // What was built lines up: of equal ones the one straight above, below or beside is taken.
    for (let i = top * width + x; i <= bottom * width + x; i += width) tryFit(m, partial, i, fit);
    for (let i = y * width + left; i <= y * width + right; i++) tryFit(m, partial, i, fit);
    for (let row = top; row <= bottom; row++) {
      for (let i = row * width + left; i <= row * width + right; i++) tryFit(m, partial, i, fit);
    }
    const { source } = fit;
    if (source >= 0 || wider > Math.max(width, height)) return source;
  }
}

function tryFit(m: Matching, partial: Partial, i: number, fit: { cost: number; source: number }) {
  if (!m.isSource[i]) return;
  const cost = partialCost(m.features, partial, i, fit.cost);
  if (cost >= fit.cost) return;
  fit.cost = cost;
  fit.source = i;
}

function partialCost(features: Uint8Array, partial: Partial, source: number, limit: number) {
  const { count, offsets, values } = partial;
  const base = source * FEATURES;
  let sum = 0;
  for (let n = 0, from = 0; n < count; n++, from += FEATURES) {
    const at = base + (offsets[n] ?? 0);
    const r = (features[at] ?? 0) - (values[from] ?? 0);
    const g = (features[at + 1] ?? 0) - (values[from + 1] ?? 0);
    const b = (features[at + 2] ?? 0) - (values[from + 2] ?? 0);
    const h = (features[at + 3] ?? 0) - (values[from + 3] ?? 0);
    const v = (features[at + 4] ?? 0) - (values[from + 4] ?? 0);
    sum = (sum + r * r + g * g + b * b + h * h + v * v) | 0;
    if (sum >= limit) return sum;
  }
  return sum;
}
