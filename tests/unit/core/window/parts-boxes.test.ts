import { describe, expect, it } from "vitest";
import type { Rect } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { rasterise } from "@/utils/core/mask/raster";
import { eraseAround, holds, separateParts } from "@/utils/core/window/parts";

type Box = readonly [x: number, y: number, width: number, height: number];

const rectOf = ([x, y, width, height]: Box): Rect => ({ x, y, width, height });
const painted = (box: Box): MaskOperation => ({
  kind: "rectangle",
  mode: "add",
  rect: rectOf(box),
});
const boxesOf = (boxes: readonly Box[], width: number, height: number) =>
  separateParts(boxes.map(painted), { width, height })?.map(({ box }) => box);

/** Far from everything else in a picture of 128 px, so that there is something to split. */
const FAR: Box = [126, 126, 2, 2];

describe("parts whose surroundings, 8 px on each side here, are", () => {
  const one: Box = [40, 10, 2, 2];

  it.each<[string, Box]>([
    ["right of it", [58, 10, 2, 2]],
    ["right of it and lower", [58, 11, 2, 2]],
    ["left of it", [22, 10, 2, 2]],
    ["left of it and lower", [22, 11, 2, 2]],
    ["below it", [40, 28, 2, 2]],
    ["below it, at a corner", [58, 28, 2, 2]],
  ])("only touching stay apart: %s", (_where, other) => {
    const boxes = boxesOf([one, other, FAR], 128, 128);
    expect(boxes).toHaveLength(3);
    expect(boxes).toEqual(expect.arrayContaining([one, other, FAR].map(rectOf)));
  });

  it.each<[string, Box, Box, Box]>([
    ["right of it", one, [57, 10, 2, 2], [40, 10, 19, 2]],
    ["right of it, lower", one, [57, 11, 2, 2], [40, 10, 19, 3]],
    ["right of it, higher", [40, 10, 2, 2], [57, 4, 2, 20], [40, 4, 19, 20]],
    ["left of it", one, [23, 10, 2, 2], [23, 10, 19, 2]],
    ["left of it, lower", one, [23, 11, 2, 2], [23, 10, 19, 3]],
    ["left of it, where it is tall", [40, 10, 2, 12], [23, 11, 2, 2], [23, 10, 19, 12]],
    ["below it", one, [40, 27, 2, 2], [40, 10, 2, 19]],
    ["below it, where it is wide", [40, 10, 30, 2], [45, 27, 2, 2], [40, 10, 30, 19]],
  ])("overlapping are sent as one: %s", (_where, first, other, joined) => {
    expect(boxesOf([first, other, FAR], 128, 128)).toEqual([joined, FAR].map(rectOf));
  });

  it("overlapping only once others were joined are sent as one too", () => {
    // The second and the third meet, and the corner of their box comes near the first.
    const three: readonly Box[] = [
      [80, 20, 4, 8],
      [20, 40, 20, 4],
      [48, 48, 40, 4],
    ];
    expect(boxesOf([...three, FAR], 128, 128)).toEqual([rectOf([20, 20, 68, 32]), rectOf(FAR)]);
  });

  it("those of the others are kept out of each part's own", () => {
    const parts = separateParts([painted(one), painted(FAR)], { width: 128, height: 128 });
    expect(parts?.map(({ others }) => others)).toEqual([
      [{ x: 118, y: 118, width: 10, height: 10 }],
      [{ x: 32, y: 2, width: 18, height: 18 }],
    ]);
  });
});

describe("the sides of a picture", () => {
  const width = 160;
  const height = 10;

  it.each<[string, Box, Box]>([
    ["along both", [0, 0, 1, 10], [159, 0, 1, 10]],
    ["first on the left, a line later on the right", [0, 0, 1, 9], [159, 1, 1, 9]],
    ["first on the right, a line later on the left", [159, 0, 1, 9], [0, 1, 1, 9]],
    ["on the right above, on the left below", [159, 0, 1, 5], [0, 5, 1, 5]],
    ["on the left above, on the right below", [0, 0, 1, 5], [159, 5, 1, 5]],
    ["on the last pixel of a line and the first of the next", [159, 4, 1, 1], [0, 5, 1, 1]],
    ["on both ends of one line", [0, 5, 1, 1], [159, 5, 1, 1]],
  ])("do not meet where it is painted %s", (_where, first, other) => {
    expect(boxesOf([first, other], width, height)).toEqual([first, other].map(rectOf));
  });
});

