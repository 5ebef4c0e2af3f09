import type { Labelling } from "./labelling";
import { type Level, VOID } from "./level";

/** Capacities of the graph are whole numbers: sixteenths of a grey level. */
export const COST_UNIT = 16;
/** A seam costs so much however well it fits, grey levels. */
const SEAM = 3;
const RIM = 2;

/**
 * What a seam between neighbours p and q costs if p is copied from `a` px further on and q from `b`
 * (offsets in the raster's order): how much the two copies differ at p and at q, and how much more
 * at the one than at the other. A sum of norms of differences, rounded up: a metric of the labels,
 * as expansion moves require (Boykov, Veksler, Zabih, 2001). What lies beyond the raster reads as
 * its first or last pixel.
 */
export function seamCost(rgb: Uint8Array, p: number, q: number, a: number, b: number): number {
  if (a === b) return 0;
  const last = rgb.length - 3;
  const pa = clamp((p + a) * 3, last);
  const pb = clamp((p + b) * 3, last);
  const qa = clamp((q + a) * 3, last);
  const qb = clamp((q + b) * 3, last);
  let [atP, atQ, twist] = [0, 0, 0];
  for (let k = 0; k < 3; k++) {
    const u = (rgb[pa + k] ?? 0) - (rgb[pb + k] ?? 0);
    const v = (rgb[qa + k] ?? 0) - (rgb[qb + k] ?? 0);
    atP += u * u;
    atQ += v * v;
    twist += (u - v) * (u - v);
  }
  return Math.ceil((Math.sqrt(atP) + Math.sqrt(atQ) + Math.sqrt(twist) + SEAM) * COST_UNIT);
}

function clamp(value: number, last: number): number {
  return value < 0 ? 0 : Math.min(value, last);
}

/** The length of the step between two pixels' colours, grey levels. */
export function colourStep(rgb: Uint8Array, i: number, j: number): number {
  const r = (rgb[i * 3] ?? 0) - (rgb[j * 3] ?? 0);
  const g = (rgb[i * 3 + 1] ?? 0) - (rgb[j * 3 + 1] ?? 0);
  const b = (rgb[i * 3 + 2] ?? 0) - (rgb[j * 3 + 2] ?? 0);
  return Math.sqrt(r * r + g * g + b * b);
}

/** What the edge towards what stays costs: the copy must go on as what stays does. */
export function rimCost(labelling: Labelling, pixel: number, offset: number): number {
  if (offset === 0) return 0;
  const { level, slot } = labelling;
  const x = pixel % level.width;
  let cost = 0;
  if (x > 0) cost += stepAt(level, slot, pixel - 1, offset);
  if (x < level.width - 1) cost += stepAt(level, slot, pixel + 1, offset);
  if (pixel >= level.width) cost += stepAt(level, slot, pixel - level.width, offset);
  if (pixel + level.width < slot.length) cost += stepAt(level, slot, pixel + level.width, offset);
  return Math.ceil(cost * RIM * COST_UNIT);
}

function stepAt(level: Level, slot: Int32Array, pixel: number, offset: number): number {
  if ((slot[pixel] ?? 0) >= 0 || level.state[pixel] === VOID) return 0;
  const other = pixel + offset;
  const last = slot.length - 1;
  return colourStep(level.rgb, pixel, other < 0 ? 0 : Math.min(other, last));
}
