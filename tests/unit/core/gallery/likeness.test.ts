import { describe, expect, it } from "vitest";
import { CELLS, groupAlike, isAlike } from "@/utils/core/gallery/likeness";

const size = { width: 400, height: 300 };

/** Cells of one colour, but for those that are named. */
function cells(colour: number, change: Readonly<Record<number, number>> = {}): number[] {
  return Array.from({ length: CELLS * CELLS * 3 }, (_, at) => change[at] ?? colour);
}

describe("two pictures are near duplicates", () => {
  it("saved anew at another size, a little off everywhere", () => {
    const small = { cells: cells(122), size: { width: 200, height: 150 } };
    expect(isAlike({ cells: cells(120), size }, small)).toBe(true);
  });

  it("not where one place differs clearly, as the same product with another label", () => {
    expect(isAlike({ cells: cells(120), size }, { cells: cells(120, { 7: 160 }), size })).toBe(
      false,
    );
  });

  it("not where all of it differs a little more than saving does", () => {
    expect(isAlike({ cells: cells(120), size }, { cells: cells(127), size })).toBe(false);
  });

  it("not in another shape: one of them is cut", () => {
    const square = { cells: cells(120), size: { width: 300, height: 300 } };
    expect(isAlike({ cells: cells(120), size }, square)).toBe(false);
  });

  it("not where nothing is known of their colours", () => {
    expect(isAlike({ cells: [], size }, { cells: [], size })).toBe(false);
  });
});

describe("near duplicates stand together", () => {
  const known: Readonly<Record<string, number>> = { small: 10, other: 200, large: 11 };
  const sizes: Readonly<Record<string, typeof size>> = {
    small: size,
    other: size,
    large: { width: 800, height: 600 },
  };
  const read = (id: string) => {
    const colour = known[id];
    return colour === undefined ? undefined : { cells: cells(colour), size: sizes[id] ?? size };
  };

  it("with the largest in front, in the order of the page", () => {
    expect(groupAlike(["small", "other", "large"], read)).toEqual([["large", "small"], ["other"]]);
  });

  it("and what nobody has looked at stays alone", () => {
    expect(groupAlike(["unread", "also unread"], read)).toEqual([["unread"], ["also unread"]]);
  });

  it("and likeness is not handed on along small steps", () => {
    const steps: Readonly<Record<string, number>> = { a: 0, b: 4, c: 8 };
    const groups = groupAlike(["a", "b", "c"], (id) => ({ cells: cells(steps[id] ?? 0), size }));
    expect(groups).toEqual([["a", "b"], ["c"]]);
  });
});
