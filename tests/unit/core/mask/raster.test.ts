import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";

const picture: Size = { width: 60, height: 40 };
const whole: Rect = { x: 0, y: 0, ...picture };

function raster(operations: readonly MaskOperation[], size = picture, of = picture): Uint8Array {
  return rasterise(operations, { x: 0, y: 0, ...of }, size, of);
}

function count(data: Uint8Array): number {
  return data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0);
}

const coordinate = fc.double({ min: -10, max: 70, noNaN: true });
const mode = fc.constantFrom("add" as const, "erase" as const);
const points = (min: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: min, maxLength: 6 }).map((p) => p.flat());
const rect = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.double({ min: 0.2, max: 40, noNaN: true }),
  height: fc.double({ min: 0.2, max: 40, noNaN: true }),
});
const runs = fc
  .uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 12 })
  .map((rows) => rows.sort((a, b) => a - b).flatMap((row) => [row, row % 17, 5 + (row % 23)]));
const painted: fc.Arbitrary<MaskOperation> = fc.oneof(
  fc.record({
    kind: fc.constant("stroke" as const),
    mode,
    radius: fc.double({ min: 0.1, max: 12, noNaN: true }),
    points: points(1),
  }),
  fc.record({ kind: fc.constant("rectangle" as const), mode, rect }),
  fc.record({ kind: fc.constant("polygon" as const), mode, points: points(3) }),
  fc.record({ kind: fc.constant("spans" as const), mode, runs }),
);
const operation: fc.Arbitrary<MaskOperation> = fc.oneof(
  { weight: 4, arbitrary: painted },
  fc.constantFrom<MaskOperation>(
    { kind: "all" },
    { kind: "invert" },
    { kind: "clear" },
    { kind: "fillHoles" },
    { kind: "grow", by: 3 },
    { kind: "grow", by: -2.5 },
  ),
);
const operations = fc.array(operation, { maxLength: 8 });

