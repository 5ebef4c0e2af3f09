import { describe, expect, it } from "vitest";
import { isMaskFile } from "@/utils/core/capability";
import { fitWithin } from "@/utils/core/geometry";
import { svgRasterSize } from "@/utils/core/picture/svg-raster-size";

describe("a size with no side over the largest", () => {
  it.each([
    [1000, 667, 500, 334],
    [667, 1000, 334, 500],
    [1000, 1, 500, 1],
    [1, 1000, 1, 500],
    [30, 20, 30, 20],
  ])("of %i × %i is %i × %i at most: to the nearest, and a pixel at least", (...sides) => {
    const [width = 0, height = 0, fitWidth, fitHeight] = sides;
    expect(fitWithin({ width, height }, 500)).toEqual({ width: fitWidth, height: fitHeight });
  });
});

describe("the pixels that a drawing is drawn at", () => {
  const drawn = (width: number, height: number) => svgRasterSize({ size: { width, height } });
  const longest = Math.max(...Object.values(drawn(3, 3)));

  it("keep its proportions to the nearest pixel, however thin it is", () => {
    for (const [width, height] of [
      [3, 2],
      [7, 3],
      [30_000, 1],
    ] as const) {
      const { width: across, height: down } = drawn(width, height);
      expect(down).toBe(Math.max(1, Math.round((across * height) / width)));
      expect(drawn(height, width)).toEqual({ width: down, height: across });
    }
    expect(longest).toBeGreaterThanOrEqual(1024);
  });
});

it("only a file of the form is a mask's file", () => {
  expect(["mask", "mask_image", "markup", "none", "", "image"].map(isMaskFile)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
});