describe("a part of any shape", () => {
  const size = { width: 160, height: 160 };
  const far: Box = [158, 158, 2, 2];

  it.each<[string, readonly Box[], Box]>([
    ["a ring", ring(4, 60), [4, 4, 60, 60]],
    ["one pixel", [[0, 0, 1, 1]], [0, 0, 1, 1]],
    ["steps that touch at their corners", steps(), [10, 10, 20, 20]],
    ["a comb", [[10, 40, 41, 1], ...teeth(10, 40)], [10, 10, 41, 31]],
    ["a comb turned round", [[10, 10, 41, 1], ...teeth(11, 41)], [10, 10, 41, 31]],
  ])("is one, with the box that holds it: %s", (_shape, boxes, whole) => {
    expect(boxesOf([...boxes, far], size.width, size.height)).toEqual([whole, far].map(rectOf));
  });

  function ring(at: number, side: number): readonly Box[] {
    const end = at + side - 1;
    return [
      [at, at, side, 1],
      [at, end, side, 1],
      [at, at, 1, side],
      [end, at, 1, side],
    ];
  }

  function steps(): readonly Box[] {
    return Array.from({ length: 20 }, (_, i): Box => [10 + i, 29 - i, 1, 1]);
  }

  function teeth(top: number, bottom: number): readonly Box[] {
    return [0, 1, 2].map((i): Box => [10 + i * 20, top, 1, bottom - top]);
  }
});

describe("so many parts", () => {
  const dots = (count: number) =>
    Array.from({ length: count }, (_, i): Box => [2 + (i % 4) * 80, 2 + (i >> 2) * 140, 1, 1]);

  it("as six are paid for one by one, and no more", () => {
    expect(boxesOf(dots(6), 320, 320)).toHaveLength(6);
    expect(boxesOf(dots(7), 320, 320)).toBeUndefined();
  });
});

describe("a rectangle of the picture", () => {
  const picture = { width: 6, height: 4 };
  const whole = { x: 0, y: 0, ...picture };

  it.each<Box>([
    [2, 1, 3, 2],
    [0, 0, 6, 4],
    [0, 0, 1, 1],
    [5, 3, 1, 1],
    [0, 1, 6, 2],
    [2, 0, 3, 4],
  ])("is all that stays of what is painted: %j", (...box) => {
    const [x, y, width, height] = box;
    const left = rasterise(
      [{ kind: "all" }, ...eraseAround(rectOf(box), picture)],
      whole,
      picture,
      picture,
    );
    const expected = Array.from({ length: 24 }, (_, i) => {
      const [column, row] = [i % 6, Math.floor(i / 6)];
      const isInside = column >= x && column < x + width && row >= y && row < y + height;
      return isInside ? 255 : 0;
    });
    expect([...left]).toEqual(expected);
  });

  it.each<[Box, number]>([
    [[2, 1, 3, 2], 4],
    [[0, 0, 6, 4], 0],
    [[1, 0, 5, 4], 1],
    [[0, 0, 5, 4], 1],
    [[0, 1, 6, 3], 1],
    [[0, 0, 6, 3], 1],
  ])("%j takes out nothing where nothing lies beyond it: %d steps", (box, count) => {
    const operations = eraseAround(rectOf(box), picture);
    expect(operations).toHaveLength(count);
    for (const operation of operations) {
      expect(operation).toMatchObject({ kind: "rectangle", mode: "erase" });
      expect(rasterise([{ kind: "all" }, operation], whole, picture, picture)).toContain(0);
    }
  });

  it.each<[string, Box, boolean]>([
    ["itself", [10, 20, 30, 40], true],
    ["one inside of it", [11, 21, 5, 5], true],
    ["one in its last corner", [39, 59, 1, 1], true],
    ["one that sticks out on the left", [9, 20, 30, 40], false],
    ["one that sticks out at the top", [10, 19, 30, 40], false],
    ["one that sticks out on the right", [11, 20, 30, 40], false],
    ["one that sticks out at the bottom", [10, 21, 30, 40], false],
    ["one beside it", [50, 20, 5, 5], false],
    ["one around it", [0, 0, 100, 100], false],
    ["one to its left", [0, 25, 5, 5], false],
    ["one above it", [15, 0, 5, 5], false],
  ])("holds, or does not hold, %s", (_name, inner, expected) => {
    expect(holds(rectOf([10, 20, 30, 40]), rectOf(inner))).toBe(expected);
  });
});
