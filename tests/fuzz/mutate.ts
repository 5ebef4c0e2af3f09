/** Values that readers trip over. */
const NASTY = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x20, 0x22, 0x28, 0x2c, 0x3c, 0x5b, 0x5c, 0x7b];
const MAX_BYTES = 200_000;

type Random = () => number;
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const below = (random: Random, limit: number) => Math.floor(random() * limit);

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts)).subarray(0, MAX_BYTES);
}

const flipBit: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  const at = below(random, copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
  return copy;
};

const setByte: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  copy[below(random, copy.length)] = NASTY[below(random, NASTY.length)] ?? 0;
  return copy;
};

/** Lengths and counts are written in two or four bytes. */
const setWord: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  const at = below(random, copy.length);
  copy.fill(random() < 0.5 ? 0xff : 0, at, at + (random() < 0.5 ? 2 : 4));
  return copy;
};

const cut: Mutation = (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1));

const drop: Mutation = (bytes, random) => {
  const at = below(random, bytes.length);
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 20)));
};

const double: Mutation = (bytes, random) => {
  const from = below(random, bytes.length);
  const to = Math.min(bytes.length, from + 1 + below(random, 200));
  return join(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to));
};

/** The same few bytes over and over: what patterns that go back are slow at. */
const repeat: Mutation = (bytes, random) => {
  const at = below(random, bytes.length);
  const piece = bytes.subarray(at, at + 1 + below(random, 8));
  const times = 1 + below(random, 4_000);
  const many = Buffer.alloc(piece.length * times, piece);
  return join(bytes.subarray(0, at), many, bytes.subarray(at));
};

const MUTATIONS = [flipBit, flipBit, setByte, setByte, setWord, cut, drop, double, repeat];

/** A damaged copy of a good file, or of nothing. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let times = 1 + below(random, 6); times > 0 && mutated.length > 0; times -= 1) {
    const mutation = MUTATIONS[below(random, MUTATIONS.length)] ?? flipBit;
    mutated = mutation(mutated, random);
  }
  return mutated;
}
