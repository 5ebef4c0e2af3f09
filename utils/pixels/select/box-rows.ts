import type { Planes } from "@/utils/pixels/select/planes";

/** Boxes of 5 × 5 px, cut off at the picture's edge. */
const REACH = 2;
const BOX = 2 * REACH + 1;
/** How many rows are kept: 7 are compared with each other. */
const KEPT = 8;

/**
 * What lies in the box around every pixel, row by row from the top. Few rows
 * are kept, so that all that is worked on stays in the processor's cache.
 */
export class BoxRows {
  /** Numbers a box: the mean of each channel, then what varies within the box, over all channels. */
  readonly size: number;
  /** The boxes of a row lie side by side: two are compared by reading two places. */
  readonly values: Float32Array;
  readonly #planes: Planes;
  /** For each number of a box: the means along the last rows, and what they add up to down the box. */
  readonly #means: readonly Float32Array[];
  readonly #sums: readonly Float64Array[];
  readonly #squares: Float32Array;
  #entered = 0;
  #described = 0;

  constructor(planes: Planes) {
    const { channels, width } = planes;
    this.#planes = planes;
    this.size = channels.length + 1;
    this.values = new Float32Array(KEPT * width * this.size);
    this.#means = Array.from({ length: this.size }, () => new Float32Array(KEPT * width));
    this.#sums = this.#means.map(() => new Float64Array(width));
    this.#squares = new Float32Array(width);
  }

  /** Where row y starts in `values`. The row may lie up to 7 above the lowest one asked for so far. */
  startOf(y: number): number {
    for (; this.#described <= y; this.#described += 1) this.#describe(this.#described);
    return (y % KEPT) * this.#planes.width * this.size;
  }

  #describe(y: number): void {
    const { width, height } = this.#planes;
    const first = Math.max(y - REACH, 0);
    const last = Math.min(y + REACH, height - 1);
    for (; this.#entered <= last; this.#entered += 1) this.#enter(this.#entered);
    const start = (y % KEPT) * width * this.size;
    for (const [at, sums] of this.#sums.entries()) {
      if (y > REACH) this.#add(at, first - 1, -1);
      writeMeans(sums, 1 / (last - first + 1), this.values, start + at, this.size);
    }
    subtractSquares(this.values, start, start + width * this.size, this.size);
  }

  /** Takes in a row of the picture. */
  #enter(y: number): void {
    const { channels, width } = this.#planes;
    this.#squares.fill(0);
    for (const channel of channels) addSquares(channel, this.#squares, y * width);
    for (const [at, means] of this.#means.entries()) {
      const channel = channels[at];
      const to = (y % KEPT) * width;
      if (channel) meansOfRow(channel, y * width, means, to, width);
      else meansOfRow(this.#squares, 0, means, to, width);
      this.#add(at, y, 1);
    }
  }

  #add(at: number, y: number, sign: number): void {
    const sums = this.#sums[at] as Float64Array;
    addRow(this.#means[at] as Float32Array, (y % KEPT) * sums.length, sums, sign);
  }
}

// Every row is a call of its own: V8 optimises what is called often sooner than one long loop.

function addSquares(from: Float32Array, to: Float32Array, start: number): void {
  for (let x = 0; x < to.length; x += 1) {
    const value = from[start + x] as number;
    (to[x] as number) += value * value;
  }
}

function addRow(from: Float32Array, start: number, sums: Float64Array, sign: number): void {
  for (let x = 0; x < sums.length; x += 1)
    (sums[x] as number) += sign * (from[start + x] as number);
}

function writeMeans(
  sums: Float64Array,
  factor: number,
  to: Float32Array,
  start: number,
  step: number,
): void {
  for (let x = 0, i = start; x < sums.length; x += 1, i += step)
    to[i] = (sums[x] as number) * factor;
}

/** What varies: the mean of squares less the squares of the means. */
function subtractSquares(values: Float32Array, start: number, end: number, size: number): void {
  for (let i = start; i < end; i += size) {
    const spread = i + size - 1;
    let squares = 0;
    for (let k = i; k < spread; k += 1) squares += (values[k] as number) * (values[k] as number);
    values[spread] = Math.max(0, (values[spread] as number) - squares);
  }
}

/** The mean of what lies within reach of every pixel along its row. */
function meansOfRow(
  from: Float32Array,
  start: number,
  to: Float32Array,
  toStart: number,
  width: number,
): void {
  const by = toStart - start;
  const end = start + width;
  const first = Math.min(start + REACH, end);
  const last = Math.max(end - REACH, first);
  for (let i = start; i < first; i += 1) to[i + by] = meanAround(from, i, start, end);
  let sum = BOX * meanAround(from, Math.min(first, end - 1), start, end);
  for (let i = first; i < last; i += 1) {
    if (i > first) sum += (from[i + REACH] as number) - (from[i - REACH - 1] as number);
    to[i + by] = sum / BOX;
  }
  for (let i = last; i < end; i += 1) to[i + by] = meanAround(from, i, start, end);
}

/** The mean over what lies within reach of `i` and inside of a row from `start` to `end`. */
function meanAround(from: Float32Array, i: number, start: number, end: number): number {
  const first = Math.max(i - REACH, start);
  const last = Math.min(i + REACH, end - 1);
  let sum = 0;
  for (let j = first; j <= last; j += 1) sum += from[j] as number;
  return sum / (last - first + 1);
}
