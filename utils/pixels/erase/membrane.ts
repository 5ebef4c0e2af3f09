import { type Steps, within } from "./steps";

export const CHANNELS = 3;

/**
 * A quantity u at the nodes of a grid, three channels, that is to make
 * Σ w (u_q − u_p − e)² over neighbours + Σ v (u_p − t)² at the rim as small as can be.
 */
export interface Membrane {
  readonly count: number;
  /** Whole numbers; neighbours differ by 1 in one of them. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** The neighbours to the right, below, to the left, above; -1: none. Four a node. */
  readonly beside: Int32Array;
  /** w, four a node. */
  readonly weight: Float32Array;
  /** −Σ w e of the edges that leave a node, a channel each. */
  readonly pull: Float32Array;
  /** Σ v, and Σ v t a channel each. */
  readonly rimWeight: Float32Array;
  readonly rimPull: Float32Array;
}

/** A membrane of `count` nodes without edges or rim. */
export function createMembrane(count: number): Membrane {
  return {
    count,
    x: new Int32Array(count),
    y: new Int32Array(count),
    beside: new Int32Array(count * 4).fill(-1),
    weight: new Float32Array(count * 4),
    pull: new Float32Array(count * CHANNELS),
    rimWeight: new Float32Array(count),
    rimPull: new Float32Array(count * CHANNELS),
  };
}

const SWEEPS = 24;
/** Where there are so many nodes that only steps near seams are left to be evened out. */
const MANY_NODES = 40_000;
const SWEEPS_OF_MANY = 12;
const COARSEST_SWEEPS = 200;
const COARSEST_NODES = 48;
const OVER_RELAXATION = 1.6;

/**
 * Solves a membrane from coarse to fine: squares of four nodes become one node, whose solution is
 * where theirs begins; a few sweeps of successive over-relaxation on every level take out what is
 * left (cascadic multigrid: Bornemann, Deuflhard, 1996). Between squares a coupling is halved, for
 * their middles are twice as far apart.
 *
 * @returns u, three a node
 */
export function* solveMembrane(membrane: Membrane): Steps<Float32Array> {
  const levels = [membrane];
  const parents: Int32Array[] = [];
  for (let fine = membrane; fine.count > COARSEST_NODES; ) {
    const parent = squaresOf(fine);
    const coarse = coarsen(fine, parent.of, parent.count);
    yield 0;
    if (coarse.count === fine.count) break;
    levels.push(coarse);
    parents.push(parent.of);
    fine = coarse;
  }
  let solution = new Float32Array((levels.at(-1)?.count ?? 0) * CHANNELS);
  for (let n = levels.length - 1; n >= 0; n--) {
    const level = levels[n];
    const parent = parents[n];
    if (!level) continue;
    if (parent) solution = inherit(solution, parent);
    const finer = level.count > MANY_NODES ? SWEEPS_OF_MANY : SWEEPS;
    const sweeps = parent ? finer : COARSEST_SWEEPS;
    // Every level has four times the nodes of the coarser one.
    yield* within(4 ** -(n + 1), 4 ** -n, relax(level, solution, sweeps));
  }
  return solution;
}

function squaresOf({ count, x, y }: Membrane): { readonly of: Int32Array; readonly count: number } {
  let [left, top, right, bottom] = [x[0] ?? 0, y[0] ?? 0, x[0] ?? 0, y[0] ?? 0];
  for (let n = 0; n < count; n++) {
    left = Math.min(left, x[n] ?? 0);
    right = Math.max(right, x[n] ?? 0);
    top = Math.min(top, y[n] ?? 0);
    bottom = Math.max(bottom, y[n] ?? 0);
  }
  const width = (right >> 1) - (left >> 1) + 1;
  const number = new Int32Array(width * ((bottom >> 1) - (top >> 1) + 1)).fill(-1);
  const of = new Int32Array(count);
  let next = 0;
  for (let n = 0; n < count; n++) {
    const at = (((y[n] ?? 0) >> 1) - (top >> 1)) * width + ((x[n] ?? 0) >> 1) - (left >> 1);
    if ((number[at] ?? 0) < 0) number[at] = next++;
    of[n] = number[at] ?? 0;
  }
  return { of, count: next };
}

function coarsen(fine: Membrane, parentOf: Int32Array, count: number): Membrane {
  const coarse = createMembrane(count);
  for (let n = 0; n < fine.count; n++) {
    const parent = parentOf[n] ?? 0;
    coarse.x[parent] = (fine.x[n] ?? 0) >> 1;
    coarse.y[parent] = (fine.y[n] ?? 0) >> 1;
    coarse.rimWeight[parent] = (coarse.rimWeight[parent] ?? 0) + (fine.rimWeight[n] ?? 0);
    for (let c = 0; c < CHANNELS; c++) {
      const [from, to] = [n * CHANNELS + c, parent * CHANNELS + c];
      // Edges inside of a square pull both ways, and so cancel out.
      coarse.pull[to] = (coarse.pull[to] ?? 0) + (fine.pull[from] ?? 0) / 2;
      coarse.rimPull[to] = (coarse.rimPull[to] ?? 0) + (fine.rimPull[from] ?? 0);
    }
    for (let side = 0; side < 4; side++) {
      const other = fine.beside[n * 4 + side] ?? -1;
      const otherParent = other < 0 ? parent : (parentOf[other] ?? 0);
      if (otherParent === parent) continue;
      const to = parent * 4 + side;
      coarse.beside[to] = otherParent;
      coarse.weight[to] = (coarse.weight[to] ?? 0) + (fine.weight[n * 4 + side] ?? 0) / 2;
    }
  }
  return coarse;
}

function inherit(coarse: Float32Array, parentOf: Int32Array): Float32Array<ArrayBuffer> {
  const fine = new Float32Array(parentOf.length * CHANNELS);
  for (let n = 0; n < parentOf.length; n++) {
    const from = (parentOf[n] ?? 0) * CHANNELS;
    fine[n * CHANNELS] = coarse[from] ?? 0;
    fine[n * CHANNELS + 1] = coarse[from + 1] ?? 0;
    fine[n * CHANNELS + 2] = coarse[from + 2] ?? 0;
  }
  return fine;
}

/** So many nodes are swept between two chances to stop. */
const SLICE = 100_000;

function* relax(m: Membrane, u: Float32Array, sweeps: number): Steps<void> {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let from = 0; from < m.count; from += SLICE) {
      sweepNodes(m, u, from, Math.min(m.count, from + SLICE));
      if (m.count > 2000) yield sweep / sweeps;
    }
  }
}

function sweepNodes(m: Membrane, u: Float32Array, from: number, to: number): void {
  const { beside, weight, pull, rimWeight, rimPull } = m;
  for (let n = from; n < to; n++) {
    const at = n * CHANNELS;
    let total = rimWeight[n]!;
    let r = pull[at]! + rimPull[at]!;
    let g = pull[at + 1]! + rimPull[at + 1]!;
    let b = pull[at + 2]! + rimPull[at + 2]!;
    for (let edge = n * 4; edge < n * 4 + 4; edge++) {
      const node = beside[edge]!;
      if (node < 0) continue;
      const other = node * CHANNELS;
      const w = weight[edge]!;
      total += w;
      r += w * u[other]!;
      g += w * u[other + 1]!;
      b += w * u[other + 2]!;
    }
    if (total <= 0) continue;
    u[at]! += OVER_RELAXATION * (r / total - u[at]!);
    u[at + 1]! += OVER_RELAXATION * (g / total - u[at + 1]!);
    u[at + 2]! += OVER_RELAXATION * (b / total - u[at + 2]!);
  }
}
