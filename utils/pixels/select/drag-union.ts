import { type Analysis, maskOf, regionAt } from "@/utils/pixels/select/analysis";

/**
 * What is dragged over, at one size: for every region under the path the
 * largest node that is no larger; nothing where the region itself is.
 *
 * @param path flat x, y …, picture px
 * @param share the size, as a share of the picture
 * @returns one byte a proxy pixel, 0 or 1
 */
export function dragUnion(analysis: Analysis, path: readonly number[], share: number): Uint8Array {
  const { tree, areas, labels } = analysis;
  const picked = new Uint8Array(tree.leafCount);
  // Half a pixel more: the share of a node may have been rounded.
  const limit = share * labels.length + 0.5;
  for (const region of regionsUnder(analysis, path)) {
    let node = region;
    // The ground between two things, say.
    if ((areas[region] as number) > limit) continue;
    for (;;) {
      const above = tree.parent[node] as number;
      if (above < 0 || (areas[above] as number) > limit) break;
      node = above;
    }
    picked.fill(1, tree.lo[node], tree.hi[node]);
  }
  return maskOf(analysis, picked);
}

/** Looked up at every proxy pixel along the path. */
function regionsUnder(analysis: Analysis, path: readonly number[]): Set<number> {
  const found = new Set<number>();
  const step = analysis.picture.width / analysis.size.width;
  for (let i = 0; i + 1 < path.length; i += 2) {
    const [x, y] = [path[i] as number, path[i + 1] as number];
    const j = i + 3 < path.length ? i + 2 : i;
    const [dx, dy] = [(path[j] as number) - x, (path[j + 1] as number) - y];
    const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step));
    for (let k = 0; k <= count; k += 1)
      found.add(regionAt(analysis, { x: x + (dx * k) / count, y: y + (dy * k) / count }));
  }
  return found;
}
