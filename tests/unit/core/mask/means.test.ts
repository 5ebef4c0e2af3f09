import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { drawOverview, maskBounds, rasterise } from "@/utils/core/mask/raster";
import { slowRaster } from "./slow-raster.ts";

const picture = { width: 12, height: 9 };
const area = { x: 0, y: 0, ...picture };

/** Never on a pixel's edge or middle, where either answer would do. */
const coordinate = fc.integer({ min: -40, max: 160 }).map((tenth) => tenth / 10 + 0.0137);
const mode = fc.constantFrom("add" as const, "erase" as const);
const corner = fc.tuple(coordinate, coordinate);
const corners = (least: number) => fc.array(corner, { minLength: least, maxLength: 5 });
const points = (least: number) => corners(least).map((list) => list.flat());
/** A stroke leaves out points that are nearer to the last one than a quarter of a pixel, here and twice as fine. */
const apart = corners(1)
  .filter((list) =>
    list.every(([x, y], i) => {
      const [a, b] = list[i - 1] ?? [x + 1, y];
      return Math.max(Math.abs(x - a), Math.abs(y - b)) >= 0.25;
    }),
  )
  .map((list) => list.flat());
const length = fc.integer({ min: 10, max: 90 }).map((tenth) => tenth / 10 + 0.0071);
const radius = fc.integer({ min: 0, max: 40 }).map((tenth) => tenth / 10 + 0.0053);

const stroke = apart.chain((list) =>
  fc.record({
    kind: fc.constant("stroke" as const),
    mode,
    radius,
    points: fc.constant(list),
    radii: fc.array(radius, { minLength: list.length / 2, maxLength: list.length / 2 }),
  }),
);
const rectangle = fc.record({
  kind: fc.constant("rectangle" as const),
  mode,
  rect: fc.record({ x: coordinate, y: coordinate, width: length, height: length }),
});
const polygon = fc.record({ kind: fc.constant("polygon" as const), mode, points: points(3) });
const spans = fc.record({
  kind: fc.constant("spans" as const),
  mode,
  runs: fc
    .array(fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => list.flat()),
});
const whole = fc.constantFrom<MaskOperation>(
  { kind: "all" },
  { kind: "clear" },
  { kind: "invert" },
  { kind: "fillHoles" },
  { kind: "grow", by: 1 },
  { kind: "grow", by: 2.3 },
  { kind: "grow", by: -1 },
  { kind: "grow", by: -1.6 },
);

function agree(operation: fc.Arbitrary<MaskOperation>, most: number, scale: number): void {
  const size = { width: picture.width * scale, height: picture.height * scale };
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: most }), (list) => {
      const expected = slowRaster(list, picture, scale);
      expect(rasterise(list, area, size, picture).join()).toBe(expected.join());
    }),
    { numRuns: 60 / scale ** 2 },
  );
}

describe("a mask is what its operations mean", () => {
  it.each([1, 2])("strokes, at scale %i", (scale) => agree(stroke, 2, scale));
  it.each([1, 2])("rectangles, at scale %i", (scale) => agree(rectangle, 3, scale));
  it.each([1, 2])("polygons, at scale %i", (scale) => agree(polygon, 2, scale));
  it.each([1, 2])("runs of pixels, at scale %i", (scale) => agree(spans, 3, scale));
  it("whatever is done one after the other", () =>
    agree(fc.oneof(stroke, rectangle, polygon, spans, whole, whole), 6, 1));

  it("and its box is that of its pixels", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(rectangle, stroke, whole), { maxLength: 4 }), (list) => {
        const set = [...slowRaster(list, picture, 1).entries()].filter(([, value]) => value > 0);
        const columns = set.map(([i]) => i % picture.width);
        const rows = set.map(([i]) => Math.floor(i / picture.width));
        const [x, y] = [Math.min(...columns), Math.min(...rows)];
        const box = {
          x,
          y,
          width: Math.max(...columns) - x + 1,
          height: Math.max(...rows) - y + 1,
        };
        expect(maskBounds(list, picture)).toEqual(set.length > 0 ? box : undefined);
      }),
      { numRuns: 60 },
    );
  });
});

