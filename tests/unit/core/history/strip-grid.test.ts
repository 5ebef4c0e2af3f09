import { describe, expect, it } from "vitest";
import { drawnResults, keyLeads, placeOf, stripGrid } from "@/utils/core/history/strip-grid";

describe("the grid of the strip", () => {
  it("has as many columns as tiles with their gaps fit, and always one", () => {
    const columns = (width: number) => stripGrid({ top: 0, width, height: 134 }).columns;
    // 8 px on both sides, tiles of 56 px with 8 px between them.
    expect([0, 72, 135, 136, 320, 400].map(columns)).toEqual([1, 1, 1, 2, 4, 6]);
  });

  it("draws whole rows: those in sight and three on both sides", () => {
    const view = { width: 400, height: 134 };
    const rows = (top: number) => {
      const { from, to, columns } = stripGrid({ ...view, top });
      return [from / columns, to / columns];
    };
    expect(rows(0)).toEqual([0, 5]);
    expect(rows(64 * 10)).toEqual([6, 15]);
  });

  it("puts cells into rows, from the left", () => {
    expect([0, 5, 6, 13].map((cell) => placeOf(cell, { columns: 6 }))).toEqual([
      { gridRow: 1, gridColumn: 1 },
      { gridRow: 1, gridColumn: 6 },
      { gridRow: 2, gridColumn: 1 },
      { gridRow: 3, gridColumn: 2 },
    ]);
  });
});

describe("the results that are drawn", () => {
  it("are those in sight, less what lies before them", () => {
    expect(drawnResults(500, 2, { from: 12, to: 18 }, [])).toEqual([10, 11, 12, 13, 14, 15]);
    expect(drawnResults(3, 2, { from: 0, to: 30 }, [])).toEqual([0, 1, 2]);
    expect(drawnResults(3, 2, { from: 60, to: 90 }, [])).toEqual([]);
  });

  it("are further the chosen one and that with the focus, in order and each once", () => {
    expect(drawnResults(500, 0, { from: 10, to: 12 }, [400, 3])).toEqual([3, 10, 11, 400]);
    expect(drawnResults(500, 0, { from: 10, to: 12 }, [11, 11])).toEqual([10, 11]);
    expect(drawnResults(500, 0, { from: 10, to: 12 }, [400, 400])).toEqual([10, 11, 400]);
    expect(drawnResults(20, 0, { from: 10, to: 12 }, [-1, 20])).toEqual([10, 11]);
  });
});

describe("a key in the strip", () => {
  const leads = (at: number, key: string, columns: number | undefined = 4) =>
    keyLeads(at, key, 10, columns);

  it("leads along the results and by rows, to the original and to the last", () => {
    expect(leads(2, "ArrowRight")).toBe(3);
    expect(leads(0, "ArrowLeft")).toBe(-1);
    expect(leads(2, "ArrowDown")).toBe(6);
    expect(leads(3, "ArrowUp")).toBe(-1);
    expect(leads(5, "Home")).toBe(-1);
    expect(leads(5, "End")).toBe(9);
  });

  it("leads nowhere beyond them, nor up and down where there is one row", () => {
    expect(leads(-1, "ArrowLeft")).toBeUndefined();
    expect(leads(9, "ArrowRight")).toBeUndefined();
    expect(leads(2, "ArrowUp")).toBeUndefined();
    expect(leads(7, "ArrowDown")).toBeUndefined();
    expect(keyLeads(2, "ArrowDown", 10, undefined)).toBeUndefined();
    expect(leads(2, "a")).toBeUndefined();
  });
});
