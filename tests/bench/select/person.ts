import type { Analysis } from "@/utils/pixels/select/analysis";
import type { Click } from "@/utils/pixels/select/ladder";
import type { Method } from "./bundle.ts";
import { iou, type Mask } from "./raster.ts";

/** What came of some clicks: after each, how good the selection is, and how far the wheel was turned. */
export interface Clicked {
  readonly quality: readonly number[];
  readonly notches: readonly number[];
  readonly afterOne: Uint8Array;
  readonly mask: Uint8Array;
}

/** A person is content with a size this near to the best one. */
const CONTENT = 0.02;

/**
 * Clicks the middle of the largest error, sees the outline, turns the wheel to
 * the best size where that is allowed, and does not click when nothing gets better.
 */
export function clickAround(
  method: Method,
  analysis: Analysis,
  truth: Mask,
  count: number,
  mayTurn: boolean,
): Clicked {
  let mask: Uint8Array = new Uint8Array(truth.data.length);
  const clicks: Click[] = [];
  const quality: number[] = [];
  const notches: number[] = [];
  let afterOne = mask;
  for (let k = 0; k < count; k += 1) {
    const { point, mode } = worstPlace(mask, truth);
    const before = iou(mask, truth.data);
    const isFirst = clicks.length === 0;
    const tries = outlines(method, analysis, { point, mode }, clicks).map(({ outline, turned }) => {
      const next = combined(mask, outline, mode);
      return { next, value: iou(next, truth.data), turned };
    });
    const best = Math.max(...tries.map(({ value }) => value));
    const [chosen] = tries
      .filter(({ value, turned }) => (mayTurn ? value >= best - CONTENT : turned === 0))
      .toSorted((a, b) => Math.abs(a.turned) - Math.abs(b.turned));
    if (chosen && (chosen.value > before || isFirst)) {
      mask = chosen.next;
      clicks.push({ point, mode });
      notches.push(chosen.turned);
    }
    if (k === 0) afterOne = mask;
    quality.push(iou(mask, truth.data));
  }
  return { quality, notches, afterOne, mask };
}

/** All that is offered at a place, and how far the wheel has to be turned for it. */
function outlines(
  method: Method,
  analysis: Analysis,
  { point, mode }: Click,
  clicks: readonly Click[],
) {
  const ladder = method.ladderAt(analysis, point, mode, clicks);
  if (!ladder) return [];
  return ladder.choices.flatMap((_, i) => {
    const turned = i - ladder.start;
    const outline = method.outlineAt(analysis, ladder, turned);
    return outline ? [{ outline: outline.mask, turned }] : [];
  });
}

function combined(mask: Uint8Array, outline: Uint8Array, mode: Click["mode"]): Uint8Array {
  return mask.map((value, i) =>
    mode === "add" ? value | (outline[i] ?? 0) : value & (1 - (outline[i] ?? 0)),
  );
}

/** The middle of the largest error, as in the study of interactive segmentation by Sofiiuk et al., 2021 (RITM). */
export function worstPlace(mask: Uint8Array, truth: Mask): Click {
  const missing = deepest({
    ...truth,
    data: truth.data.map((value, i) => value & (1 - (mask[i] ?? 0))),
  });
  const wrong = deepest({
    ...truth,
    data: truth.data.map((value, i) => (1 - value) & (mask[i] ?? 0)),
  });
  const isMissing = missing.depth >= wrong.depth;
  const at = isMissing ? missing.at : wrong.at;
  const point = { x: (at % truth.width) + 0.5, y: Math.floor(at / truth.width) + 0.5 };
  return { point, mode: isMissing ? "add" : "erase" };
}

/** Where a mask is deepest: chamfer distances in two passes, beyond the picture is outside. */
function deepest({ data, width, height }: Mask): { at: number; depth: number } {
  const stride = width + 2;
  const depths = new Float32Array(stride * (height + 2));
  const lower = (i: number, steps: readonly (readonly [number, number])[]) => {
    let least = Number.POSITIVE_INFINITY;
    for (const [step, cost] of steps) least = Math.min(least, (depths[i + step] ?? 0) + cost);
    return least;
  };
  const before = [
    [-1, 1],
    [-stride - 1, Math.SQRT2],
    [-stride, 1],
    [-stride + 1, Math.SQRT2],
  ] as const;
  const after = before.map(([step, cost]) => [-step, cost] as const);
  for (let i = 0; i < data.length; i += 1)
    if (data[i]) {
      const at = (Math.floor(i / width) + 1) * stride + (i % width) + 1;
      depths[at] = lower(at, before);
    }
  let [best, depth] = [0, -1];
  for (let i = data.length - 1; i >= 0; i -= 1) {
    if (!data[i]) continue;
    const at = (Math.floor(i / width) + 1) * stride + (i % width) + 1;
    const value = Math.min(depths[at] ?? 0, lower(at, after));
    depths[at] = value;
    if (value >= depth) [best, depth] = [i, value];
  }
  return { at: best, depth };
}
