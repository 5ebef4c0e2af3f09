import type { SizeRule } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
import type { Aspect } from "@/utils/core/window/fit-rect";

export type FreeRule = Extract<SizeRule, { kind: "free" }>;

/**
 * What a window is sent at where the person did not choose: its own
 * resolution up to this many pixels. More costs more and takes minutes.
 */
const AUTO_PIXELS = 1536 * 1536;

/** Aspects are tried up to this many parts a side: finer ones leave too few sizes. */
const MAX_PARTS = 12;

/** The aspects a free rule allows, in lowest terms, squarest first. */
export function freeAspects(rule: FreeRule): Aspect[] {
  const aspects: Aspect[] = [];
  for (let across = 1; across <= MAX_PARTS; across++) {
    for (let down = 1; down <= MAX_PARTS; down++) {
      const isReduced = commonDivisor(across, down) === 1;
      const ratio = Math.max(across, down) / Math.min(across, down);
      if (isReduced && ratio <= rule.maxRatio) aspects.push({ across, down });
    }
  }
  return aspects.filter((aspect) => freeSizes(rule, aspect).length > 0);
}

/** The sizes of an aspect that the rule allows, ascending. */
function freeSizes(rule: FreeRule, { across, down }: Aspect): Size[] {
  const step = rule.multipleOf / commonDivisor(commonDivisor(across, down), rule.multipleOf);
  const sizes: Size[] = [];
  for (let times = 1; ; times++) {
    const width = across * step * times;
    const height = down * step * times;
    if (Math.max(width, height) > rule.maxEdge || width * height > rule.maxPixels) return sizes;
    if (width * height >= rule.minPixels) sizes.push({ width, height });
  }
}

/** The sizes that are chosen from where the person left it open. */
export function autoSizes(rule: FreeRule, aspect: Aspect): Size[] {
  const all = freeSizes(rule, aspect);
  const modest = all.filter(({ width, height }) => width * height <= AUTO_PIXELS);
  return modest.length > 0 ? modest : all.slice(0, 1);
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
