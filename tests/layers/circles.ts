/** Names and what each refers to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Groups of two or more that reach each other, each sorted: the strongly connected
 * components of the graph (Tarjan, "Depth-first search and linear graph algorithms", 1972).
 */
export function circles(graph: Graph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();

  const walk = (name: string): number => {
    const own = order.size;
    order.set(name, own);
    low.set(name, own);
    stack.push(name);
    onStack.add(name);
    for (const next of graph.get(name) ?? []) {
      const seen = order.get(next);
      if (seen !== undefined && !onStack.has(next)) continue;
      const reached = seen ?? walk(next);
      low.set(name, Math.min(low.get(name) ?? own, reached));
    }
    if (low.get(name) === own) found.push(popUntil(name, stack, onStack));
    return low.get(name) ?? own;
  };
  for (const name of graph.keys()) if (!order.has(name)) walk(name);
  return found.filter((group) => group.length > 1).map((group) => group.sort());
}

function popUntil(name: string, stack: string[], onStack: Set<string>): string[] {
  const group = stack.splice(stack.indexOf(name));
  for (const each of group) onStack.delete(each);
  return group;
}
