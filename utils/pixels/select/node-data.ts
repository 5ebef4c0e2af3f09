import type { BorderStatistics } from "@/utils/pixels/select/border-statistics";
import { BINS } from "@/utils/pixels/select/palette";
import type { RegionGraph } from "@/utils/pixels/select/region-graph";
import { addUp, type RegionTree } from "@/utils/pixels/select/region-tree";
import { addBorder, addInner, BORDER_SUMS, borderAt, scoreOf } from "@/utils/pixels/select/score";

export interface NodeData {
  /** px */
  readonly areas: Float32Array;
  /** Mean edge strength along the node's border; 0 for the whole picture. */
  readonly borders: Float32Array;
  readonly scores: Float32Array;
}

export interface NodeInput {
  readonly tree: RegionTree;
  /** By the tree's numbers. */
  readonly graph: RegionGraph;
  /** For each border of the graph, the node in which it vanishes. */
  readonly joinedAt: Int32Array;
  readonly statistics: BorderStatistics;
  /** Per region: px, contact with the frame, colours. */
  readonly areas: Float32Array;
  readonly frame: Float32Array;
  readonly histograms: Float32Array;
}

/** Sums and scores of every node: added up from the regions, less what vanishes inside. */
export function nodeData(input: NodeInput): NodeData {
  const { tree, statistics } = input;
  const areas = summed(tree, input.areas);
  const frame = summed(tree, input.frame);
  const histograms = summed(tree, input.histograms, BINS);
  const borderSums = sumsOfBorders(input);
  const rings = ringSums(input);
  const root = tree.nodeCount - 1;
  const pixels = areas[root] as number;
  const rest = new Float32Array(BINS);
  const scores = new Float32Array(tree.nodeCount);
  const borders = new Float32Array(tree.nodeCount);
  for (let node = 0; node < tree.nodeCount; node += 1) {
    const at = node * BINS;
    for (let k = 0; k < BINS; k += 1)
      rest[k] = Math.max(
        0,
        (histograms[root * BINS + k] as number) - (histograms[at + k] as number),
      );
    borders[node] = borderAt(borderSums, node).mean;
    const known = { area: areas[node] as number, frame: frame[node] as number, node };
    const sums = { ...known, borders: borderSums, colours: histograms, ring: rings, rest };
    scores[node] = scoreOf(sums, statistics, pixels);
  }
  return { areas, borders, scores };
}

function summed(tree: RegionTree, values: Float32Array, width = 1): Float32Array {
  const out = new Float32Array(tree.nodeCount * width);
  out.set(values);
  addUp(tree, out, width);
  return out;
}

/** A border counts for both of its regions and for all that hold one of them, not for what holds both. */
function sumsOfBorders({ tree, graph, joinedAt, statistics }: NodeInput): Float64Array {
  const sums = new Float64Array(tree.nodeCount * BORDER_SUMS);
  for (let edge = 0; edge < graph.from.length; edge += 1) {
    const length = graph.length[edge] as number;
    const strength = graph.strength[edge] as number;
    const border = { length, strength, mean: strength / length };
    const top = (joinedAt[edge] as number) * BORDER_SUMS;
    addBorder(sums, (graph.from[edge] as number) * BORDER_SUMS, border, statistics);
    addBorder(sums, (graph.to[edge] as number) * BORDER_SUMS, border, statistics);
    addBorder(sums, top, border, statistics, -2);
    addInner(sums, top, border);
  }
  addUp(tree, sums, BORDER_SUMS);
  return sums;
}

/** Colours of the neighbours around every node, each by the length of the border to it. */
function ringSums({ tree, graph, joinedAt, areas, histograms }: NodeInput): Float32Array {
  const rings = new Float32Array(tree.nodeCount * BINS);
  const add = (node: number, neighbour: number, weight: number) => {
    const factor = weight / (areas[neighbour] as number);
    for (let k = 0; k < BINS; k += 1)
      (rings[node * BINS + k] as number) += factor * (histograms[neighbour * BINS + k] as number);
  };
  for (let edge = 0; edge < graph.from.length; edge += 1) {
    const [from, to] = [graph.from[edge] as number, graph.to[edge] as number];
    const pixels = graph.length[edge] as number;
    add(from, to, pixels);
    add(to, from, pixels);
    add(joinedAt[edge] as number, from, -pixels);
    add(joinedAt[edge] as number, to, -pixels);
  }
  addUp(tree, rings, BINS);
  for (let i = 0; i < rings.length; i += 1) if ((rings[i] as number) < 0) rings[i] = 0;
  return rings;
}
