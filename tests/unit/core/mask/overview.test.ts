import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { drawOverview, maskBounds, rasterise } from "@/utils/core/mask/raster";

/** Twice as large as its overview: of each pixel there, four are here. */
const large = { width: 4096, height: 40 };
const whole = { x: 0, y: 0, ...large };
/** Columns around what is drawn; beyond them all is alike. */
const [FROM, TO] = [960, 1080];
/** How far an overview may be off, its own pixels. */
const SLACK = 4;

type Shape = Extract<MaskOperation, { mode: unknown }>;
const rows = Array.from({ length: 32 }, (_, row) => row + 4);

const SHAPES: Readonly<Record<string, Shape>> = {
  "a rectangle": {
    kind: "rectangle",
    mode: "add",
    rect: { x: 1000.3, y: 4.2, width: 50.5, height: 31.3 },
  },
  "a polygon": { kind: "polygon", mode: "add", points: [1000, 3, 1051, 4, 1048, 36, 1002, 35] },
  "a polygon with an odd number more": {
    kind: "polygon",
    mode: "add",
    points: [1000, 3, 1051, 4, 1048, 36, 1002, 35, 7],
  },
  "rows of pixels": {
    kind: "spans",
    mode: "add",
    runs: rows.flatMap((row) => [row, 1001 + (row % 3), 24, row, 1025 + (row % 3), 24]),
  },
  "a polygon between two rows": {
    kind: "polygon",
    mode: "add",
    points: [1000, 2.6, 1051, 2.6, 1051, 36.6, 1000, 36.6],
  },
  "a stroke": { kind: "stroke", mode: "add", radius: 16, points: [1018, 20, 1034, 20] },
  "a dot": { kind: "stroke", mode: "add", radius: 17, points: [1020, 20] },
};

const erased = (shape: Shape): Shape => ({ ...shape, mode: "erase" });

const LISTS: Readonly<Record<string, (shape: Shape) => readonly MaskOperation[]>> = {
  painted: (shape) => [shape],
  "taken out of all": (shape) => [{ kind: "all" }, erased(shape)],
  "painted after all was cleared": (shape) => [{ kind: "all" }, { kind: "clear" }, shape],
  "painted, then taken for what stays": (shape) => [shape, { kind: "invert" }],
  "taken out twice over": (shape) => [{ kind: "invert" }, erased(shape)],
  "painted and grown": (shape) => [shape, { kind: "grow", by: 3 }],
  "painted and shrunk": (shape) => [shape, { kind: "grow", by: -3 }],
};

const CASES = Object.entries(SHAPES).flatMap(([what, shape]) =>
  Object.entries(LISTS).map(([how, list]) => [what, how, list(shape)] as const),
);