describe("the raster of a mask", () => {
  it("is hard: 0 or 255 and nothing between", () => {
    fc.assert(
      fc.property(operations, (list) => {
        expect([...new Set(raster(list))].every((value) => value === 0 || value === 255)).toBe(
          true,
        );
      }),
    );
  });

  it("does not change when it is inverted twice", () => {
    fc.assert(
      fc.property(operations, (list) => {
        expect(raster([...list, { kind: "invert" }, { kind: "invert" }])).toEqual(raster(list));
      }),
    );
  });

  it("of a part equals that part of the whole", () => {
    const part = { x: 13, y: 7, width: 20, height: 15 };
    fc.assert(
      fc.property(operations, (list) => {
        const cut = rasterise(list, part, { width: 20, height: 15 }, picture);
        const all = raster(list);
        for (let row = 0; row < 15; row++) {
          const line = all.subarray((row + 7) * 60 + 13, (row + 7) * 60 + 33);
          expect(cut.subarray(row * 20, row * 20 + 20)).toEqual(line);
        }
      }),
    );
  });

  it("sets nothing outside of the picture, whatever was painted there", () => {
    const wide = { x: -10, y: -10, width: 80, height: 60 };
    fc.assert(
      fc.property(operations, (list) => {
        const data = rasterise(list, wide, { width: 80, height: 60 }, picture);
        const outside = data.filter((_, at) => {
          const [row, column] = [Math.floor(at / 80), at % 80];
          return row < 10 || row >= 50 || column < 10 || column >= 70;
        });
        expect(outside.every((value) => value === 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("at two scales agrees within the coarser pixel", () => {
    const coarse = { width: 15, height: 10 };
    fc.assert(
      fc.property(fc.array(painted.map(asAdded), { maxLength: 5 }), (list) => {
        const fine = raster(list);
        const rough = raster(list, coarse);
        expect(isNearSet(fine, picture, rough, coarse)).toBe(true);
        expect(isNearSet(rough, coarse, fine, picture)).toBe(true);
      }),
    );
  });

  it("keeps a hairline at every scale", () => {
    const hairline: MaskOperation = {
      kind: "stroke",
      mode: "add",
      radius: 0.01,
      points: [2, 3, 55, 37],
    };
    for (const scale of [0.1, 0.25, 1, 3]) {
      const size = { width: 60 * scale, height: 40 * scale };
      const data = raster([hairline], size);
      for (let column = Math.ceil(3 * scale); column < 54 * scale; column++) {
        const hits = Array.from(
          { length: size.height },
          (_, row) => data[row * size.width + column],
        );
        expect(hits).toContain(255);
      }
    }
  });
});

describe("single operations", () => {
  it("paints a dot as a disc", () => {
    const data = raster([{ kind: "stroke", mode: "add", radius: 10, points: [30, 20] }]);
    expect(Math.abs(count(data) - Math.PI * 100)).toBeLessThan(8);
  });

  it("paints a stroke whose width follows the pen's pressure", () => {
    const data = raster([
      { kind: "stroke", mode: "add", radius: 4, radii: [2, 8], points: [15, 20, 45, 20] },
    ]);
    const height = (column: number) =>
      Array.from({ length: 40 }, (_, row) => data[row * 60 + column]).filter(Boolean).length;
    expect(height(15)).toBeLessThan(height(30));
    expect(height(30)).toBeLessThan(height(45));
    expect(height(45)).toBe(16);
  });

  it("fills a polygon that crosses itself by the even-odd rule", () => {
    const star = [30, 2, 40, 36, 12, 14, 48, 14, 20, 36];
    const data = raster([{ kind: "polygon", mode: "add", points: star }]);
    expect(data[20 * 60 + 30]).toBe(0);
    expect(data[8 * 60 + 30]).toBe(255);
  });

  it("fills exactly the runs of an import at the picture's own scale", () => {
    const data = raster([{ kind: "spans", mode: "add", runs: [3, 5, 4, 9, 0, 60] }]);
    expect(count(data)).toBe(64);
    expect([data[3 * 60 + 4], data[3 * 60 + 5], data[3 * 60 + 8], data[3 * 60 + 9]]).toEqual([
      0, 255, 255, 0,
    ]);
  });

  it("grows by a round brush and shrinks back", () => {
    const square: MaskOperation = {
      kind: "rectangle",
      mode: "add",
      rect: { x: 20, y: 10, width: 20, height: 20 },
    };
    const grown = raster([square, { kind: "grow", by: 5 }]);
    expect(grown[20 * 60 + 15]).toBe(255);
    expect(grown[20 * 60 + 14]).toBe(0);
    expect(grown[5 * 60 + 15]).toBe(0);
    expect(raster([square, { kind: "grow", by: 5 }, { kind: "grow", by: -5 }])).toEqual(
      raster([square]),
    );
  });

  it("does not shrink away from the picture's border", () => {
    expect(count(raster([{ kind: "all" }, { kind: "grow", by: -8 }]))).toBe(2400);
  });

  it("fills holes, also where only a part of the ring is shown", () => {
    const ring: MaskOperation[] = [
      { kind: "stroke", mode: "add", radius: 15, points: [30, 20] },
      { kind: "stroke", mode: "erase", radius: 10, points: [30, 20] },
      { kind: "fillHoles" },
    ];
    const area = { x: 28, y: 18, width: 4, height: 4 };
    expect(count(rasterise(ring, area, { width: 8, height: 8 }, picture))).toBe(64);
  });
});

describe("the box of what is painted", () => {
  it("is exact on pictures of moderate size", () => {
    fc.assert(
      fc.property(operations, (list) => {
        expect(maskBounds(list, picture)).toEqual(exactBox(raster(list), picture));
      }),
    );
  });

  it("is never too small on large pictures, and hardly too large", () => {
    const large = { width: 4096, height: 80 };
    const wide = fc.array(operation.map(stretched), { maxLength: 6 });
    fc.assert(
      fc.property(wide, (list) => {
        const exact = exactBox(raster(list, large, large), large);
        const box = maskBounds(list, large);
        if (!exact) return;
        expect(box).toBeDefined();
        if (!box) return;
        expect(box.x).toBeLessThanOrEqual(exact.x);
        expect(box.y).toBeLessThanOrEqual(exact.y);
        expect(box.x + box.width).toBeGreaterThanOrEqual(exact.x + exact.width);
        expect(box.y + box.height).toBeGreaterThanOrEqual(exact.y + exact.height);
      }),
      { numRuns: 60 },
    );
    const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 20, points: [2000, 40] };
    const box = maskBounds([dot], large);
    expect(box?.width).toBeLessThanOrEqual(40 + 4 * 2 * 2);
  });

  it("is nothing where everything was erased", () => {
    expect(maskBounds([], picture)).toBeUndefined();
    expect(maskBounds([{ kind: "all" }, { kind: "invert" }], picture)).toBeUndefined();
  });
});

function asAdded(step: MaskOperation): MaskOperation {
  return "mode" in step ? { ...step, mode: "add" } : step;
}

/** The same operation over a picture of 4096 x 300. */
function stretched(step: MaskOperation): MaskOperation {
  if (step.kind === "stroke" || step.kind === "polygon") {
    return { ...step, points: step.points.map((value, i) => value * (i % 2 === 0 ? 68 : 2)) };
  }
  if (step.kind === "rectangle") {
    const { x, y, width, height } = step.rect;
    return { ...step, rect: { x: x * 68, y: y * 2, width: width * 68, height: height * 2 } };
  }
  return step;
}

function exactBox(data: Uint8Array, size: Size): Rect | undefined {
  let [left, top, right, bottom] = [size.width, size.height, -1, -1];
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== 255) continue;
    const x = i % size.width;
    const y = Math.floor(i / size.width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Whether every set pixel of `a` has a set pixel of `b` within the coarser of
 * their pixels. Not asked of the outermost ones: of what was painted beside the
 * picture and barely reaches into it, the nearest pixel may lie outside.
 */
function isNearSet(a: Uint8Array, aSize: Size, b: Uint8Array, bSize: Size): boolean {
  const centre = (index: number, size: Size) => ({
    x: (((index % size.width) + 0.5) * whole.width) / size.width,
    y: ((Math.floor(index / size.width) + 0.5) * whole.height) / size.height,
  });
  const coarser = Math.max(whole.width / aSize.width, whole.width / bSize.width);
  const targets = [...b.keys()].filter((i) => b[i] === 255).map((i) => centre(i, bSize));
  return [...a.keys()]
    .filter((i) => a[i] === 255)
    .map((i) => centre(i, aSize))
    .filter(({ x, y }) => Math.min(x, y, whole.width - x, whole.height - y) > coarser)
    .every((p) =>
      targets.some(
        (q) => Math.abs(p.x - q.x) <= coarser * 1.01 && Math.abs(p.y - q.y) <= coarser * 1.01,
      ),
    );
}
