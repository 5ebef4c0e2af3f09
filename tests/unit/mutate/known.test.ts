import { describe, expect, test } from "vitest";
import { instrument } from "../../mutate/instrument.ts";
import { foundBefore, isCurrent, judge } from "../../mutate/known.ts";

const FILE = "utils/core/bytes.ts";
const SOURCE = "export const both = (a: number, b: number) => (a < b ? 1 : 0) + (b < a ? 1 : 0);\n";
const made = instrument(FILE, SOURCE, 0);
const ids = made.mutants.map(({ id }) => id);
const marks = (ones: readonly number[]) =>
  Uint8Array.from(ids, (id) => (ones.includes(id) ? 1 : 0));

describe("what is known of a file's faults", () => {
  const found = ids.filter((id) => id % 2 === 0);
  const result = judge(made, { killed: marks(found), covered: marks(ids.slice(0, 4)) }, SOURCE);

  test("counts only for the source it was found in", () => {
    expect(isCurrent(result, SOURCE)).toBe(true);
    expect(isCurrent(result, `${SOURCE} `)).toBe(false);
    expect(isCurrent(undefined, SOURCE)).toBe(false);
  });

  test("is how many were not found, of those that look the same as well", () => {
    const known = foundBefore(made, { [FILE]: result });
    expect(known.size).toBe(found.length);
    const names = (of: readonly number[]) =>
      of.map((id) => `${made.mutants[id]?.original} ${made.mutants[id]?.code}`).toSorted();
    expect(names([...known])).toEqual(names(found));
    expect(foundBefore(made, {})).toEqual(new Set());
  });

  test("keeps what an earlier run came across", () => {
    const later = judge(made, { killed: marks([]), covered: marks([]) }, SOURCE, result);
    const covered = later.survivors.filter(({ isCovered }) => isCovered).length;
    expect(covered).toBeGreaterThan(0);
    expect(covered).toBeLessThan(ids.length);
  });
});
