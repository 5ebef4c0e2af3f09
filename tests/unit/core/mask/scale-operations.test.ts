import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Size } from "@/utils/core/geometry";
import { MAX_GROWTH, type MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { scaleOperations } from "@/utils/core/mask/scale-operations";

const from: Size = { width: 100, height: 60 };

function share(operations: readonly MaskOperation[], size: Size): number {
  const raster = rasterise(operations, { x: 0, y: 0, ...size }, size, size);
  return raster.reduce((sum, value) => sum + value, 0) / 255 / (size.width * size.height);
}

const SHAPES: readonly (readonly [string, MaskOperation])[] = [
  ["a stroke", { kind: "stroke", mode: "add", radius: 12, points: [30, 30, 60, 30] }],
  [
    "a stroke of a pen",
    { kind: "stroke", mode: "add", radius: 12, points: [30, 30, 60, 30], radii: [6, 12] },
  ],
  [
    "a rectangle",
    { kind: "rectangle", mode: "add", rect: { x: 60, y: 40, width: 40, height: 20 } },
  ],
  ["a polygon", { kind: "polygon", mode: "add", points: [10, 10, 90, 10, 50, 50] }],
  [
    "spans",
    {
      kind: "spans",
      mode: "add",
      runs: Array.from({ length: 30 }, (_, y) => [y + 10, 20, 40]).flat(),
    },
  ],
  ["all", { kind: "all" }],
];

describe("paint at the same relative place", () => {
  it.each(SHAPES)("covers the same share of a picture of the same aspect: %s", (_, shape) => {
    for (const factor of [0.5, 2, 3.1]) {
      const to = { width: Math.round(100 * factor), height: Math.round(60 * factor) };
      expect(share(scaleOperations([shape], from, to), to)).toBeCloseTo(share([shape], from), 1);
    }
  });

  it("is stretched with the picture: a corner stays a corner", () => {
    const corner: MaskOperation = {
      kind: "rectangle",
      mode: "add",
      rect: { x: 80, y: 45, width: 20, height: 15 },
    };
    expect(scaleOperations([corner], from, { width: 50, height: 240 })).toEqual([
      { kind: "rectangle", mode: "add", rect: { x: 40, y: 180, width: 10, height: 60 } },
    ]);
  });

  const small: Size = { width: 4, height: 2 };

  it.each<[string, Size, MaskOperation, object]>([
    [
      "points by both sides, and a brush by their mean",
      { width: 16, height: 18 },
      { kind: "stroke", mode: "add", radius: 1, points: [1, 1, 3, 2], radii: [1, 2] },
      { radius: 6, points: [4, 9, 12, 18], radii: [6, 12] },
    ],
    [
      "only the width, where only that differs",
      { width: 16, height: 2 },
      { kind: "polygon", mode: "add", points: [1, 1, 3, 2] },
      { points: [4, 1, 12, 2] },
    ],
    [
      "only the height, where only that differs",
      { width: 4, height: 18 },
      { kind: "polygon", mode: "add", points: [1, 1, 3, 2] },
      { points: [1, 9, 3, 18] },
    ],
    ["a growth by the mean", { width: 16, height: 18 }, { kind: "grow", by: -2 }, { by: -12 }],
  ])("scales %s", (_what, to, operation, scaled) => {
    expect(scaleOperations([operation], small, to)).toMatchObject([scaled]);
  });

  it.each<[string, Size, number[], number[]]>([
    [
      "each row twice",
      { width: 8, height: 4 },
      [0, 0, 2, 1, 1, 3],
      [0, 0, 4, 1, 0, 4, 2, 2, 6, 3, 2, 6],
    ],
    ["both runs of a row", { width: 8, height: 2 }, [1, 0, 1, 1, 3, 1], [1, 0, 2, 1, 6, 2]],
    ["the row below the middle", { width: 4, height: 1 }, [0, 0, 1, 1, 1, 2], [0, 1, 2]],
    ["ends to the nearest px", { width: 3, height: 2 }, [0, 1, 1, 1, 1, 2], [0, 1, 1, 1, 1, 1]],
    [
      "runs that would meet as one after the other",
      { width: 2, height: 2 },
      [0, 0, 1, 0, 1, 1, 0, 2, 1],
      [0, 0, 1, 0, 1, 1],
    ],
    ["nothing of nothing", { width: 9, height: 9 }, [], []],
  ])("takes of spans %s", (_what, to, before, after) => {
    expect(scaleOperations([{ kind: "spans", mode: "add", runs: before }], small, to)).toEqual([
      { kind: "spans", mode: "add", runs: after },
    ]);
  });

  it("is the very same on a picture of the same size", () => {
    const operations = SHAPES.map(([, shape]) => shape);
    expect(scaleOperations(operations, from, { ...from })).toBe(operations);
  });

  it("never grows beyond what a record may hold", () => {
    const [grown] = scaleOperations([{ kind: "grow", by: -64 }], from, {
      width: 50_000,
      height: 30_000,
    });
    expect(grown).toEqual({ kind: "grow", by: -MAX_GROWTH });
  });

  const runs = fc
    .uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 20 })
    .map((rows) => rows.sort((a, b) => a - b))
    .map((rows) => rows.flatMap((y) => [y, y % 7, 3 + (y % 20), y, 40 + (y % 9), 1 + (y % 30)]));
  const side = fc.integer({ min: 1, max: 300 });

  it("keeps runs sorted, apart and inside the picture", () => {
    fc.assert(
      fc.property(runs, side, side, (list, width, height) => {
        const spans: MaskOperation = { kind: "spans", mode: "add", runs: list };
        const [scaled] = scaleOperations([spans], from, { width, height });
        const found = scaled?.kind === "spans" ? scaled.runs : [];
        let end = -1;
        for (let at = 0; at < found.length; at += 3) {
          const [y = 0, x = 0, length = 0] = found.slice(at, at + 3);
          expect(length).toBeGreaterThan(0);
          expect(x + length).toBeLessThanOrEqual(width);
          expect(y * width + x).toBeGreaterThanOrEqual(end);
          end = y * width + x + length;
        }
        expect(end).toBeLessThanOrEqual(width * height);
      }),
    );
  });
});
