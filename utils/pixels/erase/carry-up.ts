import { type Cut, createCut, expand } from "./expansion";
import {
  createLabelling,
  fillHole,
  isLegal,
  type Labelling,
  type Offset,
  offsetOf,
} from "./labelling";
import { HOLE, type Level } from "./level";
import { findRegions, type Region } from "./regions";
import { COST_UNIT, colourStep, rimCost, seamCost } from "./seam-cost";
import { type Steps, within } from "./steps";

/** Pixels this near to a seam may change their offset, level px. */
const BAND = 5;
/** They may take offsets from pixels this near, level px. */
const TAKE_FROM = 6;
const NUDGE_SWEEPS = 2;
const MAX_SAMPLES = 400;

/**
 * The same pieces at twice the size: offsets are doubled, each piece is moved by at most a pixel to
 * where it fits best, and the seams are cut anew near where they were (coarse-to-fine shift maps:
 * Pritch, Kav-Venaki, Peleg, 2009). Colours come from the finer level; none is enlarged.
 *
 * @param areSeamsCut false leaves the seams where they are, for very large holes
 */
export function* carryUp(
  coarse: Labelling,
  level: Level,
  ringPx: number,
  areSeamsCut: boolean,
): Steps<Labelling> {
  const labelling = createLabelling(level, ringPx);
  doubleOffsets(coarse, labelling);
  fillHole(labelling);
  yield 0.2;
  for (let sweep = 0; sweep < NUDGE_SWEEPS; sweep++) {
    const regions = findRegions(labelling);
    for (const [n, region] of regions.entries()) {
      nudge(labelling, region);
      yield 0.2 + (0.3 * (sweep + n / regions.length)) / NUDGE_SWEEPS;
    }
  }
  fillHole(labelling);
  if (areSeamsCut) yield* within(0.5, 1, cutSeams(labelling));
  fillHole(labelling);
  return labelling;
}

function doubleOffsets(coarse: Labelling, fine: Labelling): void {
  const { width } = fine.level;
  for (const [node, pixel] of fine.nodes.entries()) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    const parentPixel = (y >> 1) * coarse.level.width + (x >> 1);
    const parent = coarse.slot[parentPixel] ?? -1;
    const from = parent < 0 ? parentPixel : (coarse.source[parent] ?? 0);
    if (from === parentPixel) continue;
    const fromX = from % coarse.level.width;
    const toX = fromX * 2 + (x & 1);
    const toY = ((from - fromX) / coarse.level.width) * 2 + (y & 1);
    // A coarse pixel that may be copied stands for four whole ones that may.
    fine.source[node] = toY * width + toX;
  }
}

/** Moves a piece by up to a pixel each way if it then fits better to what is around it. */
function nudge(labelling: Labelling, region: Region): void {
  const { level, nodes } = labelling;
  const { dx, dy } = offsetOf(labelling, region.nodes[0] ?? 0);
  const edge = edgeOf(labelling, region);
  let best: Offset = { dx, dy };
  let least = edgeCost(labelling, edge, dy * level.width + dx);
  for (let down = -1; down <= 1; down++) {
    for (let right = -1; right <= 1; right++) {
      const offset = { dx: dx + right, dy: dy + down };
      if ((right === 0 && down === 0) || (offset.dx === 0 && offset.dy === 0)) continue;
      const cost = edgeCost(labelling, edge, offset.dy * level.width + offset.dx);
      if (cost >= least) continue;
      if (!region.nodes.every((node) => isLegal(level, nodes[node] ?? 0, offset))) continue;
      least = cost;
      best = offset;
    }
  }
  if (best.dx === dx && best.dy === dy) return;
  const step = best.dy * level.width + best.dx;
  for (const node of region.nodes) labelling.source[node] = (nodes[node] ?? 0) + step;
}

/** Nodes of a region that have a neighbour of another; not all of a long edge. */
function edgeOf(labelling: Labelling, region: Region): Int32Array {
  const edge = region.nodes.filter((node) => isAtSeam(labelling, node));
  const step = Math.ceil(edge.length / MAX_SAMPLES);
  return step > 1 ? edge.filter((_, n) => n % step === 0) : edge;
}

