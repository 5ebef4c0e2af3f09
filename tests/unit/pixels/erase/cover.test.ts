import { describe, expect, it } from "vitest";
import { coverOf, drawPatches } from "@/utils/pixels/erase/cover";
import type { Patch } from "@/utils/pixels/erase/request";
import {
  addSources,
  barredSquares,
  barSquares,
  createSourceMap,
  isBarred,
} from "@/utils/pixels/erase/source-map";

function patch(x: number, y: number, marks: readonly number[], value: number): Patch {
  const rect = { x, y, width: 3, height: 2 };
  const rgba = new Uint8ClampedArray(24).fill(value);
  return { rect, rgba, changed: Uint8Array.from(marks) };
}

describe("the image of all patches", () => {
  const patches = [patch(10, 20, [0, 1, 0, 0, 1, 0], 5), patch(11, 21, [1, 0, 0, 0, 0, 1], 9)];

  it("is as large as what differs, and no larger", () => {
    expect(coverOf(patches)).toEqual({ x: 11, y: 20, width: 3, height: 3 });
    expect(coverOf([patch(0, 0, [0, 0, 0, 0, 0, 0], 1)])).toBeUndefined();
  });

  it("is opaque where a pixel differs, the later patch over the earlier one", () => {
    const drawn = drawPatches(patches, { x: 11, y: 20, width: 3, height: 3 });
    const pixels = Array.from({ length: 9 }, (_, i) => [...drawn.subarray(i * 4, i * 4 + 4)]);
    const [five, nine, none] = [
      [5, 5, 5, 255],
      [9, 9, 9, 255],
      [0, 0, 0, 0],
    ];
    expect(pixels).toEqual([five, none, none, nine, none, none, none, none, nine]);
  });
});

describe("what was copied from", () => {
  it("is barred for the next try just the same after it was written down", () => {
    const picture = { width: 100, height: 60 };
    const map = createSourceMap(picture);
    const square = (x: number) =>
      Int32Array.from({ length: 12 }, (_, i) => x + (i % 4) + 100 * (i >> 2));
    for (const x of [0, 8, 40]) addSources(map, { x: 0, y: 0, ...picture }, square(x));
    const runs = barredSquares(map);
    expect(runs).toEqual([0, 2, 5, 1]);
    const again = barSquares(picture, runs);
    for (let y = 0; y < 60; y++) {
      for (let x = 0; x < 100; x++) expect(isBarred(again, x, y)).toBe(isBarred(map, x, y));
    }
  });
});
