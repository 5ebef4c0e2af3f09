/** What links edits into a tree. */
interface Node {
  readonly id: string;
  readonly parentId?: string;
}

/**
 * The edits a picture came out of, the nearest first. Ends where an ancestor
 * was deleted, and at the second sight of any: a damaged record must not make
 * a chain without end.
 */
export function ancestorsOf<N extends Node>(
  parentId: string | undefined,
  find: (id: string) => N | undefined,
): N[] {
  const chain: N[] = [];
  const seen = new Set<string>();
  let id = parentId;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const node = find(id);
    if (!node) break;
    chain.push(node);
    id = node.parentId;
  }
  return chain;
}
