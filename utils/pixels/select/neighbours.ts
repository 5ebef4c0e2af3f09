import type { RegionGraph } from "@/utils/pixels/select/region-graph";

/** The region graph as lists: those of region r are `starts[r]` … `starts[r + 1]` - 1. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly regions: Uint16Array;
  /** Mean edge strength along the shared border. */
  readonly strengths: Float32Array;
  /** Shared border, pairs of px. */
  readonly lengths: Float32Array;
}

/** Turns the list of borders into one list of neighbours a region (compressed rows). */
export function neighboursOf(graph: RegionGraph): Neighbours {
  const { regionCount, from, to, length, strength } = graph;
  const starts = new Int32Array(regionCount + 2);
  for (const ends of [from, to])
    for (let edge = 0; edge < ends.length; edge += 1) {
      const at = (ends[edge] as number) + 2;
      (starts[at] as number) += 1;
    }
  for (let region = 2; region < starts.length; region += 1)
    (starts[region] as number) += starts[region - 1] as number;
  const regions = new Uint16Array(from.length * 2);
  const strengths = new Float32Array(regions.length);
  const lengths = new Float32Array(regions.length);
  const put = (region: number, other: number, edge: number) => {
    const at = starts[region + 1] as number;
    starts[region + 1] = at + 1;
    regions[at] = other;
    strengths[at] = (strength[edge] as number) / (length[edge] as number);
    lengths[at] = length[edge] as number;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    put(from[edge] as number, to[edge] as number, edge);
    put(to[edge] as number, from[edge] as number, edge);
  }
  return { starts: starts.subarray(0, regionCount + 1), regions, strengths, lengths };
}
