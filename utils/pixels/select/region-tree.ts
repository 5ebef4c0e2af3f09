import type { MergeOrder } from "@/utils/pixels/select/merge-tree";

/**
 * A picture's regions joined two by two. Nodes below `leafCount` are the
 * regions themselves; children come before their parents; the last is the whole
 * picture. Regions are numbered so that those of a node are `lo` … `hi` - 1.
 */
export interface RegionTree {
  readonly leafCount: number;
  readonly nodeCount: number;
  /** -1: a region, or the whole picture. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly parent: Int32Array;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
}

/** @returns the tree, and the new number of each old region */
export function regionTree(order: MergeOrder): { tree: RegionTree; renumbered: Int32Array } {
  const nodeCount = order.left.length;
  const leafCount = (nodeCount + 1) / 2;
  const { lo, hi } = ranges(order, leafCount);
  const renumbered = lo.slice(0, leafCount);
  const name = (node: number) => (node < leafCount ? (renumbered[node] as number) : node);
  const tree = {
    leafCount,
    nodeCount,
    left: new Int32Array(nodeCount).fill(-1),
    right: new Int32Array(nodeCount).fill(-1),
    parent: new Int32Array(nodeCount).fill(-1),
    lo,
    hi,
  };
  for (let leaf = 0; leaf < leafCount; leaf += 1) {
    lo[leaf] = leaf;
    hi[leaf] = leaf + 1;
  }
  for (let node = leafCount; node < nodeCount; node += 1) {
    const left = name(order.left[node] as number);
    const right = name(order.right[node] as number);
    tree.left[node] = left;
    tree.right[node] = right;
    tree.parent[left] = node;
    tree.parent[right] = node;
  }
  return { tree, renumbered };
}

function ranges({ left, right }: MergeOrder, leafCount: number) {
  const nodeCount = left.length;
  const counts = new Int32Array(nodeCount).fill(1, 0, leafCount);
  for (let node = leafCount; node < nodeCount; node += 1)
    counts[node] =
      (counts[left[node] as number] as number) + (counts[right[node] as number] as number);
  const lo = new Int32Array(nodeCount);
  for (let node = nodeCount - 1; node >= leafCount; node -= 1) {
    const start = lo[node] as number;
    lo[left[node] as number] = start;
    lo[right[node] as number] = start + (counts[left[node] as number] as number);
  }
  const hi = lo.map((start, node) => start + (counts[node] as number));
  return { lo, hi };
}

/** Adds up values of the regions for every node; what `values` holds for the other nodes is counted too. */
export function addUp(tree: RegionTree, values: Float32Array | Float64Array, width = 1): void {
  for (let node = tree.leafCount; node < tree.nodeCount; node += 1) {
    const left = (tree.left[node] as number) * width;
    const right = (tree.right[node] as number) * width;
    for (let k = 0; k < width; k += 1)
      values[node * width + k] =
        (values[node * width + k] as number) +
        (values[left + k] as number) +
        (values[right + k] as number);
  }
}

/** The node and all that hold it, smallest first. */
export function ancestors({ parent }: RegionTree, start: number): number[] {
  const path: number[] = [];
  for (let node = start; node >= 0; node = parent[node] as number) path.push(node);
  return path;
}
