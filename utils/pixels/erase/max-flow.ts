/** Arcs of a node: to the right, down, left, up. Arc `d` of one node meets arc `d ^ 2` of the other. */
const ARCS = 4;

const FREE = 0;
const SOURCE = 1;
const SINK = 2;
const NO_ARC = -1;
const TERMINAL = -2;
const ORPHAN = -3;

/**
 * Least cuts of graphs in which a node has at most four neighbours. Two search trees grow from the
 * two terminals, are kept from one augmenting path to the next, and adopt what a path cuts off
 * (Boykov, Kolmogorov: An Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy
 * Minimization in Vision, PAMI 2004; distance heuristics as described in its section 3.2).
 * Buffers are kept, so that one solver serves many graphs.
 */
export class MaxFlow {
  /** The node at the other end of an arc, or -1. */
  head: Int32Array;
  /** What still fits through an arc. */
  capacity: Int32Array;
  /** What still fits from the source (positive) or to the sink (negative), a node each. */
  terminal: Int32Array;
  #tree: Uint8Array;
  #parent: Int32Array;
  #depth: Int32Array;
  #stamp: Int32Array;
  #next: Int32Array;
  #orphans: number[] = [];
  #count = 0;
  #time = 0;
  #first = -1;
  #last = -1;

  constructor(nodes: number) {
    this.head = new Int32Array(nodes * ARCS);
    this.capacity = new Int32Array(nodes * ARCS);
    this.terminal = new Int32Array(nodes);
    this.#tree = new Uint8Array(nodes);
    this.#parent = new Int32Array(nodes);
    this.#depth = new Int32Array(nodes);
    this.#stamp = new Int32Array(nodes);
    this.#next = new Int32Array(nodes);
  }

  /** Begins a graph of so many nodes, without arcs. */
  reset(nodes: number): void {
    if (nodes > this.terminal.length)
      throw new RangeError("more nodes than the solver has room for");
    this.#count = nodes;
    this.head.fill(-1, 0, nodes * ARCS);
    this.capacity.fill(0, 0, nodes * ARCS);
    this.terminal.fill(0, 0, nodes);
  }

  /** Joins two neighbours. @param direction 0: `to` lies to the right of `from`; 1: below it */
  join(from: number, to: number, direction: 0 | 1, forth: number, back: number): void {
    const arc = from * ARCS + direction;
    const reverse = to * ARCS + (direction ^ 2);
    this.head[arc] = to;
    this.head[reverse] = from;
    this.capacity[arc] = forth;
    this.capacity[reverse] = back;
  }

  /** @returns the greatest flow, beyond what passes straight from source to sink through one node */
  solve(): number {
    this.#start();
    let flow = 0;
    for (;;) {
      const node = this.#takeActive();
      if (node < 0) return flow;
      for (let arc = this.#grow(node); arc !== NO_ARC; arc = this.#grow(node)) {
        flow += this.#augment(arc);
        this.#adopt();
      }
    }
  }

  /** After `solve`: whether a node hangs together with the sink. Free nodes count to the source. */
  isWithSink(node: number): boolean {
    return this.#tree[node] === SINK;
  }

