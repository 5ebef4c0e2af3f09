import { boxSum } from "./box-sum";
import { CHAMFER_PX, chamferDistance } from "./distance";
import { HOLE, type Level, VOID } from "./level";
import { type Matching, PATCH_PIXELS } from "./matching";

/**
 * How likely it is that a model would do this better: how badly the best patches fit, in grey
 * levels, times how much of what surrounds the hole runs in one direction (edges that must meet
 * again inside of it).
 */
export function riskOf(level: Level, m: Matching): number {
  let sum = 0;
  for (const cost of m.cost) sum += cost;
  const misfit = Math.sqrt(sum / Math.max(1, m.cost.length) / PATCH_PIXELS / 3);
  return misfit * coherenceAround(level, m.targets.length);
}

/**
 * 0…1: the coherence of the structure tensor (Bigün, Granlund, 1987) in a ring around the hole,
 * weighted by the strength of its slopes.
 */
function coherenceAround(level: Level, holeSize: number): number {
  const { width, height, state } = level;
  const sigma = Math.max(1, Math.sqrt(holeSize) / 30);
  const distance = chamferDistance(width, height, state, HOLE, true);
  const reach = (3 * sigma + 2) * CHAMFER_PX;
  const tensor = blurredTensor(level, Math.round(sigma * 1.5));
  let [strength, coherent] = [0, 0];
  for (let i = 0; i < state.length; i++) {
    const d = distance[i] ?? 0;
    if (d === 0 || d > reach || state[i] === VOID) continue;
    const xx = tensor.xx[i] ?? 0;
    const yy = tensor.yy[i] ?? 0;
    const trace = xx + yy;
    if (trace <= 0) continue;
    const spread = Math.hypot(xx - yy, 2 * (tensor.xy[i] ?? 0));
    strength += Math.sqrt(trace);
    coherent += (Math.sqrt(trace) * spread) / trace;
  }
  return strength > 0 ? coherent / strength : 0;
}

function blurredTensor(level: Level, radius: number) {
  const { width, height, rgb, state } = level;
  const size = width * height;
  const xx = new Float32Array(size);
  const yy = new Float32Array(size);
  const xy = new Float32Array(size);
  const luma = (i: number) =>
    0.2126 * (rgb[i * 3] ?? 0) + 0.7152 * (rgb[i * 3 + 1] ?? 0) + 0.0722 * (rgb[i * 3 + 2] ?? 0);
  const isKnown = (i: number) => state[i] !== HOLE && state[i] !== VOID;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      if (!(isKnown(i - 1) && isKnown(i + 1) && isKnown(i - width) && isKnown(i + width))) continue;
      const dx = luma(i + 1) - luma(i - 1);
      const dy = luma(i + width) - luma(i - width);
      xx[i] = dx * dx;
      yy[i] = dy * dy;
      xy[i] = dx * dy;
    }
  }
  // Two boxes come near enough to a Gaussian.
  for (const plane of [xx, yy, xy, xx, yy, xy]) boxSum(plane, width, height, radius);
  return { xx, yy, xy };
}
