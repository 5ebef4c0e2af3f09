import { addUp, type RegionTree } from "@/utils/pixels/select/region-tree";

/** What taking regions is worth. */
export interface Worth {
  /** Per region; negative: better left out; −∞: must not be taken. */
  readonly gains: Float64Array;
  /** Every node that is taken costs this share of all positive gains: few pieces rather than many. */
  readonly price: number;
  /** A region that has to be taken. */
  readonly seed?: number;
}

const NOTHING = 0;
const WHOLE = 1;
const PARTS = 2;

/**
 * The set of disjoint nodes that is worth most, exactly, in one pass up the
 * tree and one down: a node is taken as a whole, or the best of its children's
 * is, or nothing.
 *
 * @returns one flag a region; all 0 when nothing is worth its price
 */
export function bestCover(tree: RegionTree, worth: Worth): Uint8Array {
  const { leafCount, nodeCount, left, right } = tree;
  const sums = new Float64Array(nodeCount);
  sums.set(worth.gains);
  const price = worth.price * addUpPositive(worth.gains);
  addUp(tree, sums);
  const best = new Float64Array(nodeCount);
  const choice = new Uint8Array(nodeCount);
  const seed = worth.seed ?? -1;
  for (let node = 0; node < nodeCount; node += 1) {
    const isLeaf = node < leafCount;
    const whole = (sums[node] as number) - price;
    const parts = isLeaf
      ? 0
      : (best[left[node] as number] as number) + (best[right[node] as number] as number);
    // What holds the seed cannot be left out.
    const isForced = seed >= (tree.lo[node] as number) && seed < (tree.hi[node] as number);
    if (isForced ? isLeaf || whole >= parts : whole >= parts && whole > 0) {
      best[node] = whole;
      choice[node] = WHOLE;
    } else {
      best[node] = parts;
      choice[node] = isLeaf || (!isForced && parts <= 0) ? NOTHING : PARTS;
    }
  }
  return taken(tree, choice);
}

function addUpPositive(gains: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < gains.length; i += 1) sum += Math.max(0, gains[i] as number);
  return sum;
}

function taken({ nodeCount, left, right, lo, hi, leafCount }: RegionTree, choice: Uint8Array) {
  const out = new Uint8Array(leafCount);
  const open = [nodeCount - 1];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (choice[node] === WHOLE) out.fill(1, lo[node], hi[node]);
    if (choice[node] === PARTS) open.push(left[node] as number, right[node] as number);
  }
  return out;
}
