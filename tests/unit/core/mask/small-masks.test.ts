import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { slowRaster } from "./slow-raster.ts";

const picture = { width: 12, height: 9 };
const whole = { x: 0, y: 0, ...picture };

type Mode = "add" | "erase";
const rectangle = (x: number, y: number, width: number, height: number, mode: Mode = "add") =>
  ({ kind: "rectangle", mode, rect: { x, y, width, height } }) as const;
const stroke = (radius: number, points: readonly number[], radii?: readonly number[]) =>
  ({ kind: "stroke", mode: "add", radius, points, ...(radii ? { radii } : {}) }) as const;
const spans = (...runs: readonly number[]) => ({ kind: "spans", mode: "add", runs }) as const;
const polygon = (...points: readonly number[]) =>
  ({ kind: "polygon", mode: "add", points }) as const;
const FILL = { kind: "fillHoles" } as const;
const INVERT = { kind: "invert" } as const;

/** Pixels of a drawing: `#` is painted. */
const drawn = (...rows: readonly string[]) =>
  spans(
    ...rows.flatMap((row, y) => [...row].flatMap((letter, x) => (letter === "#" ? [y, x, 1] : []))),
  );

const RING = drawn("", " #####", " #   #", " # # #", " #   #", " #####");
const OPEN = drawn("", " #####", " #   #", " #    ", " #   #", " #####");
const SPIRAL = drawn(
  "########",
  "#      #",
  "# #### #",
  "# #  # #",
  "# # ## #",
  "# #    #",
  "# ######",
);
const TWO = drawn("###### ####", "#  # # #  #", "# ## # ## #", "#    #  # #", "###### ####");
const EDGE = drawn(
  "#  #",
  "####",
  "",
  "        ####",
  "        #  #",
  "        ####",
  "",
  "###",
  "# #",
);

const BAYS = drawn(
  "#### ####",
  "#  # #  #",
  "#  # ####",
  "#  #",
  "",
  "        ####",
  "        #",
  "        ####",
  "",
);
const BELOW = drawn("", "", "", "", "", " ####  ###", " #  #  # #", " #  #  # #", " #  #  # #");

const LISTS: Readonly<Record<string, readonly MaskOperation[]>> = {
  "a ring": [RING, FILL],
  "a ring that is open": [OPEN, FILL],
  "a spiral": [SPIRAL, FILL],
  "two rings with rooms of several rows": [TWO, FILL],
  "rings that the border closes, or does not": [EDGE, FILL],
  "bays that are open to a side": [BAYS, FILL],
  "bays that are open below": [BELOW, FILL],
  "grown into the corner": [rectangle(0, 2, 1, 1), { kind: "grow", by: 2.1 }],
  "all but a hole": [{ kind: "all" }, rectangle(3, 3, 4, 3, "erase"), FILL],
  "all but a hole at the border": [{ kind: "all" }, rectangle(0, 3, 4, 3, "erase"), FILL],
  "a hole that was painted over later": [RING, FILL, rectangle(2, 2, 2, 2, "erase")],
  "a filled ring that is cut open later": [RING, FILL, rectangle(3, 0, 1, 4, "erase")],
  "nothing, filled": [FILL],
  "all, filled": [{ kind: "all" }, FILL],
  "a ring, then cleared": [RING, { kind: "clear" }, rectangle(1, 1, 2, 2)],
  "a ring, then all": [RING, { kind: "all" }, rectangle(1, 1, 2, 2, "erase")],
  "all turned over": [{ kind: "all" }, INVERT],
  "cleared twice": [RING, { kind: "clear" }, { kind: "clear" }, RING],
  "all first, then more": [{ kind: "all" }, rectangle(2, 2, 3, 3, "erase"), RING],
  "one dot": [stroke(2.3053, [5.0137, 4.0137])],
  "a line": [stroke(1.4053, [2.0137, 2.0137, 9.0137, 6.0137])],
  "a line down": [stroke(1.4053, [6.0137, 1.0137, 6.0137, 7.0137])],
  "a line back": [stroke(1.4053, [9.0137, 6.0137, 2.0137, 2.0137])],
  "a line of three points": [stroke(0.9053, [1.0137, 1.0137, 6.0137, 7.0137, 10.0137, 1.0137])],
  "a line that widens": [stroke(1, [2.0137, 4.0137, 9.0137, 4.0137], [0.6053, 3.1053])],
  "a line that narrows": [stroke(1, [2.0137, 4.0137, 9.0137, 4.0137], [3.1053, 0.6053])],
  "a disc inside another": [stroke(1, [6.0137, 4.0137, 6.5137, 4.5137], [3.6053, 1.1053])],
  "a disc around another": [stroke(1, [6.5137, 4.5137, 6.0137, 4.0137], [1.1053, 3.6053])],
  "two sizes at one place": [stroke(1, [6.0137, 4.0137, 6.0137, 4.0137], [1.1053, 2.6053])],
  "an odd number more": [stroke(1.4053, [2.0137, 2.0137, 9.0137, 6.0137, 5])],
  "a triangle": [polygon(1.0137, 1.0137, 10.0137, 2.0137, 4.0137, 8.0137)],
  "a star": [polygon(6.01, 0.51, 8.51, 8.01, 1.01, 3.51, 11.01, 3.51, 3.51, 8.01)],
  "level edges": [polygon(2.01, 2.01, 9.01, 2.01, 9.01, 6.01, 2.01, 6.01)],
  "rows beyond the border": [spans(0, 0, 40, 8, 5, 40, 3, 2, 1)],
  "rows of one pixel": [spans(2, 3, 1, 4, 5, 1, 6, 7, 1)],
  "shrunk at the border": [rectangle(0, 0, 6, 9), { kind: "grow", by: -1.6 }],
  "grown by a little": [rectangle(4, 3, 2, 2), { kind: "grow", by: 2.3 }],
  "grown by nothing": [rectangle(4, 3, 2, 2), { kind: "grow", by: 0 }],
  "shrunk by less than a pixel": [rectangle(4, 3, 4, 4), { kind: "grow", by: -0.6 }],
  "shrunk away": [rectangle(4, 3, 2, 2), { kind: "grow", by: -3 }],
  "grown over all": [rectangle(4, 3, 2, 2), { kind: "grow", by: 20 }],
};

