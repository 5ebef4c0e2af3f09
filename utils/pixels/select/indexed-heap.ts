/** The entry with the least cost first; each entry is in it once, and its cost can change. */
export class IndexedHeap {
  readonly #costs: Float64Array;
  readonly #entries: Int32Array;
  /** Where an entry is in `#entries`; -1: nowhere. */
  readonly #places: Int32Array;
  #size = 0;

  /** @param capacity entries are the numbers below it */
  constructor(capacity: number) {
    this.#costs = new Float64Array(capacity);
    this.#entries = new Int32Array(capacity);
    this.#places = new Int32Array(capacity).fill(-1);
  }

  /** Adds an entry, or changes its cost. */
  set(entry: number, cost: number): void {
    let place = this.#places[entry] as number;
    if (place < 0) {
      place = this.#size;
      this.#size += 1;
    }
    this.#costs[entry] = cost;
    this.#sink(entry, this.#rise(entry, place));
  }

  remove(entry: number): void {
    const place = this.#places[entry] as number;
    if (place < 0) return;
    this.#places[entry] = -1;
    this.#size -= 1;
    if (place === this.#size) return;
    const moved = this.#entries[this.#size] as number;
    this.#sink(moved, this.#rise(moved, place));
  }

  /** Takes the cheapest entry; at equal cost any, but the same one every time. -1: empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const entry = this.#entries[0] as number;
    this.remove(entry);
    return entry;
  }

  #put(entry: number, place: number): void {
    this.#entries[place] = entry;
    this.#places[entry] = place;
  }

  #rise(entry: number, from: number): number {
    const cost = this.#costs[entry] as number;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = this.#entries[above] as number;
      if ((this.#costs[other] as number) <= cost) break;
      this.#put(other, place);
      place = above;
    }
    this.#put(entry, place);
    return place;
  }

  #sink(entry: number, from: number): void {
    const cost = this.#costs[entry] as number;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.#size) break;
      const right = below + 1;
      if (right < this.#size && this.#cost(right) < this.#cost(below)) below = right;
      if (this.#cost(below) >= cost) break;
      this.#put(this.#entries[below] as number, place);
      place = below;
    }
    this.#put(entry, place);
  }

  #cost(place: number): number {
    return this.#costs[this.#entries[place] as number] as number;
  }
}
