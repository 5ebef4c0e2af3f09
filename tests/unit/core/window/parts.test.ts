import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationsOf } from "@/utils/core/edit/part";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";
import { type MaskPart, separateParts } from "@/utils/core/window/parts";

const picture = { width: 1600, height: 1200 };
const dot = (x: number, y: number, radius = 20): MaskOperation => ({
  kind: "stroke",
  mode: "add",
  radius,
  points: [x, y],
});

/** What the edit of one part may change. */
const ownOperations = (operations: readonly MaskOperation[], { others }: MaskPart) =>
  operationsOf({
    mask: { operations, position: operations.length },
    part: { groupId: "g", editIds: [], others },
  });

describe("a mask of far-apart parts", () => {
  it("is split where one window around all of it would be mostly waste", () => {
    const operations = [dot(100, 100), dot(1500, 1100)];
    const parts = separateParts(operations, picture);
    expect(parts).toHaveLength(2);
    expect(parts?.[0]?.box).toEqual({ x: 80, y: 80, width: 40, height: 40 });
    const second = parts?.[1];
    expect(second && maskBounds(ownOperations(operations, second), picture)).toEqual(second?.box);
  });

  it("stays one where its parts are close, few enough for one window", () => {
    expect(separateParts([dot(100, 100), dot(220, 160)], picture)).toBeUndefined();
    expect(separateParts([dot(800, 600, 300)], picture)).toBeUndefined();
    expect(separateParts([], picture)).toBeUndefined();
  });

  it("stays one where it has more parts than anybody wants to pay for", () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      dot(80 + (i % 4) * 480, 80 + Math.floor(i / 4) * 500, 4),
    );
    expect(separateParts(many, picture)).toBeUndefined();
  });

  it("loses nothing and counts nothing twice", () => {
    const small = { width: 400, height: 300 };
    const spot = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 300 }),
      radius: fc.integer({ min: 1, max: 15 }),
    });
    const size = { width: 160, height: 120 };
    const area = { x: 0, y: 0, ...small };
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 5 }), (spots) => {
        const operations = spots.map(({ x, y, radius }) => dot(x, y, radius));
        const parts = separateParts(operations, small);
        if (!parts) return;
        const rasters = parts.map((part) =>
          rasterise(ownOperations(operations, part), area, size, small),
        );
        const whole = rasterise(operations, area, size, small);
        const holders = whole.map((_, i) => rasters.filter((raster) => raster[i] === 255).length);
        expect(holders).toEqual(whole.map((value) => (value === 255 ? 1 : 0)));
      }),
      { numRuns: 60 },
    );
  });
});