/** Parts of the picture: of a few pixels, of whole rows and columns, and over its border. */
const PARTS = [
  [0, 0, 5, 4],
  [5, 4, 5, 4],
  [7, 0, 5, 4],
  [0, 5, 5, 4],
  [2, 2, 5, 4],
  [-2, -1, 5, 4],
  [9, 7, 5, 4],
  [0, 0, 12, 4],
  [0, 5, 12, 4],
  [0, 0, 5, 9],
  [7, 0, 5, 9],
  [1, 0, 11, 9],
  [0, 1, 12, 8],
] as const;

describe("a small mask is what its operations mean", () => {
  it.each(Object.entries(LISTS))("%s", (_, list) => {
    expect(rasterise(list, whole, picture, picture).join()).toBe(
      slowRaster(list, picture, 1).join(),
    );
  });

  it.each(Object.entries(LISTS))("in each of its parts: %s", (_, list) => {
    const all = slowRaster(list, picture, 1);
    for (const [x, y, width, height] of PARTS) {
      const size = { width, height };
      const expected = Array.from({ length: width * height }, (_one, i) => {
        const [column, row] = [x + (i % width), y + Math.floor(i / width)];
        const isInside = column >= 0 && row >= 0 && column < 12 && row < 9;
        return isInside ? all[row * 12 + column] : 0;
      });
      const part = rasterise(list, { x, y, ...size }, size, picture);
      expect([x, y, part.join()]).toEqual([x, y, expected.join()]);
    }
  });
});

it("a polygon whose corners lie in the middle of pixels is full between them", () => {
  const list = [polygon(6, 0.5, 11.5, 4.5, 6, 8.5, 0.5, 4.5)];
  const data = rasterise(list, whole, picture, picture);
  const rows = Array.from({ length: 9 }, (_, y) => {
    const row = data.subarray(y * 12, y * 12 + 12);
    return [...row].filter((value) => value > 0).length;
  });
  expect(rows[4]).toBeGreaterThanOrEqual(11);
  for (const y of [1, 2, 3]) {
    expect(rows[y]).toBeGreaterThan(rows[y - 1] ?? 0);
    expect(rows[8 - y]).toBeGreaterThan(rows[9 - y] ?? 0);
    expect(Math.abs((rows[y] ?? 0) - (rows[8 - y] ?? 0))).toBeLessThanOrEqual(1);
  }
});

it.each(Object.entries(LISTS).filter(([, list]) => list.includes(FILL)))(
  "holes are the same at three times the size, in each part: %s",
  (_, list) => {
    const all = slowRaster(list, picture, 1);
    for (const [x, y, width, height] of PARTS) {
      const size = { width: width * 3, height: height * 3 };
      const part = rasterise(list, { x, y, width, height }, size, picture);
      const expected = part.map((_one, i) => {
        const column = x + Math.floor((i % size.width) / 3);
        const row = y + Math.floor(Math.floor(i / size.width) / 3);
        const isInside = column >= 0 && row >= 0 && column < 12 && row < 9;
        return isInside ? (all[row * 12 + column] ?? 0) : 0;
      });
      expect([x, y, part.join()]).toEqual([x, y, expected.join()]);
    }
  },
);

