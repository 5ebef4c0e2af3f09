const MIN_MATCH = 4;
const MAX_MATCH = 258;
/** A shorter match far back takes more bits than its bytes do. */
const MIN_FAR_MATCH = 6;
const NEAR = 64;
const MAX_DISTANCE = 32_768;
const HASH_BITS = 14;
/** After so many bytes without a match the steps between tries grow: noise has no matches. */
const PATIENCE_BITS = 4;

/** Repeats in a block, in order: from where on, how long, how far back. */
export interface Matches {
  readonly starts: Int32Array;
  readonly lengths: Uint16Array;
  readonly distances: Uint16Array;
  count: number;
}

/** Finds repeats of earlier bytes, block by block of the same data. */
export interface MatchFinder {
  /** Forgets what it has seen: other data follows. */
  reset(): void;
  /** Valid until the next call. */
  find(data: Uint8Array, start: number, end: number): Matches;
}

/** @param blockBytes the largest block */
export function createMatchFinder(blockBytes: number): MatchFinder {
  const heads = new Int32Array(1 << HASH_BITS);
  const most = Math.ceil(blockBytes / MIN_MATCH);
  const matches: Matches = {
    starts: new Int32Array(most),
    lengths: new Uint16Array(most),
    distances: new Uint16Array(most),
    count: 0,
  };
  return {
    reset: () => heads.fill(-MAX_DISTANCE - 1),
    find(data, start, end) {
      fillMatches(matches, heads, data, start, end);
      return matches;
    },
  };
}

function fillMatches(
  matches: Matches,
  heads: Int32Array,
  data: Uint8Array,
  start: number,
  end: number,
): void {
  const lastTry = end - MIN_MATCH;
  let [at, misses, count] = [start, 0, 0];
  while (at <= lastTry) {
    const hash = hashAt(data, at);
    const candidate = heads[hash]!;
    heads[hash] = at;
    const distance = at - candidate;
    // A distance of 32768 does not fit into 16 bits together with 0; leaving it out costs nothing.
    const length = distance < MAX_DISTANCE ? matchLength(data, candidate, at, end) : 0;
    if (length < (distance <= NEAR ? MIN_MATCH : MIN_FAR_MATCH)) {
      at += 1 + (misses++ >> PATIENCE_BITS);
      continue;
    }
    matches.starts[count] = at;
    matches.lengths[count] = length;
    matches.distances[count++] = distance;
    at += length;
    // Lets a run continue from the byte before: near matches are the cheapest.
    if (at <= lastTry) heads[hashAt(data, at - 1)] = at - 1;
    misses = 0;
  }
  matches.count = count;
}

function hashAt(data: Uint8Array, at: number): number {
  const word = data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
}

function matchLength(data: Uint8Array, from: number, at: number, end: number): number {
  const most = Math.min(MAX_MATCH, end - at);
  let length = 0;
  while (length < most && data[from + length] === data[at + length]) length++;
  return length;
}
