import type { Size } from "@/utils/core/geometry";
import type { Analysis } from "@/utils/pixels/select/analysis";
import { borderStatistics } from "@/utils/pixels/select/border-statistics";
import { edgeStrength, toLevels } from "@/utils/pixels/select/edge-strength";
import { regionHistograms } from "@/utils/pixels/select/histograms";
import { mergeOrder } from "@/utils/pixels/select/merge-tree";
import { neighboursOf } from "@/utils/pixels/select/neighbours";
import { nodeData } from "@/utils/pixels/select/node-data";
import { colourBins } from "@/utils/pixels/select/palette";
import { type Planes, toPlanes } from "@/utils/pixels/select/planes";
import { preMerge } from "@/utils/pixels/select/pre-merge";
import { type RegionGraph, regionGraph } from "@/utils/pixels/select/region-graph";
import { regionTree } from "@/utils/pixels/select/region-tree";
import { watershed } from "@/utils/pixels/select/watershed";

/** No more is of use: the fine edge is found at full resolution, when something is selected. */
export const MAX_PROXY_PIXELS = 500_000;

/** RGBA, straight alpha, sRGB, scaled down by averaging to MAX_PROXY_PIXELS or fewer. */
export interface Proxy extends Size {
  readonly data: Uint8ClampedArray;
}

/**
 * Makes the region tree of a picture. The same picture gives the same bytes.
 *
 * @param picture picture px
 * @param goOn asked between stages of some 10 to 50 ms; `false` ends the work
 * @returns nothing when ended
 */
export async function analyse(
  proxy: Proxy,
  picture: Size,
  goOn: () => boolean | Promise<boolean> = () => true,
): Promise<Analysis | undefined> {
  const stages = stagesOfAnalysis(proxy, picture);
  for (;;) {
    const stage = stages.next();
    if (stage.done) return stage.value;
    if (!(await goOn())) return undefined;
  }
}

/** The same in stages of some 10 to 50 ms: one for each `next`. */
export function* stagesOfAnalysis(proxy: Proxy, picture: Size): Generator<void, Analysis> {
  const size = { width: proxy.width, height: proxy.height };
  const planes = toPlanes(proxy.data, size);
  yield;
  const edges = yield* edgeStrength(planes);
  yield;
  const basins = watershed(toLevels(edges), size);
  yield;
  const graph = regionGraph(basins.labels, basins.count + 1, size, edges);
  const merged = preMerge(basins.labels, graph);
  yield;
  const { bins, likeness } = colourBins(planes);
  yield;
  const { labels, count } = merged;
  const old = regionGraph(labels, count, size, edges);
  const histograms = regionHistograms(labels, count, bins, likeness);
  const regions = { ...measured(labels, count, planes), histograms };
  yield;
  const order = mergeOrder(old, regions);
  yield;
  const { tree, renumbered } = regionTree(order);
  for (let i = 0; i < labels.length; i += 1) labels[i] = renumbered[labels[i] as number] as number;
  const named = renamed(old, renumbered);
  const statistics = borderStatistics(named);
  const own = {
    areas: moved(regions.areas, renumbered),
    frame: moved(regions.frame, renumbered),
    histograms: moved(histograms, renumbered),
  };
  const data = nodeData({ tree, graph: named, joinedAt: order.joinedAt, statistics, ...own });
  const lab = moved(regions.lab, renumbered);
  for (let i = 0; i < lab.length; i += 1)
    lab[i] = (lab[i] as number) / (own.areas[Math.floor(i / 3)] as number);
  const { frame } = own;
  const neighbours = neighboursOf(named);
  return {
    ...{ size, labels, tree, neighbours, statistics },
    // Of what is handed in no more than the size is kept.
    picture: { width: picture.width, height: picture.height },
    ...{ ...data, frame, lab, histograms: own.histograms },
  };
}

/** Areas, contact with the frame, and sums of LAB. */
function measured(labels: Uint16Array, count: number, { channels, width, height }: Planes) {
  const areas = new Float64Array(count);
  const frame = new Float64Array(count);
  const lab = new Float64Array(count * 3);
  const [l, a, b] = channels;
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] as number;
    (areas[label] as number) += 1;
    const at = label * 3;
    (lab[at] as number) += l[i] as number;
    (lab[at + 1] as number) += a[i] as number;
    (lab[at + 2] as number) += b[i] as number;
  }
  const touch = (i: number) => {
    const label = labels[i] as number;
    (frame[label] as number) += 1;
  };
  for (let x = 0; x < width; x += 1) {
    touch(x);
    touch(x + width * (height - 1));
  }
  for (let y = 0; y < height; y += 1) {
    touch(y * width);
    touch((y + 1) * width - 1);
  }
  return { areas, frame, lab };
}

/** Values of the regions in their new order. */
function moved(values: Float32Array | Float64Array, renumbered: Int32Array): Float32Array {
  const width = values.length / renumbered.length;
  const out = new Float32Array(values.length);
  for (let old = 0; old < renumbered.length; old += 1) {
    const to = (renumbered[old] as number) * width;
    for (let k = 0; k < width; k += 1) out[to + k] = values[old * width + k] as number;
  }
  return out;
}

function renamed(graph: RegionGraph, renumbered: Int32Array): RegionGraph {
  const name = (region: number) => renumbered[region] as number;
  return { ...graph, from: graph.from.map(name), to: graph.to.map(name) };
}
