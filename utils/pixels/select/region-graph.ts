import type { Size } from "@/utils/core/geometry";

/** Which regions touch: one entry for each pair, `from` < `to`. */
export interface RegionGraph {
  readonly regionCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Pairs of neighbouring pixels along the border. */
  readonly length: Float32Array;
  /** Sum of the edge strength over those pairs. */
  readonly strength: Float32Array;
}

/** Euler: a plane is parted into regions with fewer than three times as many borders. */
const MOST_BORDERS = 3;
/** Half of the table stays empty. */
const SLOTS_A_REGION = 2 * MOST_BORDERS;

/**
 * Entries come in the order in which they are met, found again by a hash table
 * with open addressing.
 *
 * @param labels region of every pixel, from 0; the pixels of each hang together
 */
export function regionGraph(
  labels: Int32Array | Uint16Array,
  regionCount: number,
  { width, height }: Size,
  edges: Float32Array,
): RegionGraph {
  const pairs = new Pairs(regionCount);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    addPairs(pairs, labels, edges, { start, end: start + width - 1, step: 1 });
    if (y === height - 1) break;
    addPairs(pairs, labels, edges, { start, end: start + width, step: width });
  }
  return pairs.toGraph(regionCount);
}

/** Pixels from `start` to before `end`, each beside the one `step` further. */
interface Steps {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

function addPairs(
  pairs: Pairs,
  labels: Int32Array | Uint16Array,
  edges: Float32Array,
  { start, end, step }: Steps,
): void {
  for (let i = start; i < end; i += 1) {
    const one = labels[i] as number;
    const other = labels[i + step] as number;
    if (one !== other)
      pairs.add(one, other, Math.max(edges[i] as number, edges[i + step] as number));
  }
}

class Pairs {
  readonly #slots: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #length: Float32Array;
  readonly #strength: Float32Array;
  #count = 0;
  #last = 0;

  constructor(regionCount: number) {
    const most = MOST_BORDERS * regionCount;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(SLOTS_A_REGION * regionCount)));
    this.#from = new Int32Array(most);
    this.#to = new Int32Array(most);
    this.#length = new Float32Array(most);
    this.#strength = new Float32Array(most);
  }

  add(one: number, other: number, strength: number): void {
    const from = Math.min(one, other);
    const to = Math.max(one, other);
    // Along a border the same pair comes again and again.
    const isLast = this.#from[this.#last] === from && this.#to[this.#last] === to;
    const entry = isLast && this.#count > 0 ? this.#last : this.#find(from, to);
    this.#last = entry;
    (this.#length[entry] as number) += 1;
    (this.#strength[entry] as number) += strength;
  }

  toGraph(regionCount: number): RegionGraph {
    return {
      regionCount,
      from: this.#from.slice(0, this.#count),
      to: this.#to.slice(0, this.#count),
      length: this.#length.slice(0, this.#count),
      strength: this.#strength.slice(0, this.#count),
    };
  }

  #find(from: number, to: number): number {
    const mask = this.#slots.length - 1;
    // Regions are numbered about row by row. So neighbours in the picture are neighbours in the
    // table and in the cache, and a region has few neighbours with lower numbers.
    let slot = (to * SLOTS_A_REGION + (from & 3)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) break;
      if (this.#from[entry] === from && this.#to[entry] === to) return entry;
    }
    const entry = this.#count;
    this.#count += 1;
    this.#slots[slot] = entry + 1;
    this.#from[entry] = from;
    this.#to[entry] = to;
    return entry;
  }
}
