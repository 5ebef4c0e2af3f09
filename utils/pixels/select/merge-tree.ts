import { unlikeShares } from "@/utils/pixels/select/histograms";
import { IndexedHeap } from "@/utils/pixels/select/indexed-heap";
import { BINS } from "@/utils/pixels/select/palette";
import type { RegionGraph } from "@/utils/pixels/select/region-graph";

/** What is known of every region before any two are joined. */
export interface RegionData {
  /** px */
  readonly areas: Float64Array;
  /** Sums of L, a, b: three a region. */
  readonly lab: Float64Array;
  /** BINS numbers a region that add up to its area. */
  readonly histograms: Float32Array;
}

/** The order of joining: node `regionCount + k` is made by the k-th. Regions are nodes without children (-1). */
export interface MergeOrder {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** For each border of the graph, the node in which it vanishes. */
  readonly joinedAt: Int32Array;
}

/** Joins the two neighbours that are cheapest to join, until one is left. */
export function mergeOrder(graph: RegionGraph, regions: RegionData): MergeOrder {
  const state = new MergeState(graph, regions);
  const nodeCount = 2 * graph.regionCount - 1;
  for (let node = graph.regionCount; node < nodeCount; node += 1) state.join(node);
  return { left: state.left, right: state.right, joinedAt: state.joinedAt() };
}

class MergeState {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly #joined: Int32Array;
  /** The border that took a border in when two became one; itself otherwise. */
  readonly #takenBy: Int32Array;
  readonly #ends: [Int32Array, Int32Array];
  readonly #length: Float32Array;
  readonly #strength: Float32Array;
  readonly #areas: Float64Array;
  readonly #lab: Float64Array;
  /** What a cost is made of, kept for each node: mean L, a, b, shares of the colours, and its size. */
  readonly #means: Float64Array;
  readonly #shares: Float64Array;
  readonly #sizes: Float64Array;
  readonly #histograms: Float32Array;
  /** Lists of borders: 2 × border is its entry in the list of one end, the next number that in the other's. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  /** For each neighbour met during a join: by which join, and the border it was met by. */
  readonly #metBy: Int32Array;
  readonly #metOver: Int32Array;
  readonly #heap: IndexedHeap;
  readonly #pixels: number;

  constructor(graph: RegionGraph, regions: RegionData) {
    const { regionCount, from, to } = graph;
    const nodeCount = 2 * regionCount - 1;
    this.left = new Int32Array(nodeCount).fill(-1);
    this.right = new Int32Array(nodeCount).fill(-1);
    this.#joined = new Int32Array(from.length);
    this.#takenBy = Int32Array.from({ length: from.length }, (_, i) => i);
    this.#ends = [from.slice(), to.slice()];
    this.#length = graph.length.slice();
    this.#strength = graph.strength.slice();
    this.#areas = new Float64Array(nodeCount);
    this.#areas.set(regions.areas);
    this.#lab = new Float64Array(nodeCount * 3);
    this.#lab.set(regions.lab);
    this.#histograms = new Float32Array(nodeCount * BINS);
    this.#histograms.set(regions.histograms);
    this.#first = new Int32Array(nodeCount).fill(-1);
    this.#next = new Int32Array(from.length * 2).fill(-1);
    this.#metBy = new Int32Array(nodeCount).fill(-1);
    this.#metOver = new Int32Array(nodeCount);
    this.#heap = new IndexedHeap(from.length);
    this.#pixels = regions.areas.reduce((sum, area) => sum + area, 0);
    this.#means = new Float64Array(nodeCount * 3);
    this.#shares = new Float64Array(nodeCount * BINS);
    this.#sizes = new Float64Array(nodeCount);
    for (let node = 0; node < regionCount; node += 1) this.#describe(node);
    for (let border = 0; border < from.length; border += 1) {
      this.#enlist(from[border] as number, border * 2);
      this.#enlist(to[border] as number, border * 2 + 1);
      this.#heap.set(border, this.#costOf(border));
    }
  }

