import { describe, expect, it } from "vitest";
import { growRuns } from "@/utils/core/mask/grow-runs";
import { rasterise } from "@/utils/core/mask/raster";
import { boundsOfRuns } from "@/utils/core/mask/run-bounds";

const picture = { width: 60, height: 40 };
const area = { x: 0, y: 0, ...picture };
const SHAPES: Readonly<Record<string, readonly number[]>> = {
  "a pixel": [20, 30, 1],
  "a shape with a hollow and two pieces": [
    5, 10, 20, 6, 10, 3, 6, 27, 3, 7, 10, 20, 25, 2, 1, 30, 50, 10,
  ],
  "rows apart": [3, 3, 4, 33, 40, 2],
  "one that touches the picture's edges": [0, 0, 60, 39, 55, 5],
};

describe("growing runs", () => {
  it.each(Object.entries(SHAPES))("paints what growing the mask paints: %s", (_, runs) => {
    for (const by of [1, 2, 3.5, 12]) {
      const spans = { kind: "spans", mode: "add" } as const;
      const grown = growRuns(runs, by, picture);
      const expected = rasterise(
        [
          { ...spans, runs },
          { kind: "grow", by },
        ],
        area,
        picture,
        picture,
      );
      expect(rasterise([{ ...spans, runs: grown }], area, picture, picture)).toEqual(expected);
    }
  });

  it("stays sorted, disjoint, and in the picture", () => {
    for (const runs of Object.values(SHAPES)) {
      const grown = growRuns(runs, 7, picture);
      let before = 0;
      for (let i = 0; i < grown.length; i += 3) {
        const [y, x, length] = grown.slice(i, i + 3) as [number, number, number];
        const start = y * picture.width + x;
        expect(start).toBeGreaterThanOrEqual(before);
        expect(x + length).toBeLessThanOrEqual(picture.width);
        expect(y).toBeLessThan(picture.height);
        before = start + length;
      }
    }
  });

  it("leaves nothing as nothing, and what grows by nothing as it is", () => {
    expect(growRuns([], 5, picture)).toEqual([]);
    expect(boundsOfRuns([])).toBeUndefined();
    expect(growRuns([4, 5, 6], 0, picture)).toEqual([4, 5, 6]);
  });

  it("knows the box", () => {
    expect(boundsOfRuns([5, 10, 20, 6, 8, 3])).toEqual({ x: 8, y: 5, width: 22, height: 2 });
  });
});

describe("growing in a small picture is what a disc around each pixel means", () => {
  const small = { width: 9, height: 7 };
  const isNear = (runs: readonly number[], x: number, y: number, by: number) => {
    for (let i = 0; i < runs.length; i += 3) {
      const [row = 0, from = 0, length = 0] = runs.slice(i, i + 3);
      for (let column = from; column < from + length; column += 1)
        if (Math.hypot(column - x, row - y) <= by) return true;
    }
    return false;
  };
  const drawn = (isPainted: (x: number, y: number) => boolean) =>
    Array.from({ length: small.height }, (_, y) =>
      Array.from({ length: small.width }, (_one, x) => (isPainted(x, y) ? "#" : ".")).join(""),
    );

  it.each<[string, number[]]>([
    ["the first pixel", [0, 0, 1]],
    ["the last pixel", [6, 8, 1]],
    ["a whole row", [3, 0, 9]],
    ["two runs in a row", [3, 1, 2, 3, 6, 2]],
    ["several rows", [1, 1, 1, 1, 6, 1, 2, 3, 2, 5, 0, 3, 5, 5, 4]],
  ])("%s", (_, runs) => {
    for (const by of [0, 1, 1.5, 2.3, 20]) {
      const grown = growRuns(runs, by, small);
      expect([by, drawn((x, y) => isNear(grown, x, y, 0))]).toEqual([
        by,
        drawn((x, y) => isNear(runs, x, y, by)),
      ]);
    }
  });
});
