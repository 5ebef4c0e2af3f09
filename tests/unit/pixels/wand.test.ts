import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toRuns } from "@/utils/core/mask/runs";
import { readPaint } from "@/utils/pixels/mask/mask-file";
import { selectSimilar } from "@/utils/pixels/mask/wand";

const COLOURS: Readonly<Record<string, readonly number[]>> = {
  ".": [20, 30, 40, 255],
  ",": [24, 33, 42, 255],
  "#": [200, 30, 40, 255],
  " ": [20, 30, 40, 0],
};

function pictureOf(...rows: readonly string[]) {
  const bytes = [...rows.join("")].flatMap((letter) => [...(COLOURS[letter] ?? [])]);
  return {
    rgba: new Uint8ClampedArray(bytes),
    size: { width: rows[0]?.length ?? 0, height: rows.length },
  };
}

function wand(rows: readonly string[], seed: { x: number; y: number }, more = {}): string[] {
  const { rgba, size } = pictureOf(...rows);
  const mask = selectSimilar(rgba, size, { seed, tolerance: 20, isContiguous: true, ...more });
  return Array.from({ length: size.height }, (_, y) =>
    [...mask.subarray(y * size.width, (y + 1) * size.width)].map((v) => (v ? "x" : "-")).join(""),
  );
}

describe("the wand", () => {
  it("takes what is alike and hangs together with where it was put down", () => {
    const rows = ["...###...", "...###...", "...###...", "...###..."];
    expect(wand(rows, { x: 0, y: 0 })).toEqual([
      "xxx------",
      "xxx------",
      "xxx------",
      "xxx------",
    ]);
  });

  it("takes what is alike everywhere when asked to", () => {
    const rows = ["...###...", "...###...", "...###...", "...###..."];
    expect(wand(rows, { x: 0, y: 0 }, { isContiguous: false })[0]).toBe("xxx---xxx");
  });

  it("goes around corners", () => {
    const rows = [".#####", ".#...#", ".#.#.#", "...#.#", "####.#"];
    const taken = wand(rows, { x: 0, y: 0 });
    expect(taken[4]).toBe("----x-");
  });

  it("lets a colour differ by as much as the tolerance says", () => {
    const rows = ["..,,", "..,,"];
    expect(wand(rows, { x: 0, y: 0 }, { tolerance: 20 })[0]).toBe("xxxx");
    expect(wand(rows, { x: 0, y: 0 }, { tolerance: 0.5 })[0]).toBe("xx--");
  });

  it("tells see-through from dark", () => {
    expect(wand(["..  ", "..  "], { x: 3, y: 0 })[0]).toBe("--xx");
  });

  it("closes the pinholes that grain leaves", () => {
    const rows = [".....", ".....", "..#..", ".....", "....."];
    expect(wand(rows, { x: 0, y: 0 })[2]).toBe("xxxxx");
  });

  it("always takes the pixel it was put down on, whatever the picture", () => {
    const picture = fc.uint8ClampedArray({ minLength: 100, maxLength: 100 });
    fc.assert(
      fc.property(picture, fc.nat(4), fc.nat(4), fc.boolean(), (rgba, x, y, isContiguous) => {
        const size = { width: 5, height: 5 };
        const mask = selectSimilar(rgba, size, { seed: { x, y }, tolerance: 5, isContiguous });
        expect(mask[y * 5 + x]).toBe(255);
        expect(mask.every((value) => value === 0 || value === 255)).toBe(true);
      }),
    );
  });
});

describe("runs of a raster", () => {
  it("list what is painted, row by row, in picture px", () => {
    const raster = Uint8Array.from([0, 255, 255, 255, 0, 255]);
    expect(toRuns(raster, { width: 3, height: 2 }, { width: 3, height: 2 })).toEqual([
      0, 1, 2, 1, 0, 1, 1, 2, 1,
    ]);
  });

  it("cover the whole of a larger picture without gaps or overlaps", () => {
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(side, side, side, side, (width, height, extraX, extraY) => {
        const size = { width, height };
        const picture = { width: width + extraX, height: height + extraY };
        const runs = toRuns(new Uint8Array(width * height).fill(255), size, picture);
        expect(runs).toEqual(
          Array.from({ length: picture.height }, (_, y) => [y, 0, picture.width]).flat(),
        );
      }),
    );
  });
});

describe("reading a file of paint", () => {
  const white = [255, 255, 255, 255];
  const black = [0, 0, 0, 255];
  const clear = [0, 0, 0, 0];

  it("takes the light parts of a picture without transparency", () => {
    expect([...readPaint(Uint8ClampedArray.from([white, black].flat()))]).toEqual([255, 0]);
  });

  it("takes the transparent parts of one that has any", () => {
    expect([...readPaint(Uint8ClampedArray.from([white, clear].flat()))]).toEqual([0, 255]);
  });
});
