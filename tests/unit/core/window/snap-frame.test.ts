import { describe, expect, it } from "vitest";
import type { SizeRule } from "@/utils/core/capability";
import type { Rect } from "@/utils/core/geometry";
import { closest, finish, isWithin } from "@/utils/core/window/choose";
import { snapFrame } from "@/utils/core/window/window-for";

type Box = readonly [x: number, y: number, width: number, height: number];
const rectOf = ([x, y, width, height]: Box): Rect => ({ x, y, width, height });
const listOf = (...sizes: readonly (readonly [number, number])[]): SizeRule => ({
  kind: "list",
  sizes: sizes.map(([width, height]) => ({ width, height })),
});
const squares = listOf([512, 512]);
const picture = { width: 2000, height: 1200 };

describe("a frame that is dragged", () => {
  const snap = (dragged: Box, before: Box, sizes = squares, size = picture) =>
    snapFrame(rectOf(dragged), rectOf(before), size, sizes, "auto");

  it.each<[string, Box, Box, Box]>([
    ["by the last corner", [400, 300, 500, 480], [400, 300, 400, 400], [400, 300, 490, 490]],
    ["by the left side", [300, 300, 500, 400], [400, 300, 400, 400], [350, 300, 450, 450]],
    ["by the top", [400, 200, 400, 500], [400, 300, 400, 400], [400, 250, 450, 450]],
    ["by the first corner", [300, 200, 500, 500], [400, 300, 400, 400], [300, 200, 500, 500]],
    ["wider only", [400, 300, 500, 400], [400, 300, 400, 400], [400, 300, 450, 450]],
    ["taller only", [400, 300, 400, 500], [400, 300, 400, 400], [400, 300, 450, 450]],
    [
      "by an odd pixel, to the nearest",
      [400, 300, 401, 400],
      [400, 300, 400, 400],
      [400, 300, 401, 401],
    ],
    ["to nothing", [400, 300, 2, 2], [400, 300, 400, 400], [400, 300, 32, 32]],
    ["over all of it", [0, 0, 2000, 1200], [0, 0, 400, 400], [0, 0, 1200, 1200]],
  ])("is the nearest square, its corner across kept: %s", (_how, dragged, before, snapped) => {
    expect(snap(dragged, before)).toEqual(rectOf(snapped));
  });

  it("reaches beyond a picture that is too small for any of the shape", () => {
    const dot = { width: 1, height: 1 };
    expect(snap([0, 0, 3, 2], [0, 0, 1, 1], listOf([1536, 1024]), dot)).toMatchObject({
      width: 48,
      height: 32,
    });
  });

  it("is no shorter than 32 px on its short side", () => {
    expect(snap([0, 0, 3, 2], [0, 0, 400, 400], listOf([1536, 1024]))).toEqual(
      rectOf([0, 0, 48, 32]),
    );
    expect(snap([0, 0, 3, 2], [0, 0, 400, 400], listOf([1500, 700]))).toEqual(
      rectOf([0, 0, 75, 35]),
    );
  });

  it("stays inside in one shape where another would stick out", () => {
    const narrow = { width: 2000, height: 31 };
    const sizes = listOf([512, 512], [4096, 64]);
    const dragged: Box = [0, 0, 31, 31];
    expect(isWithin(snap(dragged, [0, 0, 10, 10], sizes, narrow), narrow)).toBe(true);
  });

  it("is kept to the pixel where it was only moved", () => {
    expect(snap([7, 11, 401, 399], [0, 0, 401, 399])).toEqual(rectOf([7, 11, 401, 399]));
  });
});

describe("a rectangle lies in the picture", () => {
  it.each<[Box, boolean]>([
    [[0, 0, 2000, 1200], true],
    [[1999, 1199, 1, 1], true],
    [[-1, 0, 10, 10], false],
    [[0, -1, 10, 10], false],
    [[1991, 0, 10, 10], false],
    [[0, 1191, 10, 10], false],
  ])("%j: %s", (box, expected) => {
    expect(isWithin(rectOf(box), picture)).toBe(expected);
  });
});

describe("a window is sent", () => {
  const sizes = [256, 512, 1024].map((side) => ({ width: side, height: side }));

  it.each([
    [200, 256],
    [256, 256],
    [257, 512],
    [1024, 1024],
    [1025, 1024],
  ])("of %i px at %i: the smallest size that loses nothing, else the largest", (side, sent) => {
    const window = rectOf([0, 0, side, side]);
    expect(finish(window, sizes)).toEqual({ window, sentSize: { width: sent, height: sent } });
  });

  it("as it is where there are no sizes", () => {
    const sentSize = { width: 300, height: 200 };
    expect(finish(rectOf([5, 6, 300, 200]), [])).toMatchObject({ sentSize });
  });
});

describe("the window closest to a wish", () => {
  const of = (...boxes: readonly Box[]) =>
    closest(
      boxes.map((box) => finish(rectOf(box), [])),
      rectOf([0, 0, 100, 100]),
    ).window;

  it.each<[string, Box, Box]>([
    ["wastes little around it", [0, 0, 110, 110], [0, 0, 130, 130]],
    ["cuts little off it", [0, 0, 95, 95], [0, 0, 80, 80]],
    ["lies over it", [0, 0, 90, 90], [200, 200, 100, 100]],
    ["wastes less than another one cuts", [0, 0, 100, 120], [0, 0, 100, 70]],
    ["cuts less than another one wastes", [0, 0, 100, 80], [0, 0, 100, 130]],
  ])("%s", (_what, better, worse) => {
    expect(of(better, worse)).toEqual(rectOf(better));
    expect(of(worse, better)).toEqual(rectOf(better));
  });

  it("is the first of equals, and there must be one", () => {
    expect(of([0, 0, 100, 110], [0, 0, 110, 100])).toEqual(rectOf([0, 0, 100, 110]));
    expect(() => closest([], rectOf([0, 0, 1, 1]))).toThrow("A capability names no sizes.");
  });
});
