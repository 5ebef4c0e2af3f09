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

  it("up to 5 levels of 255 on average and 28 in one place, whichever is darker", () => {
    const pairs = (a: number[], b: number[]) => [
      isAlike({ cells: a, size }, { cells: b, size }),
      isAlike({ cells: b, size }, { cells: a, size }),
    ];
    expect(pairs(cells(120), cells(125))).toEqual([true, true]);
    expect(pairs(cells(120), cells(125, { 0: 126 }))).toEqual([false, false]);
    expect(pairs(cells(120), cells(120, { 0: 148 }))).toEqual([true, true]);
    expect(pairs(cells(120), cells(120, { 0: 149 }))).toEqual([false, false]);
    const last = CELLS * CELLS * 3 - 1;
    expect(pairs(cells(120), cells(120, { [last]: 149 }))).toEqual([false, false]);
  });

  it("not where one of them was looked at in fewer cells", () => {
    const [whole, half] = [cells(120), cells(120).slice(96)];
    expect(isAlike({ cells: whole, size }, { cells: half, size })).toBe(false);
    expect(isAlike({ cells: half, size }, { cells: whole, size })).toBe(false);
    expect(isAlike({ cells: [], size }, { cells: whole, size })).toBe(false);
    expect(isAlike({ cells: [9], size }, { cells: [9], size })).toBe(true);
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

  it("but for those that cannot be looked at, which stand alone", () => {
    expect(groupAlike(["small", "broken", "large", "gone"], read)).toEqual([
      ["large", "small"],
      ["broken"],
      ["gone"],
    ]);
  });

  it("with the largest in front, in the order of the page", () => {
    expect(groupAlike(["small", "other", "large"], read)).toEqual([["large", "small"], ["other"]]);
  });

  it("and what nobody has looked at stays alone", () => {
    expect(groupAlike(["unread", "also unread"], read)).toEqual([["unread"], ["also unread"]]);
  });

  it("each in the first group it fits, also behind what nobody has looked at", () => {
    const levels: Readonly<Record<string, number>> = { a: 0, c: 8, b: 4 };
    const read = (id: string) =>
      id in levels ? { cells: cells(levels[id] ?? 0), size } : undefined;
    expect(groupAlike(["x", "a", "c", "b"], read)).toEqual([["x"], ["a", "b"], ["c"]]);
  });

  it("and likeness is not handed on along small steps", () => {
    const steps: Readonly<Record<string, number>> = { a: 0, b: 4, c: 8 };
    const groups = groupAlike(["a", "b", "c"], (id) => ({ cells: cells(steps[id] ?? 0), size }));
    expect(groups).toEqual([["a", "b"], ["c"]]);
  });
});
