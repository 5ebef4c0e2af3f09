import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ADLER_OF_NOTHING, adlerOf, joinAdlers } from "@/utils/pixels/png/adler";
import { createPacker, deflate, ZLIB_HEAD, zlibTail } from "@/utils/pixels/png/deflate";

/** Each part by a packer of its own, as two workers would. */
function deflateApart(parts: readonly Uint8Array[]): Buffer {
  const packed = parts.map((part) => createPacker()(part));
  const adler = packed.map((each) => each.adler).reduce(joinAdlers, ADLER_OF_NOTHING);
  return Buffer.concat([ZLIB_HEAD, ...packed.map(({ bytes }) => bytes), zlibTail(adler)]);
}

function expectSame(parts: readonly Uint8Array[]): number {
  const packed = deflateApart(parts);
  expect(Buffer.compare(inflateSync(packed), Buffer.concat(parts))).toBe(0);
  return packed.length;
}

const seeded = (length: number, value: (random: number, i: number) => number) => {
  let seed = 1;
  return Uint8Array.from({ length }, (_, i) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return value(seed >> 16, i);
  });
};

describe("deflate", () => {
  it("gives the same bytes whatever its packer has packed before", () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    fc.assert(
      fc.property(bytes, bytes, (before, data) => {
        const used = createPacker();
        used(before);
        expect(used(data).bytes).toEqual(createPacker()(data).bytes);
      }),
    );
  });

  it("makes a whole stream of bytes at once", () => {
    const data = seeded(300_000, (random) => random & 15);
    expect(Buffer.compare(inflateSync(deflate(data)), data)).toBe(0);
  });

  it("is read back by zlib byte for byte, whatever the bytes and in whatever parts", () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.tuple(fc.nat(255), fc.nat(3000)).map(([value, n]) => new Uint8Array(n).fill(value)),
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 90 }))
        .map(([word, n]) =>
          Uint8Array.from({ length: word.length * n }, (_, i) => word[i % word.length] ?? 0),
        ),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        expectSame(parts);
      }),
      { numRuns: 300 },
    );
  });

  it("holds for blocks larger than its own, near and far repeats, and noise", () => {
    expectSame([seeded(400_000, (random) => random)]);
    expectSame([seeded(400_000, (random) => (random & 7) * (random & 3))]);
    const noise = seeded(32_768, (random) => random);
    expectSame([Buffer.concat([noise, noise, noise.subarray(100)])]);
    expectSame([new Uint8Array(0)]);
    expectSame([seeded(10, (random) => random), new Uint8Array(0)]);
  });

  it("holds for every mixture of rare and frequent bytes, repeats and noise", () => {
    const mixture = fc.record({
      length: fc.integer({ min: 1, max: 60_000 }),
      period: fc.integer({ min: 1, max: 700 }),
      skew: fc.double({ min: 0.3, max: 30, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(mixture, ({ length, period, skew, share }) => {
        const rare = seeded(length, (random) => -Math.log((random + 1) / 32_769) * skew);
        for (let i = period; i < length; i++) {
          if (i % 97 > share * 97) rare[i] = rare[i - period] ?? 0;
        }
        expectSame([rare]);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps codes within 15 bits where the counts grow like Fibonacci's numbers", () => {
    const counts = [1, 1];
    while (counts.length < 24) counts.push((counts.at(-1) ?? 0) + (counts.at(-2) ?? 0));
    const symbols = counts.flatMap((count, symbol) => new Array<number>(count).fill(symbol * 9));
    const shuffled = symbols
      .map((symbol, i) => ({ symbol, key: Math.imul(i + 1, 0x9e3779b1) >>> 0 }))
      .toSorted((a, b) => a.key - b.key);
    expectSame([Uint8Array.from(shuffled, ({ symbol }) => symbol)]);
  });

  it("makes next to nothing of flat areas and little of repeated patterns", () => {
    expect(expectSame([new Uint8Array(1_000_000)])).toBeLessThan(3_000);
    const pattern = seeded(997, (random) => random);
    const repeated = Uint8Array.from({ length: 500_000 }, (_, i) => pattern[i % 997] ?? 0);
    expect(expectSame([repeated])).toBeLessThan(20_000);
  });

  it("does not blow up noise by more than a thousandth", () => {
    const noise = seeded(1_000_000, (random) => random);
    expect(expectSame([noise])).toBeLessThan(1_001_500);
  });
});

describe("Adler-32", () => {
  it("of two parts is joined from those of the parts", () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // Long and bright: the sums pass the modulus many times.
      fc.integer({ min: 65_000, max: 140_000 }).map((n) => new Uint8Array(n).fill(255)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const joined = parts.map(adlerOf).reduce(joinAdlers, ADLER_OF_NOTHING);
        expect(joined).toEqual(adlerOf(Buffer.concat(parts)));
      }),
      { numRuns: 60 },
    );
  });

  it("is what RFC 1950 and others say it is", () => {
    const { low, high } = adlerOf(new TextEncoder().encode("Wikipedia"));
    expect(high * 65_536 + low).toBe(0x11e6_0398);
  });
});
