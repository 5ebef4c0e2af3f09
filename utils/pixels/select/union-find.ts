/** The representative of a set; the way there is halved as it is gone. */
export function findRoot(parents: Int32Array, start: number): number {
  let at = start;
  for (;;) {
    const parent = parents[at] as number;
    if (parent === at) return at;
    const above = parents[parent] as number;
    parents[at] = above;
    at = above;
  }
}