describe("the overview of a large picture", () => {
  it.each(CASES)("holds all of %s, %s, and hardly more", (_what, _how, list) => {
    const { data, size } = drawOverview(list, large);
    expect(size).toEqual({ width: 2048, height: 20 });
    const exact = rasterise(list, whole, large, large);
    const isSet = (x: number, y: number) => data[y * size.width + x] === 255;
    const holdsPaint = (x: number, y: number) =>
      [0, 1].some((down) =>
        [0, 1].some((across) => exact[(2 * y + down) * large.width + 2 * x + across] === 255),
      );
    const near = (at: number, limit: number) =>
      Array.from({ length: 2 * SLACK + 1 }, (_, i) => at - SLACK + i).filter(
        (place) => place >= 0 && place < limit,
      );
    for (let y = 0; y < size.height; y += 1) {
      for (let x = FROM / 2; x < TO / 2; x += 1) {
        if (holdsPaint(x, y)) expect([x, y, isSet(x, y)]).toEqual([x, y, true]);
        else if (isSet(x, y)) {
          const isClose = near(y, size.height).some((row) =>
            near(x, size.width).some((column) => holdsPaint(column, row)),
          );
          expect([x, y, isClose]).toEqual([x, y, true]);
        }
      }
    }
  });

  it("of rows of pixels is the least that holds them", () => {
    const { data, size } = drawOverview(
      [{ kind: "all" }, erased(SHAPES["rows of pixels"] as Shape)],
      large,
    );
    const cleared = rows
      .filter((row) => row % 2 === 0)
      .map((row) => {
        const line = data.subarray((row / 2) * size.width, (row / 2 + 1) * size.width);
        return [line.indexOf(0), line.lastIndexOf(0)];
      });
    const expected = rows
      .filter((row) => row % 2 === 0)
      .map((row) => {
        const [upper, lower] = [1001 + (row % 3), 1001 + ((row + 1) % 3)];
        const from = Math.ceil(Math.max(upper, lower) / 2);
        const to = Math.floor((Math.min(upper, lower) + 48) / 2) - 1;
        return [from, to];
      });
    expect(cleared).toEqual(expected);
  });

  it("holds what is left of a shape that was shrunk, turned over or not", () => {
    const wide = { width: 16_384, height: 160 };
    const rect = { x: 4003, y: 11, width: 302, height: 135 };
    const shape: Shape = { kind: "rectangle", mode: "add", rect };
    const { data, size } = drawOverview([shape, { kind: "grow", by: -20 }], wide);
    const isSet = (x: number, y: number) =>
      data[Math.floor(y / 8) * size.width + Math.floor(x / 8)];
    for (const [x, y] of [
      [4023, 31],
      [4284, 31],
      [4023, 125],
      [4284, 125],
    ] as const) {
      expect([x, y, isSet(x, y)]).toEqual([x, y, 255]);
    }
    const turned = drawOverview([shape, { kind: "invert" }], wide).data;
    for (const [x, y] of [
      [4002, 60],
      [4305, 60],
      [4100, 10],
      [4100, 146],
    ] as const) {
      const at = Math.floor(y / 8) * size.width + Math.floor(x / 8);
      expect([x, y, turned[at]]).toEqual([x, y, 255]);
    }
  });

  it("stays whole where nothing but a thin stroke was taken out", () => {
    const thin: Shape = { kind: "stroke", mode: "erase", radius: 0.6, points: [1001, 9, 1049, 31] };
    expect(new Set(drawOverview([{ kind: "all" }, thin], large).data)).toEqual(new Set([255]));
  });

  it("grows by a disc, not by rows or columns alone", () => {
    const wide = { width: 16_384, height: 160 };
    const rect = { x: 4003, y: 70, width: 302, height: 20 };
    const list = [
      { kind: "rectangle", mode: "add", rect } as const,
      { kind: "grow", by: 10 } as const,
    ];
    const { data, size } = drawOverview(list, wide);
    const isSet = (x: number, y: number) =>
      data[Math.floor(y / 8) * size.width + Math.floor(x / 8)];
    expect([isSet(4100, 61), isSet(4100, 98), isSet(3994, 80), isSet(4313, 80)]).toEqual(
      Array(4).fill(255),
    );
    expect([isSet(4100, 24), isSet(4100, 136), isSet(3950, 80), isSet(4360, 80)]).toEqual(
      Array(4).fill(0),
    );
  });

  it("is the box of what is painted in whole pixels, where three here are not two there", () => {
    const odd = { width: 3000, height: 41 };
    for (let x = 700; x < 715; x += 1) {
      const shape = {
        kind: "rectangle",
        mode: "add",
        rect: { x, y: 3 + (x % 7), width: 9, height: 8 },
      } as const;
      const box = maskBounds([shape], odd);
      const { rect } = shape;
      expect(box && [box.x <= rect.x, box.y <= rect.y]).toEqual([true, true]);
      expect(box && box.x + box.width >= rect.x + rect.width).toBe(true);
      expect(box && box.y + box.height >= rect.y + rect.height).toBe(true);
      expect([box?.x, box?.y, box?.width, box?.height].every(Number.isInteger)).toBe(true);
    }
  });

  it("has no hole that was filled", () => {
    const ring: readonly MaskOperation[] = [
      { kind: "stroke", mode: "add", radius: 18, points: [1020, 20] },
      { kind: "stroke", mode: "erase", radius: 12, points: [1020, 20] },
      { kind: "fillHoles" },
    ];
    const { data, size } = drawOverview(ring, large);
    for (let y = 4; y < 16; y += 1) expect(data[y * size.width + 510]).toBe(255);
    expect(data[10 * size.width + 480]).toBe(0);
    expect(data[10 * size.width + 540]).toBe(0);
  });
});
