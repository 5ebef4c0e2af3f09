import type { RegionGraph } from "@/utils/pixels/select/region-graph";
import { findRoot } from "@/utils/pixels/select/union-find";

/** Mean edge strength, LAB units, below which nobody sees a border. */
const UNSEEN = 0.8;
/** No region is smaller than this many px, or than this share of the picture. */
const LEAST_PX = 8;
const LEAST_SHARE = 1 / 12_000;
/** Borders are taken weakest first, in steps of a 32nd, up to 128. */
const STEPS = 4096;
const STEPS_A_UNIT = 32;

/**
 * Joins basins that no visible edge parts, and those too small to point at,
 * so that a tree of some thousands of regions is left, whatever the size.
 *
 * @param labels basin of every pixel, from 1
 * @returns region of every pixel, from 0 in the order they are met
 */
export function preMerge(
  labels: Int32Array,
  graph: RegionGraph,
): { labels: Uint16Array; count: number } {
  const parents = Int32Array.from({ length: graph.regionCount }, (_, i) => i);
  const areas = new Int32Array(graph.regionCount);
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] as number;
    (areas[label] as number) += 1;
  }
  const least = Math.max(LEAST_PX, labels.length * LEAST_SHARE);
  const order = weakestFirst(graph);
  for (let at = 0; at < order.length; at += 1) {
    const edge = order[at] as number;
    const one = findRoot(parents, graph.from[edge] as number);
    const other = findRoot(parents, graph.to[edge] as number);
    if (one === other) continue;
    const [areaOne, areaOther] = [areas[one] as number, areas[other] as number];
    const mean = (graph.strength[edge] as number) / (graph.length[edge] as number);
    if (mean >= UNSEEN && areaOne >= least && areaOther >= least) continue;
    const [kept, gone] = areaOne >= areaOther ? [one, other] : [other, one];
    parents[gone] = kept;
    areas[kept] = areaOne + areaOther;
  }
  return numbered(labels, parents);
}

/** Counting sort by mean strength. */
function weakestFirst({ length, strength }: RegionGraph): Int32Array {
  const starts = new Int32Array(STEPS + 1);
  const steps = new Uint16Array(length.length);
  for (let edge = 0; edge < length.length; edge += 1) {
    const mean = (strength[edge] as number) / (length[edge] as number);
    const step = Math.min(STEPS - 1, Math.floor(mean * STEPS_A_UNIT));
    steps[edge] = step;
    (starts[step + 1] as number) += 1;
  }
  for (let step = 0; step < STEPS; step += 1)
    (starts[step + 1] as number) += starts[step] as number;
  const order = new Int32Array(length.length);
  for (let edge = 0; edge < length.length; edge += 1) {
    const step = steps[edge] as number;
    const at = starts[step] as number;
    order[at] = edge;
    starts[step] = at + 1;
  }
  return order;
}

function numbered(labels: Int32Array, parents: Int32Array): { labels: Uint16Array; count: number } {
  const roots = parents.map((_, basin) => findRoot(parents, basin));
  const names = new Int32Array(parents.length).fill(-1);
  const out = new Uint16Array(labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const root = roots[labels[i] as number] as number;
    if ((names[root] as number) < 0) {
      names[root] = count;
      count += 1;
    }
    out[i] = names[root] as number;
  }
  return { labels: out, count };
}
