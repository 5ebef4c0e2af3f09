/** https://www.rfc-editor.org/rfc/rfc1950#section-8 */
const MODULUS = 65_521;
/** So many bytes at most keep both sums exact before the modulus is taken. */
const STRETCH = 5552;

/** The checksum of a zlib stream, and how many bytes it is of. */
export interface Adler {
  readonly low: number;
  readonly high: number;
  readonly length: number;
}

export const ADLER_OF_NOTHING: Adler = { low: 1, high: 0, length: 0 };

/** Adler-32 of some bytes. */
export function adlerOf(data: Uint8Array): Adler {
  let [low, high] = [1, 0];
  for (let start = 0; start < data.length; start += STRETCH) {
    const end = Math.min(data.length, start + STRETCH);
    for (let i = start; i < end; i++) {
      low += data[i]!;
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return { low, high, length: data.length };
}

/**
 * Adler-32 of two parts as one, from those of the parts: `low` is 1 + the sum of all bytes, and
 * `high` grows by `low` at every byte, so the second part's grows by the first's bytes each time.
 */
export function joinAdlers(first: Adler, second: Adler): Adler {
  const before = first.low - 1;
  return {
    low: (before + second.low) % MODULUS,
    high: (first.high + second.high + (second.length % MODULUS) * before) % MODULUS,
    length: first.length + second.length,
  };
}
