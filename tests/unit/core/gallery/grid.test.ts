import { describe, expect, it } from "vitest";
import { gridOf, stepFrom, tilesBetween } from "@/utils/core/gallery/grid";

describe("tiles in rows", () => {
  it.each([
    [288, 2],
    [368, 3],
    [768, 6],
    [1248, 10],
  ])("fill %i px with %i in a row", (inside, columns) => {
    const grid = gridOf(100, inside);
    expect(grid.columns).toBe(columns);
    expect(grid.columns * grid.width + (columns - 1) * 8).toBeLessThanOrEqual(inside);
  });

  it("are one in a row at least, however narrow it is", () => {
    expect(gridOf(3, 20)).toMatchObject({ columns: 1 });
  });

  it("of two thousand are drawn only where they can be seen", () => {
    const grid = gridOf(2000, 368);
    const { from, to } = tilesBetween(grid, 2000, 50 * grid.rowHeight, 54 * grid.rowHeight);
    expect([from, to]).toEqual([150, 162]);
  });

  it("are none where the screen lies above them or below", () => {
    const grid = gridOf(4, 368);
    for (const top of [-100_000, -2 * grid.rowHeight, 9000]) {
      const { from, to } = tilesBetween(grid, 4, top, top + grid.rowHeight);
      expect(from).toBe(to);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(4);
    }
  });
});

describe("arrow keys", () => {
  const grid = { columns: 3 };

  it.each([
    ["ArrowRight", 4, 5],
    ["ArrowDown", 4, 7],
    ["ArrowUp", 1, 0],
    ["Home", 7, 0],
    ["End", 2, 8],
  ])("%s leads from tile %i to tile %i of nine", (key, at, to) => {
    expect(stepFrom(at, key, grid, 9)).toBe(to);
  });

  it("are all there is: other keys stay with the tile", () => {
    expect(stepFrom(4, "Enter", grid, 9)).toBeUndefined();
  });
});