it.each([
  ["to the right", 1, 0, 2, 3],
  ["below", 0, 1, 3, 2],
])("a hole is one in a part that begins %s of its first wall", (_, x, y, width, height) => {
  const list = [drawn("###", "# #", "###"), FILL];
  const size = { width, height };
  const small = { width: 3, height: 3 };
  expect(rasterise(list, { x, y, ...size }, size, small)).toEqual(new Uint8Array(6).fill(255));
});

it("grows as a disc where a pixel of the raster stands for several of the picture", () => {
  const list = [rectangle(20, 20, 2, 2), { kind: "grow", by: 7 }] as const;
  const size = { width: 20, height: 20 };
  const large = { width: 40, height: 40 };
  const data = rasterise(list, { x: 0, y: 0, ...large }, size, large);
  const expected = data.map((_, i) => {
    const [column, row] = [i % 20, Math.floor(i / 20)];
    return Math.hypot((column - 10) * 2, (row - 10) * 2) <= 7 ? 255 : 0;
  });
  expect(data.join()).toBe(expected.join());
});

describe("a rectangle thinner than a pixel", () => {
  const columns = (x: number, width: number, mode: Mode = "add") => {
    const before = mode === "add" ? [] : [{ kind: "all" } as const];
    const list = [...before, rectangle(x, 0, width, 9, mode)];
    const row = rasterise(list, whole, picture, picture).subarray(48, 60);
    return [...row.entries()]
      .filter(([, value]) => value > 0 === (mode === "add"))
      .map(([at]) => at);
  };

  it.each([
    [3.1, 0.2],
    [3.7, 0.2],
    [3.9, 0.2],
    [3.6, 0.8],
    [3.6, 0.95],
    [3.5, 1],
  ])("from %d on, %d wide, is one column there, painted or taken away", (x, width) => {
    const [column = 0, ...more] = columns(x, width);
    expect(more).toEqual([]);
    expect(Math.abs(column + 0.5 - (x + width / 2))).toBeLessThanOrEqual(0.5);
    expect(columns(x, width, "erase")).toEqual([column]);
  });

  it("is none where it has no width", () => {
    expect(columns(3.2, 0)).toEqual([]);
  });
});

describe("a stroke with points closer than a quarter of a pixel", () => {
  it("is as wide as one without them, and goes to its last point", () => {
    const near = Array.from({ length: 41 }, (_, i) => [2 + i / 8, 4]).flat();
    const close = rasterise([stroke(1.5, near)], whole, picture, picture);
    const plain = rasterise([stroke(1.5, [2, 4, 7, 4])], whole, picture, picture);
    expect(close.join()).toBe(plain.join());
  });

  it("turns where they turn, and widens where they widen", () => {
    const corner = [2, 2, 8, 2, 8.1, 2.1, 8, 7];
    const bent = rasterise([stroke(1, corner)], whole, picture, picture);
    const plain = rasterise([stroke(1, [2, 2, 8, 2, 8, 7])], whole, picture, picture);
    expect(bent.join()).toBe(plain.join());
    const tall = [6, 1, 6.1, 8];
    expect(rasterise([stroke(1, tall)], whole, picture, picture)[7 * 12 + 6]).toBe(255);
    const grown = stroke(1, [6, 4, 6.1, 4, 6.2, 4], [0.5, 3, 0.5]);
    expect(rasterise([grown], whole, picture, picture)[2 * 12 + 6]).toBe(255);
  });

  it("goes there and back where a point lies far along one side only", () => {
    const there = (points: readonly number[], radii?: readonly number[]) =>
      rasterise([stroke(1, points, radii)], whole, picture, picture);
    expect(there([6, 1, 6.1, 8, 6, 1])[7 * 12 + 6]).toBe(255);
    expect(there([1, 4, 10, 4.1, 1, 4])[4 * 12 + 9]).toBe(255);
    expect(there([6, 4, 6, 4, 6, 4], [0.6, 3, 0.6])[2 * 12 + 6]).toBe(255);
  });

  it("ends at its last point, however near that is", () => {
    const row = rasterise([stroke(1.4, [2, 4, 2.2, 4])], whole, picture, picture);
    expect(row[4 * 12 + 3]).toBe(255);
    expect(rasterise([stroke(1.4, [2, 4])], whole, picture, picture)[4 * 12 + 3]).toBe(0);
  });
});
