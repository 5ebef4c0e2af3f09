import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { drawOverview, toPicturePx } from "@/utils/core/mask/raster";

const INVERT = { kind: "invert" } as const;
/** From top to bottom. */
const rectangle = (x: number, width: number) =>
  ({ kind: "rectangle", mode: "add", rect: { x, y: 0, width, height: 16 } }) as const;

/** Twice as large as its overview: of each pixel there, four are here. */
const wide = { width: 4096, height: 16 };

/** A middle row's pixels from 48 on, `#` where set. */
function rowOf(operations: readonly MaskOperation[]): string {
  const { data, size } = drawOverview(operations, wide);
  const start = 3 * size.width + 48;
  return [...data.subarray(start, start + 8)].map((value) => (value ? "#" : ".")).join("");
}

describe("an overview holds every pixel that has anything painted", () => {
  const thin = rectangle(100.8, 0.4);

  it("of each of several shapes that are thinner than its pixels", () => {
    expect(rowOf([rectangle(106.8, 0.4), thin])).toMatch(/^.{2}#.{2}#/);
  });

  it("of what is turned over once: what was painted in part only stays", () => {
    expect(rowOf([thin, INVERT])).toBe("########");
    expect(rowOf([rectangle(100, 6), INVERT])).toMatch(/^#.*\..*#$/);
  });

  it("of what is turned over twice", () => {
    expect(rowOf([thin, INVERT, INVERT])[2]).toBe("#");
    expect(rowOf([thin, INVERT, INVERT, INVERT])).toBe("########");
  });

  it("of what is grown, and nothing farther than that reaches", () => {
    // From 101.35 by 4.75 to 106.1, which is in the pixel of 106 to 108.
    const grown = rowOf([rectangle(101.3, 0.05), { kind: "grow", by: 4.75 }]);
    expect(grown[5]).toBe("#");
    expect(grown[6]).toBe(".");
  });
});

describe("rows of pixels, turned over, at a size that is no whole part of the picture's", () => {
  /** Its overview has 2048 rows: each stands for 1.46 of these. */
  const tall = { width: 8, height: 3000 };
  const painted = (...rows: readonly number[]) => {
    const runs = rows.flatMap((row) => [row, 0, 8]);
    const { data, size } = drawOverview([{ kind: "spans", mode: "add", runs }, INVERT], tall);
    return Array.from({ length: 4 }, (_, row) => (data[row * size.width + 1] ? "#" : ".")).join("");
  };

  it.each([
    // The overview's rows begin at the picture's 0, 1.46, 2.93 and 4.39.
    [[], "####"],
    [[0, 1], ".###"],
    [[0, 1, 2], "..##"],
    [[1], "####"],
    [[3, 4], "####"],
    [[2, 3, 4], "##.#"],
    [[0, 1, 2, 3, 4, 5], "...."],
  ])("%j are gone where they fill a row, and there where they do not", (rows, expected) => {
    expect(painted(...rows)).toBe(expected);
  });

  it("the first row and column too", () => {
    const runs = [0, 0, 2, 1, 0, 2];
    const { data, size } = drawOverview([{ kind: "spans", mode: "add", runs }, INVERT], {
      width: 4096,
      height: 4,
    });
    expect([...data.subarray(0, 3)]).toEqual([0, 255, 255]);
    expect([...data.subarray(size.width, size.width + 3)]).toEqual([255, 255, 255]);
  });
});

it("a box in an overview's pixels covers all that they show of the picture", () => {
  const [overview, picture] = [
    { width: 2048, height: 1024 },
    { width: 3000, height: 1500 },
  ];
  const box = { x: 1, y: 2, width: 2, height: 3 };
  // 1.46 to 4.39, and 2.93 to 7.32.
  expect(toPicturePx(box, overview, picture)).toEqual({ x: 1, y: 2, width: 4, height: 6 });
  const last = { x: 2047, y: 1023, width: 1, height: 1 };
  expect(toPicturePx(last, overview, picture)).toEqual({ x: 2998, y: 1498, width: 2, height: 2 });
});
