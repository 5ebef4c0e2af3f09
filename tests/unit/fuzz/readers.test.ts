import { describe, expect, it } from "vitest";
import { mutate } from "../../fuzz/mutate.ts";
import { READER_NAMES } from "../../fuzz/names.ts";
import { READERS } from "../../fuzz/readers.ts";
import { seededRandom } from "../../support/seeded-random.ts";

/** `npm run fuzz` runs many more, with limits of time and memory. */
const CASES = 100;

describe.each(READERS.map((reader) => [reader.name, reader] as const))(
  "reading: %s",
  (_name, reader) => {
    it("settles without throwing for every good example", async () => {
      for (const seed of reader.seeds) await reader.read(new Uint8Array(seed));
    });

    it("settles without throwing, whatever is damaged", async () => {
      for (let seed = 0; seed < CASES; seed += 1) {
        const random = seededRandom(seed);
        const good = reader.seeds[Math.floor(random() * reader.seeds.length)] ?? new Uint8Array(0);
        await reader.read(new Uint8Array(mutate(good, random)));
      }
    });
  },
);

it("`npm run fuzz` knows all readers", () => {
  expect(READERS.map(({ name }) => name)).toEqual(READER_NAMES);
});