it("a polygon follows its edges exactly, however short they are", () => {
  const list = [
    { kind: "polygon", mode: "add", points: [-0.3863, 15.5137, -0.1863, 15.4137, 15.6137, 1.1137] },
  ] as const satisfies readonly MaskOperation[];
  const expected = slowRaster(list, picture, 1);
  expect(rasterise(list, area, picture, picture).join()).toBe(expected.join());
});

describe("a part of a mask", () => {
  it("is that part of the whole, at any scale and place, and empty beside the picture", () => {
    const place = fc.record({
      x: fc.integer({ min: -4, max: 10 }),
      y: fc.integer({ min: -4, max: 8 }),
    });
    const list = fc.array(fc.oneof(stroke, rectangle, whole), { maxLength: 4 });
    fc.assert(
      fc.property(list, place, fc.constantFrom(1, 2), (operations, { x, y }, scale) => {
        const part = { x, y, width: 5, height: 4 };
        const size = { width: 5 * scale, height: 4 * scale };
        const all = slowRaster(operations, picture, scale);
        const expected = Array.from({ length: size.width * size.height }, (_, i) => {
          const column = x * scale + (i % size.width);
          const row = y * scale + Math.floor(i / size.width);
          const isInside =
            column >= 0 &&
            row >= 0 &&
            column < picture.width * scale &&
            row < picture.height * scale;
          return isInside ? all[row * picture.width * scale + column] : 0;
        });
        // Holes are filled by the overview, which is as fine as the picture and no finer.
        fc.pre(scale === 1 || !operations.some(({ kind }) => kind === "fillHoles"));
        expect(rasterise(operations, part, size, picture).join()).toBe(expected.join());
      }),
      { numRuns: 80 },
    );
  });
});

describe("the overview of a picture larger than itself", () => {
  const large = { width: 4096, height: 64 };
  const overview = (operations: readonly MaskOperation[]) => drawOverview(operations, large);
  const rect = { x: 1001, y: 21, width: 6, height: 6 };

  it("is 2048 px wide, and at least one px high", () => {
    expect(overview([]).size).toEqual({ width: 2048, height: 32 });
    expect(drawOverview([], { width: 2048, height: 3 }).size).toEqual({ width: 2048, height: 3 });
    expect(drawOverview([], { width: 1, height: 9000 }).size).toEqual({ width: 1, height: 2048 });
  });

  it.each<[string, readonly MaskOperation[]]>([
    ["a rectangle", [{ kind: "rectangle", mode: "add", rect }]],
    [
      "what an inversion leaves",
      [{ kind: "all" }, { kind: "rectangle", mode: "erase", rect }, { kind: "invert" }],
    ],
    ["runs", [{ kind: "spans", mode: "add", runs: [21, 1001, 6, 26, 1001, 6] }]],
    [
      "runs that an inversion leaves",
      [
        { kind: "all" },
        { kind: "spans", mode: "erase", runs: [21, 1001, 6, 26, 1001, 6] },
        { kind: "invert" },
      ],
    ],
    [
      "a polygon",
      [{ kind: "polygon", mode: "add", points: [1001, 21, 1007, 21, 1007, 27, 1001, 27] }],
    ],
    [
      "a hole",
      [
        { kind: "all" },
        { kind: "polygon", mode: "erase", points: [1001, 21, 1007, 21, 1007, 27, 1001, 27] },
        { kind: "invert" },
      ],
    ],
    ["a dot", [{ kind: "stroke", mode: "add", radius: 3, points: [1004, 24] }]],
  ])("holds all of %s, and no more than 4 px around it", (_name, operations) => {
    const box = maskBounds(operations, large);
    if (!box) throw new Error("nothing is painted");
    expect(box.x).toBeLessThanOrEqual(1001);
    expect(box.y).toBeLessThanOrEqual(21);
    expect(box.x + box.width).toBeGreaterThanOrEqual(1007);
    expect(box.y + box.height).toBeGreaterThanOrEqual(27);
    expect(box.x).toBeGreaterThanOrEqual(1001 - 8);
    expect(box.x + box.width).toBeLessThanOrEqual(1007 + 8);
  });
});
