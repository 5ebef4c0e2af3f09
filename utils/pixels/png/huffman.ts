/** The longest code deflate knows: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7 */
const MAX_BITS = 15;

/** Codes by symbol, ready to be written from the lowest bit on. */
export interface Codes {
  readonly lengths: Uint8Array;
  readonly bits: Uint16Array;
}

/** Makes canonical Huffman codes for counted symbols; at least two get a code. */
export function makeCodes(counts: Uint32Array, maxBits = MAX_BITS): Codes {
  const lengths = codeLengths(counts, maxBits);
  return { lengths, bits: canonicalBits(lengths) };
}

function codeLengths(counts: Uint32Array, maxBits: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const used = [...counts.keys()].filter((symbol) => counts[symbol]! > 0);
  if (used.length <= 1) {
    // Readers refuse a tree of a single leaf, so a second one stands beside it.
    const [only = 0] = used;
    lengths[only] = 1;
    lengths[only === 0 ? 1 : 0] = 1;
    return lengths;
  }
  used.sort((a, b) => counts[a]! - counts[b]!);
  const depths = depthsOf(used.map((symbol) => counts[symbol]!));
  limitDepths(depths, maxBits);
  for (const [i, symbol] of used.entries()) lengths[symbol] = depths[i]!;
  return lengths;
}

/** Depth of every leaf of the Huffman tree over ascending weights, by two queues. */
function depthsOf(weights: readonly number[]): number[] {
  const count = weights.length;
  const nodes = [...weights];
  const parent: number[] = [];
  let leaf = 0;
  let inner = count;
  const takeLeast = () => {
    const isLeaf = leaf < count && (inner >= nodes.length || nodes[leaf]! <= nodes[inner]!);
    return isLeaf ? leaf++ : inner++;
  };
  while (nodes.length < 2 * count - 1) {
    const [a, b] = [takeLeast(), takeLeast()];
    parent[a] = nodes.length;
    parent[b] = nodes.length;
    nodes.push(nodes[a]! + nodes[b]!);
  }
  const depth: number[] = [];
  depth[nodes.length - 1] = 0;
  for (let node = nodes.length - 2; node >= 0; node--) {
    depth[node] = depth[parent[node]!]! + 1;
  }
  return depth.slice(0, count);
}

/**
 * Limits the depths and makes the tree complete again: each step moves a leaf of
 * the lowest level next to one from higher up, which frees exactly one place on
 * the lowest level. The depths descend, because the weights ascend.
 */
function limitDepths(depths: number[], maxBits: number): void {
  const leaves = new Array<number>(maxBits + 1).fill(0);
  let excess = -(2 ** maxBits);
  for (const depth of depths) {
    const cut = Math.min(depth, maxBits);
    leaves[cut] = leaves[cut]! + 1;
    excess += 2 ** (maxBits - cut);
  }
  for (; excess > 0; excess--) {
    let level = maxBits - 1;
    while (leaves[level] === 0) level--;
    leaves[level] = leaves[level]! - 1;
    leaves[level + 1] = leaves[level + 1]! + 2;
    leaves[maxBits] = leaves[maxBits]! - 1;
  }
  let next = 0;
  for (let depth = maxBits; depth > 0; depth--) {
    for (let n = leaves[depth]!; n > 0; n--) depths[next++] = depth;
  }
}

/** https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2, bits reversed. */
function canonicalBits(lengths: Uint8Array): Uint16Array {
  const perLength = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) if (length > 0) perLength[length] = perLength[length]! + 1;
  const next = new Uint16Array(MAX_BITS + 1);
  for (let bits = 1; bits <= MAX_BITS; bits++) {
    next[bits] = (next[bits - 1]! + perLength[bits - 1]!) << 1;
  }
  const codes = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = next[length]!;
    next[length] = code + 1;
    codes[symbol] = reversed(code, length);
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let out = 0;
  for (let bit = 0; bit < length; bit++) out |= ((code >> bit) & 1) << (length - 1 - bit);
  return out;
}