  /** Makes `node` of the two ends of the cheapest border. */
  join(node: number): void {
    const border = this.#heap.pop();
    const one = this.#ends[0][border] as number;
    const other = this.#ends[1][border] as number;
    this.left[node] = one;
    this.right[node] = other;
    this.#joined[border] = node;
    this.#ends[0][border] = -1;
    this.#add(node, one, other);
    this.#moveBorders(node, one);
    this.#moveBorders(node, other);
    for (let entry = this.#first[node] as number; entry >= 0; entry = this.#next[entry] as number)
      this.#heap.set(entry >> 1, this.#costOf(entry >> 1));
  }

  joinedAt(): Int32Array {
    const out = new Int32Array(this.#joined.length);
    for (let border = 0; border < out.length; border += 1) {
      let last = border;
      while (this.#takenBy[last] !== last) last = this.#takenBy[last] as number;
      out[border] = this.#joined[last] as number;
    }
    return out;
  }

  #enlist(node: number, entry: number): void {
    this.#next[entry] = this.#first[node] as number;
    this.#first[node] = entry;
  }

  #add(node: number, one: number, other: number): void {
    this.#areas[node] = (this.#areas[one] as number) + (this.#areas[other] as number);
    for (let c = 0; c < 3; c += 1)
      this.#lab[node * 3 + c] =
        (this.#lab[one * 3 + c] as number) + (this.#lab[other * 3 + c] as number);
    const histograms = this.#histograms;
    for (let k = 0; k < BINS; k += 1)
      histograms[node * BINS + k] =
        (histograms[one * BINS + k] as number) + (histograms[other * BINS + k] as number);
    this.#describe(node);
  }

  #describe(node: number): void {
    const area = this.#areas[node] as number;
    for (let c = node * 3; c < node * 3 + 3; c += 1)
      this.#means[c] = (this.#lab[c] as number) / area;
    for (let k = node * BINS; k < (node + 1) * BINS; k += 1)
      this.#shares[k] = (this.#histograms[k] as number) / area;
    this.#sizes[node] = (area / this.#pixels) ** 0.3;
  }

  /** Hands the borders of `old` to `node`; two to the same neighbour become one. */
  #moveBorders(node: number, old: number): void {
    let entry = this.#first[old] as number;
    while (entry >= 0) {
      const following = this.#next[entry] as number;
      const border = entry >> 1;
      const isGone = (this.#ends[0][border] as number) < 0;
      if (!isGone) this.#moveBorder(node, entry, border);
      entry = following;
    }
  }

  #moveBorder(node: number, entry: number, border: number): void {
    const side = entry & 1;
    const neighbour = this.#ends[(1 - side) as 0 | 1][border] as number;
    if (this.#metBy[neighbour] !== node) {
      this.#metBy[neighbour] = node;
      this.#metOver[neighbour] = border;
      this.#ends[side as 0 | 1][border] = node;
      this.#enlist(node, entry);
      return;
    }
    const kept = this.#metOver[neighbour] as number;
    (this.#length[kept] as number) += this.#length[border] as number;
    (this.#strength[kept] as number) += this.#strength[border] as number;
    this.#takenBy[border] = kept;
    this.#ends[0][border] = -1;
    this.#heap.remove(border);
  }

  /** Strength of the border, how unlike the colours are, and the smaller one's size: crumbs go first. */
  #costOf(border: number): number {
    const a = this.#ends[0][border] as number;
    const b = this.#ends[1][border] as number;
    const mean = (this.#strength[border] as number) / (this.#length[border] as number);
    const means = this.#means;
    let squared = 0;
    for (let c = 0; c < 3; c += 1) {
      const step = (means[a * 3 + c] as number) - (means[b * 3 + c] as number);
      squared += step * step;
    }
    const unlike = unlikeShares(this.#shares, a * BINS, b * BINS);
    const smaller = (this.#areas[a] as number) < (this.#areas[b] as number) ? a : b;
    return (2 * mean + 0.3 * Math.sqrt(squared) + 20 * unlike) * (this.#sizes[smaller] as number);
  }
}
