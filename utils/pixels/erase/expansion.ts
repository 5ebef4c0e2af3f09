import { isLegal, type Labelling, type Offset } from "./labelling";
import { MaxFlow } from "./max-flow";
import { COST_UNIT, rimCost, seamCost } from "./seam-cost";

/** What an offset costs a pixel by itself, in units of `COST_UNIT`, beside the rim. */
export type DataCost = (pixel: number, offset: number) => number;

/** A pixel that would lose more than this by a new offset keeps its own, grey levels. */
const HOPELESS = 150 * COST_UNIT;

/** A labelling while it is being improved. */
export interface Cut {
  readonly labelling: Labelling;
  readonly dataCost: DataCost;
  /** Present cost of a node by itself. */
  readonly unary: Int32Array;
  readonly flow: MaxFlow;
  /** A node's number in the present graph, or -1. */
  readonly local: Int32Array;
  readonly moving: Int32Array;
  readonly switchCost: Int32Array;
}

/** Takes up a labelling: computes the present costs and allocates what the expansions reuse. */
export function createCut(labelling: Labelling, dataCost: DataCost): Cut {
  const count = labelling.nodes.length;
  const unary = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    const pixel = labelling.nodes[node] ?? 0;
    unary[node] = unaryCost(labelling, dataCost, pixel, (labelling.source[node] ?? 0) - pixel);
  }
  return {
    labelling,
    dataCost,
    unary,
    flow: new MaxFlow(count),
    local: new Int32Array(count).fill(-1),
    moving: new Int32Array(count),
    switchCost: new Int32Array(count),
  };
}

function unaryCost(labelling: Labelling, dataCost: DataCost, pixel: number, offset: number) {
  return dataCost(pixel, offset) + rimCost(labelling, pixel, offset);
}

/**
 * Lets any of `candidates` (nodes) take over one offset, so that the energy falls as far as one
 * such move can make it: a least cut (Boykov, Veksler, Zabih, Fast Approximate Energy Minimization
 * via Graph Cuts, 2001). The energy never rises.
 *
 * @returns how many pixels took it
 */
export function expand(cut: Cut, offset: Offset, candidates: Int32Array): number {
  const { labelling, local, moving, flow } = cut;
  const alpha = offset.dy * labelling.level.width + offset.dx;
  const count = chooseMoving(cut, offset, alpha, candidates);
  if (count === 0) return 0;
  flow.reset(count);
  for (let k = 0; k < count; k++) addNode(cut, k, alpha);
  flow.solve();
  let changed = 0;
  for (let k = 0; k < count; k++) {
    const node = moving[k] ?? 0;
    local[node] = -1;
    if (!flow.isWithSink(k)) continue;
    labelling.source[node] = (labelling.nodes[node] ?? 0) + alpha;
    cut.unary[node] = cut.switchCost[k] ?? 0;
    changed++;
  }
  return changed;
}

function chooseMoving(cut: Cut, offset: Offset, alpha: number, candidates: Int32Array): number {
  const { labelling, local, moving, switchCost, unary } = cut;
  let count = 0;
  for (let n = 0; n < candidates.length; n++) {
    const node = candidates[n] ?? 0;
    const pixel = labelling.nodes[node] ?? 0;
    if (labelling.source[node] === pixel + alpha) continue;
    if (!isLegal(labelling.level, pixel, offset)) continue;
    const cost = unaryCost(labelling, cut.dataCost, pixel, alpha);
    if (cost > (unary[node] ?? 0) + HOPELESS) continue;
    local[node] = count;
    moving[count] = node;
    switchCost[count] = cost;
    count++;
  }
  return count;
}

/**
 * A moving pixel and its seams in the graph: on the source's side it keeps its offset, on the
 * sink's it takes the new one. With fixed neighbours a seam is a cost of the pixel's own; between
 * moving ones it is split as in Kolmogorov, Zabih, What Energy Functions Can Be Minimized via Graph
 * Cuts?, 2004, section 4.
 */
function addNode(cut: Cut, k: number, alpha: number): void {
  const { labelling, flow } = cut;
  const { width } = labelling.level;
  const { slot } = labelling;
  const node = cut.moving[k] ?? 0;
  const pixel = labelling.nodes[node] ?? 0;
  const x = pixel % width;
  const own = (labelling.source[node] ?? 0) - pixel;
  let difference = (cut.switchCost[k] ?? 0) - (cut.unary[node] ?? 0);
  if (x > 0) difference += besideFixed(cut, pixel, pixel - 1, own, alpha);
  if (pixel >= width) difference += besideFixed(cut, pixel, pixel - width, own, alpha);
  if (x < width - 1) difference += joinOrFix(cut, k, pixel, pixel + 1, 0, own, alpha);
  if (pixel + width < slot.length) {
    difference += joinOrFix(cut, k, pixel, pixel + width, 1, own, alpha);
  }
  flow.terminal[k] = (flow.terminal[k] ?? 0) + difference;
}

/** How much more the seam to a neighbour that does not move costs with the new offset. */
function besideFixed(cut: Cut, pixel: number, beside: number, own: number, alpha: number): number {
  const { slot, source, level } = cut.labelling;
  const other = slot[beside] ?? -1;
  if (other < 0 || (cut.local[other] ?? -1) >= 0) return 0;
  const offset = (source[other] ?? 0) - beside;
  const { rgb } = level;
  return seamCost(rgb, pixel, beside, alpha, offset) - seamCost(rgb, pixel, beside, own, offset);
}

function joinOrFix(
  cut: Cut,
  k: number,
  pixel: number,
  beside: number,
  direction: 0 | 1,
  own: number,
  alpha: number,
): number {
  const { labelling, local, flow } = cut;
  const other = labelling.slot[beside] ?? -1;
  const otherLocal = other < 0 ? -1 : (local[other] ?? -1);
  if (otherLocal < 0) return besideFixed(cut, pixel, beside, own, alpha);
  const { rgb } = labelling.level;
  const offset = (labelling.source[other] ?? 0) - beside;
  const now = seamCost(rgb, pixel, beside, own, offset);
  const ifOther = seamCost(rgb, pixel, beside, own, alpha);
  const ifThis = seamCost(rgb, pixel, beside, alpha, offset);
  flow.terminal[otherLocal] = (flow.terminal[otherLocal] ?? 0) - ifThis;
  flow.join(k, otherLocal, direction, ifOther + ifThis - now, 0);
  return ifThis - now;
}

/** All that a labelling costs, in units of `COST_UNIT`. */
export function energyOf(cut: Cut): number {
  const { level, nodes, slot, source } = cut.labelling;
  let energy = 0;
  for (let node = 0; node < nodes.length; node++) {
    const pixel = nodes[node] ?? 0;
    const own = (source[node] ?? 0) - pixel;
    energy += unaryCost(cut.labelling, cut.dataCost, pixel, own);
    for (const beside of [pixel + 1, pixel + level.width]) {
      if (beside === pixel + 1 && beside % level.width === 0) continue;
      const other = slot[beside] ?? -1;
      if (other < 0) continue;
      energy += seamCost(level.rgb, pixel, beside, own, (source[other] ?? 0) - beside);
    }
  }
  return energy;
}