function isAtSeam(labelling: Labelling, node: number): boolean {
  const { nodes, slot, source, level } = labelling;
  const pixel = nodes[node] ?? 0;
  const offset = (source[node] ?? 0) - pixel;
  for (let side = 0; side < 4; side++) {
    const beside = neighbour(level.width, pixel, side);
    const other = slot[beside] ?? -1;
    const otherOffset = other < 0 ? 0 : (source[other] ?? 0) - beside;
    if (otherOffset !== offset) return true;
  }
  return false;
}

function neighbour(width: number, pixel: number, side: number): number {
  return pixel + (side === 0 ? 1 : side === 1 ? -1 : side === 2 ? width : -width);
}

function edgeCost(labelling: Labelling, edge: Int32Array, offset: number): number {
  const { nodes, slot, source, level } = labelling;
  let cost = 0;
  for (const node of edge) {
    const pixel = nodes[node] ?? 0;
    const own = (source[node] ?? 0) - pixel;
    cost += rimCost(labelling, pixel, offset);
    for (let side = 0; side < 4; side++) {
      const beside = neighbour(level.width, pixel, side);
      const other = slot[beside] ?? -1;
      const otherOffset = other < 0 ? own : (source[other] ?? 0) - beside;
      if (otherOffset === own) continue;
      cost += seamCost(level.rgb, pixel, beside, offset, otherOffset);
    }
  }
  return cost;
}

function* cutSeams(labelling: Labelling): Steps<void> {
  const { level } = labelling;
  const ringCost = (pixel: number, offset: number) =>
    offset === 0 || level.state[pixel] === HOLE
      ? 0
      : Math.ceil(colourStep(level.rgb, pixel, pixel + offset) * COST_UNIT);
  const cut = createCut(labelling, ringCost);
  const edges = new Map<number, number[]>();
  const inBand = new Uint8Array(labelling.nodes.length);
  for (let node = 0; node < inBand.length; node++) {
    if (!isAtSeam(labelling, node)) continue;
    const offset = (labelling.source[node] ?? 0) - (labelling.nodes[node] ?? 0);
    const edge = edges.get(offset);
    if (edge) edge.push(node);
    else edges.set(offset, [node]);
    forSquare(labelling, node, BAND, (near) => {
      inBand[near] = 1;
    });
  }
  yield 0.2;
  const stamp = new Uint32Array(inBand.length);
  let turn = 0;
  for (const edge of edges.values()) {
    turn++;
    spread(cut, edge, inBand, stamp, turn);
    yield 0.2 + (0.8 * turn) / edges.size;
  }
}

/** Offers one offset to what lies in the band near its pieces' edges. */
function spread(
  cut: Cut,
  edge: readonly number[],
  inBand: Uint8Array,
  stamp: Uint32Array,
  turn: number,
): void {
  const candidates: number[] = [];
  const offset = offsetOf(cut.labelling, edge[0] ?? 0);
  for (const node of edge) {
    forSquare(cut.labelling, node, TAKE_FROM, (near) => {
      if (!inBand[near] || stamp[near] === turn) return;
      stamp[near] = turn;
      candidates.push(near);
    });
  }
  expand(cut, offset, Int32Array.from(candidates));
}

function forSquare(
  { level, nodes, slot }: Labelling,
  node: number,
  radius: number,
  use: (node: number) => void,
): void {
  const { width, height } = level;
  const pixel = nodes[node] ?? 0;
  const x = pixel % width;
  const y = (pixel - x) / width;
  const left = Math.max(0, x - radius);
  const right = Math.min(width - 1, x + radius);
  const bottom = Math.min(height - 1, y + radius);
  for (let row = Math.max(0, y - radius); row <= bottom; row++) {
    for (let i = row * width + left; i <= row * width + right; i++) {
      const other = slot[i] ?? -1;
      if (other >= 0) use(other);
    }
  }
}