  #start(): void {
    this.#first = -1;
    this.#last = -1;
    this.#time = 0;
    this.#orphans.length = 0;
    for (let node = 0; node < this.#count; node++) {
      const spare = this.terminal[node] ?? 0;
      this.#next[node] = -1;
      this.#stamp[node] = 0;
      this.#depth[node] = 1;
      this.#tree[node] = spare > 0 ? SOURCE : spare < 0 ? SINK : FREE;
      this.#parent[node] = spare === 0 ? NO_ARC : TERMINAL;
      if (spare !== 0) this.#activate(node);
    }
  }

  #activate(node: number): void {
    if (this.#next[node] !== -1) return;
    // The last one points to itself, so that -1 means: not in the list.
    this.#next[node] = node;
    if (this.#last >= 0) this.#next[this.#last] = node;
    else this.#first = node;
    this.#last = node;
  }

  #takeActive(): number {
    while (this.#first >= 0) {
      const node = this.#first;
      const next = this.#next[node] ?? node;
      this.#next[node] = -1;
      this.#first = next === node ? -1 : next;
      if (next === node) this.#last = -1;
      if (this.#parent[node] !== NO_ARC) return node;
    }
    return -1;
  }

  /** Grows a tree around a node. @returns an arc from the source's tree to the sink's, or `NO_ARC` */
  #grow(node: number): number {
    const { head, capacity } = this;
    const tree = this.#tree[node];
    if (tree === FREE) return NO_ARC;
    for (let direction = 0; direction < ARCS; direction++) {
      const arc = node * ARCS + direction;
      const other = head[arc] ?? -1;
      if (other < 0) continue;
      const reverse = other * ARCS + (direction ^ 2);
      if ((capacity[tree === SOURCE ? arc : reverse] ?? 0) === 0) continue;
      if (this.#tree[other] === FREE) this.#take(other, reverse, node);
      else if (this.#tree[other] !== tree) return tree === SOURCE ? arc : reverse;
      else if (this.#isNearer(node, other)) this.#hang(other, reverse, node);
    }
    return NO_ARC;
  }

  #take(node: number, arcToParent: number, parent: number): void {
    this.#tree[node] = this.#tree[parent] ?? FREE;
    this.#hang(node, arcToParent, parent);
    this.#activate(node);
  }

  #hang(node: number, arcToParent: number, parent: number): void {
    this.#parent[node] = arcToParent;
    this.#stamp[node] = this.#stamp[parent] ?? 0;
    this.#depth[node] = (this.#depth[parent] ?? 0) + 1;
  }

  /** Whether `other` would come nearer to the terminal below `node`. */
  #isNearer(node: number, other: number): boolean {
    return (
      (this.#stamp[other] ?? 0) <= (this.#stamp[node] ?? 0) &&
      (this.#depth[other] ?? 0) > (this.#depth[node] ?? 0) + 1
    );
  }

  #augment(middle: number): number {
    const start = (this.head[this.#sister(middle)] ?? 0) | 0;
    const end = this.head[middle] ?? 0;
    let flow = this.capacity[middle] ?? 0;
    flow = Math.min(flow, this.#room(start, true), this.#room(end, false));
    this.#push(middle, flow);
    this.#send(start, flow, true);
    this.#send(end, flow, false);
    return flow;
  }

  #sister(arc: number): number {
    return (this.head[arc] ?? 0) * ARCS + ((arc & 3) ^ 2);
  }

  #push(arc: number, flow: number): void {
    const sister = this.#sister(arc);
    this.capacity[arc] = (this.capacity[arc] ?? 0) - flow;
    this.capacity[sister] = (this.capacity[sister] ?? 0) + flow;
  }

  /** The least room between a node and the terminal of its tree. */
  #room(from: number, isSource: boolean): number {
    let least = Number.MAX_SAFE_INTEGER;
    let node = from;
    for (;;) {
      const arc = this.#parent[node] ?? NO_ARC;
      if (arc === TERMINAL) return Math.min(least, Math.abs(this.terminal[node] ?? 0));
      // Flow runs from the parent to the node in the source's tree, the other way in the sink's.
      least = Math.min(least, this.capacity[isSource ? this.#sister(arc) : arc] ?? 0);
      node = this.head[arc] ?? 0;
    }
  }

  #send(from: number, flow: number, isSource: boolean): void {
    let node = from;
    for (;;) {
      const arc = this.#parent[node] ?? NO_ARC;
      if (arc === TERMINAL) {
        const left = (this.terminal[node] ?? 0) + (isSource ? -flow : flow);
        this.terminal[node] = left;
        if (left === 0) this.#orphan(node);
        return;
      }
      const used = isSource ? this.#sister(arc) : arc;
      const parent = this.head[arc] ?? 0;
      this.#push(used, flow);
      if (this.capacity[used] === 0) this.#orphan(node);
      node = parent;
    }
  }

  #orphan(node: number): void {
    this.#parent[node] = ORPHAN;
    this.#orphans.push(node);
  }

  #adopt(): void {
    this.#time++;
    for (let k = 0; k < this.#orphans.length; k++) this.#adoptOne(this.#orphans[k] ?? 0);
    this.#orphans.length = 0;
  }

  #adoptOne(node: number): void {
    const isSource = this.#tree[node] === SOURCE;
    let best = NO_ARC;
    let least = Number.MAX_SAFE_INTEGER;
    for (let direction = 0; direction < ARCS; direction++) {
      const arc = node * ARCS + direction;
      const other = this.head[arc] ?? -1;
      if (other < 0 || this.#tree[other] !== this.#tree[node]) continue;
      const feeding = isSource ? other * ARCS + (direction ^ 2) : arc;
      if (this.capacity[feeding] === 0) continue;
      const depth = this.#depthOf(other);
      if (depth >= least) continue;
      least = depth;
      best = arc;
    }
    if (best === NO_ARC) this.#release(node);
    else {
      this.#parent[node] = best;
      this.#stamp[node] = this.#time;
      this.#depth[node] = least + 1;
    }
  }

  /** Steps to the terminal, or more than any number if a node hangs in the air. */
  #depthOf(from: number): number {
    let depth = 0;
    for (let node = from; ; depth++) {
      if (this.#stamp[node] === this.#time) {
        depth += this.#depth[node] ?? 0;
        break;
      }
      const arc = this.#parent[node] ?? NO_ARC;
      if (arc === TERMINAL) {
        this.#stamp[node] = this.#time;
        this.#depth[node] = 1;
        depth += 1;
        break;
      }
      if (arc < 0) return Number.MAX_SAFE_INTEGER;
      node = this.head[arc] ?? 0;
    }
    this.#markPath(from, depth);
    return depth;
  }

  #markPath(from: number, depth: number): void {
    let left = depth;
    for (let node = from; this.#stamp[node] !== this.#time; left--) {
      this.#stamp[node] = this.#time;
      this.#depth[node] = left;
      node = this.head[this.#parent[node] ?? 0] ?? 0;
    }
  }

  /** Nobody takes it: it becomes free, and so its children look for other parents. */
  #release(node: number): void {
    const isSource = this.#tree[node] === SOURCE;
    for (let direction = 0; direction < ARCS; direction++) {
      const arc = node * ARCS + direction;
      const other = this.head[arc] ?? -1;
      if (other < 0 || this.#tree[other] !== this.#tree[node]) continue;
      const reverse = other * ARCS + (direction ^ 2);
      if ((this.capacity[isSource ? reverse : arc] ?? 0) > 0) this.#activate(other);
      const parent = this.#parent[other] ?? NO_ARC;
      if (parent === reverse) this.#orphan(other);
    }
    this.#tree[node] = FREE;
    this.#parent[node] = NO_ARC;
  }
}
