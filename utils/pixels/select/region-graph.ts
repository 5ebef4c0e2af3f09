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

/** @param labels region of every pixel, from 0 */
export function regionGraph(
  labels: Int32Array | Uint16Array,
  regionCount: number,
  { width, height }: Size,
  edges: Float32Array,
): RegionGraph {
  const table = new PairTable();
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    const last = start + width - 1;
    let here = labels[start] as number;
    for (let i = start; i < last; i += 1) {
      const right = labels[i + 1] as number;
      if (here === right) continue;
      table.add(here, right, Math.max(edges[i] as number, edges[i + 1] as number));
      here = right;
    }
    if (y === height - 1) break;
    for (let i = start; i <= last; i += 1) {
      const above = labels[i] as number;
      const below = labels[i + width] as number;
      if (above === below) continue;
      table.add(above, below, Math.max(edges[i] as number, edges[i + width] as number));
    }
  }
  return table.toGraph(regionCount);
}

/** A hash table of pairs by open addressing, entries in the order they were met. */
class PairTable {
  #slots = new Int32Array(1 << 14);
  #from = new Int32Array(1 << 13);
  #to = new Int32Array(1 << 13);
  #length = new Float32Array(1 << 13);
  #strength = new Float32Array(1 << 13);
  #count = 0;
  #last = 0;

  add(one: number, other: number, strength: number): void {
    const from = Math.min(one, other);
    const to = Math.max(one, other);
    // Along a border the same pair comes again and again.
    const isLast = this.#from[this.#last] === from && this.#to[this.#last] === to;
    const entry = isLast && this.#count > 0 ? this.#last : this.#find(from, to);
    this.#last = entry;
    this.#length[entry] = (this.#length[entry] as number) + 1;
    this.#strength[entry] = (this.#strength[entry] as number) + strength;
  }

  #find(from: number, to: number): number {
    let slot = this.#slotOf(from, to);
    let entry = (this.#slots[slot] as number) - 1;
    if (entry < 0) {
      if (this.#count === this.#from.length) {
        this.#grow();
        slot = this.#slotOf(from, to);
      }
      entry = this.#count;
      this.#count += 1;
      this.#slots[slot] = entry + 1;
      this.#from[entry] = from;
      this.#to[entry] = to;
    }
    return entry;
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

  #slotOf(from: number, to: number): number {
    const mask = this.#slots.length - 1;
    const mixed = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0 || (this.#from[entry] === from && this.#to[entry] === to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const size = this.#from.length * 2;
    this.#from = grownInts(this.#from, size);
    this.#to = grownInts(this.#to, size);
    this.#length = grownFloats(this.#length, size);
    this.#strength = grownFloats(this.#strength, size);
    this.#slots = new Int32Array(size * 2);
    for (let entry = 0; entry < this.#count; entry += 1)
      this.#slots[this.#slotOf(this.#from[entry] as number, this.#to[entry] as number)] = entry + 1;
  }
}

function grownInts(from: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(from);
  return grown;
}

function grownFloats(from: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const grown = new Float32Array(size);
  grown.set(from);
  return grown;
}
