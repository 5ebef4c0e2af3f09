import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect, Size } from "@/utils/core/geometry";
import { componentBoxes } from "@/utils/core/mask/component-boxes";

/** Every pixel names the first one it is connected to, found by asking all neighbours again and again. */
function slowBoxes(data: Uint8Array, { width }: Size): readonly Rect[] {
  const first = Array.from(data, (value, at) => (value === 255 ? at : -1));
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const [at, own] of first.entries()) {
      for (const [other, theirs] of first.entries()) {
        const across = Math.abs((at % width) - (other % width));
        const down = Math.abs(Math.floor(at / width) - Math.floor(other / width));
        if (own < 0 || theirs < 0 || across > 1 || down > 1 || theirs >= (first[at] ?? 0)) continue;
        first[at] = theirs;
        hasChanged = true;
      }
    }
  }
  return [...new Set(first)]
    .filter((name) => name >= 0)
    .map((name) => {
      const own = [...first.keys()].filter((at) => first[at] === name);
      const [columns, rows] = [
        own.map((at) => at % width),
        own.map((at) => Math.floor(at / width)),
      ];
      const [x, y] = [Math.min(...columns), Math.min(...rows)];
      return { x, y, width: Math.max(...columns) - x + 1, height: Math.max(...rows) - y + 1 };
    });
}

const draw = (...rows: readonly string[]) => ({
  data: Uint8Array.from(rows.join(""), (letter) => (letter === "#" ? 255 : 0)),
  size: { width: rows[0]?.length ?? 0, height: rows.length },
});

describe("the boxes of what is painted", () => {
  it.each([
    [["....", "...."], []],
    [["#"], [[0, 0, 1, 1]]],
    [["####", "####"], [[0, 0, 4, 2]]],
    [
      ["#..#", "....", "#..#"],
      [
        [0, 0, 1, 1],
        [3, 0, 1, 1],
        [0, 2, 1, 1],
        [3, 2, 1, 1],
      ],
    ],
    [
      ["...#", "#..."],
      [
        [3, 0, 1, 1],
        [0, 1, 1, 1],
      ],
    ],
    [["..#.", ".#..", "#..."], [[0, 0, 3, 3]]],
    [["#...", ".#..", "..#."], [[0, 0, 3, 3]]],
    [["#.#.#", "#.#.#", "#####"], [[0, 0, 5, 3]]],
    [["#####", "#.#.#", "#.#.#"], [[0, 0, 5, 3]]],
    [
      ["#####", "#...#", "#.#.#", "#...#", "#####"],
      [
        [0, 0, 5, 5],
        [2, 2, 1, 1],
      ],
    ],
    [["###..", "..#..", "..###"], [[0, 0, 5, 3]]],
    [["..###", "..#..", "###.."], [[0, 0, 5, 3]]],
  ])("in %j are %j", (rows, boxes) => {
    const { data, size } = draw(...rows);
    const before = data.slice();
    expect(
      componentBoxes(data, size).map(({ x, y, width, height }) => [x, y, width, height]),
    ).toEqual(boxes);
    expect(data).toEqual(before);
  });

  it("are those of a search that knows only which pixels are neighbours", () => {
    const raster = fc.record({
      width: fc.integer({ min: 1, max: 7 }),
      rows: fc.integer({ min: 1, max: 5 }),
    });
    const filled = raster.chain(({ width, rows }) =>
      fc
        .array(fc.constantFrom(0, 0, 255), { minLength: width * rows, maxLength: width * rows })
        .map((data) => ({ data: Uint8Array.from(data), size: { width, height: rows } })),
    );
    fc.assert(
      fc.property(filled, ({ data, size }) => {
        expect(componentBoxes(data, size)).toEqual(slowBoxes(data, size));
      }),
    );
  });
});
