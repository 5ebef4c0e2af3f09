import type { PicturePoint, Size } from "@/utils/core/geometry";
import type { BorderStatistics } from "@/utils/pixels/select/border-statistics";
import type { Neighbours } from "@/utils/pixels/select/neighbours";
import type { NodeData } from "@/utils/pixels/select/node-data";
import type { RegionTree } from "@/utils/pixels/select/region-tree";
import { within } from "@/utils/pixels/select/within";

/** What is kept of a picture, to select in it. Everything in proxy px unless it says otherwise. */
export interface Analysis extends NodeData {
  /** The proxy's. */
  readonly size: Size;
  /** The picture's, picture px. */
  readonly picture: Size;
  /** Region of every pixel, by the tree's numbers. */
  readonly labels: Uint16Array;
  readonly tree: RegionTree;
  readonly neighbours: Neighbours;
  readonly statistics: BorderStatistics;
  /** Per region: contact with the picture's frame, colours, mean L, a, b. */
  readonly frame: Float32Array;
  readonly histograms: Float32Array;
  readonly lab: Float32Array;
}

/** The region under a point. Points beyond the picture: the nearest. */
export function regionAt({ size, picture, labels }: Analysis, point: PicturePoint): number {
  const x = within(Math.floor((point.x * size.width) / picture.width), size.width);
  const y = within(Math.floor((point.y * size.height) / picture.height), size.height);
  return labels[y * size.width + x] as number;
}

/** px of a set of regions, one flag a region. */
export function areaOf({ areas }: Analysis, regions: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < regions.length; i += 1) if (regions[i]) sum += areas[i] as number;
  return sum;
}

/** The regions of a node, one flag a region. */
export function regionsOf({ tree }: Analysis, node: number): Uint8Array {
  return new Uint8Array(tree.leafCount).fill(1, tree.lo[node], tree.hi[node]);
}

/** A set of regions as a mask of the proxy: one byte a pixel, 0 or 1. */
export function maskOf({ labels }: Analysis, regions: Uint8Array): Uint8Array {
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < mask.length; i += 1) mask[i] = regions[labels[i] as number] as number;
  return mask;
}
