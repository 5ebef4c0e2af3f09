import { describe, expect, it } from "vitest";
import { gridOf, stepFrom, tilesBetween } from "@/utils/core/gallery/grid";

describe("tiles of 112 px at least, 8 px apart, with 40 px of words below", () => {
  it.each([
    [5, 232, { columns: 2, width: 112, rowHeight: 160, height: 480 }],
    [5, 231, { columns: 1, width: 231, rowHeight: 279, height: 1395 }],
    [4, 352, { columns: 3, width: 112, rowHeight: 160, height: 320 }],
    [3, 352, { columns: 3, width: 112, rowHeight: 160, height: 160 }],
    [7, 370, { columns: 3, width: 118, rowHeight: 166, height: 498 }],
    [0, 352, { columns: 3, width: 112, rowHeight: 160, height: 0 }],
    [2, 0, { columns: 1, width: 1, rowHeight: 49, height: 98 }],
  ])("%i of them in %i px", (count, inside, grid) => {
    expect(gridOf(count, inside)).toEqual(grid);
  });
});

describe("of ten tiles, three in a row of 160 px,", () => {
  const grid = gridOf(10, 352);

  it.each([
    [0, 160, 0, 3],
    [0, 161, 0, 6],
    [159, 161, 0, 6],
    [160, 320, 3, 6],
    [319, 480, 3, 9],
    [320, 9000, 6, 10],
    [-50, 100, 0, 3],
    [-50, 0, 0, 0],
  ])("those between %i and %i px are from %i to %i", (top, bottom, from, to) => {
    expect(tilesBetween(grid, 10, top, bottom)).toEqual({ from, to });
  });
});

describe("of thirty tiles, three in a row,", () => {
  it.each([
    ["ArrowLeft", 4, 3],
    ["ArrowLeft", 0, 0],
    ["ArrowRight", 28, 29],
    ["ArrowRight", 29, 29],
    ["ArrowUp", 14, 11],
    ["ArrowDown", 14, 17],
    ["ArrowDown", 28, 29],
    ["PageDown", 2, 14],
    ["PageDown", 25, 29],
    ["PageUp", 14, 2],
    ["PageUp", 5, 0],
    ["Home", 14, 0],
    ["End", 14, 29],
  ])("%s leads from tile %i to tile %i", (key, at, to) => {
    expect(stepFrom(at, key, { columns: 3 }, 30)).toBe(to);
  });
});
