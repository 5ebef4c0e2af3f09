import { describe, expect, it } from "vitest";
import type { Rect } from "@/utils/core/geometry";
import type { FrameHandle } from "@/utils/core/view/drag-rect";
import {
  type CropRatio,
  cropOfRatio,
  isCropped,
  newCrop,
  snapCrop,
} from "@/utils/core/window/crop";

type Box = readonly [x: number, y: number, width: number, height: number];

const picture = { width: 1500, height: 1000 };
const rectOf = ([x, y, width, height]: Box): Rect => ({ x, y, width, height });

describe("a frame that was dragged to no shape", () => {
  const snap = (box: Box, handle: FrameHandle, ratio: CropRatio) =>
    snapCrop(rectOf(box), handle, ratio, picture);

  it.each<[FrameHandle, Box]>([
    ["se", [100, 100, 200, 200]],
    ["sw", [200, 100, 200, 200]],
    ["ne", [100, 0, 200, 200]],
    ["nw", [200, 0, 200, 200]],
  ])("is a square halfway between both sides, its corner across kept: %s", (handle, square) => {
    expect(snap([100, 100, 300, 100], handle, "1:1")).toEqual(rectOf(square));
  });

  it.each<[string, FrameHandle, Box, Box]>([
    ["on the right", "se", [1400, 100, 100, 900], [1400, 100, 100, 100]],
    ["on the left", "sw", [0, 100, 100, 900], [0, 100, 100, 100]],
    ["on the left, up", "nw", [0, 100, 100, 900], [0, 900, 100, 100]],
    ["at the bottom", "se", [100, 900, 900, 100], [100, 900, 100, 100]],
    ["at the top", "ne", [100, 0, 900, 100], [100, 0, 100, 100]],
    ["at the top, to the left", "nw", [100, 0, 900, 100], [900, 0, 100, 100]],
  ])("ends where the picture does: %s", (_where, handle, dragged, square) => {
    expect(snap(dragged, handle, "1:1")).toEqual(rectOf(square));
  });

  it.each<[string, FrameHandle, Box, Box]>([
    ["to the left", "sw", [1400, 100, 100, 900], [1000, 100, 500, 500]],
    ["upwards", "ne", [100, 900, 900, 100], [100, 500, 500, 500]],
    ["to the right", "se", [0, 100, 100, 900], [0, 100, 500, 500]],
    ["downwards", "se", [100, 0, 900, 100], [100, 0, 500, 500]],
  ])("has the room there is on its side: %s", (_where, handle, dragged, square) => {
    expect(snap(dragged, handle, "1:1")).toEqual(rectOf(square));
  });

  it.each<[CropRatio, Box, Box]>([
    ["16:9", [100, 100, 160, 90], [100, 100, 160, 90]],
    ["16:9", [100, 100, 160, 180], [100, 100, 240, 135]],
    ["3:4", [100, 100, 150, 200], [100, 100, 150, 200]],
    ["original", [100, 100, 300, 300], [100, 100, 375, 250]],
    ["1:1", [100, 100, 1, 1], [100, 100, 16, 16]],
    ["16:9", [100, 100, 1, 1], [100, 100, 28, 16]],
    ["9:16", [100, 100, 1, 1], [100, 100, 16, 28]],
  ])("has the shape %s, and sides of 16 px at least: %j", (ratio, dragged, snapped) => {
    expect(snap(dragged, "se", ratio)).toEqual(rectOf(snapped));
  });

  it("is left as it is where it was only moved, or may have any shape", () => {
    expect(snap([5, 6, 70, 30], "move", "1:1")).toEqual(rectOf([5, 6, 70, 30]));
    expect(snap([5, 6, 70, 30], "se", "free")).toEqual(rectOf([5, 6, 70, 30]));
  });
});

describe("a crop", () => {
  it("may have any shape at first", () => {
    expect(newCrop(picture).ratio).toBe("free");
  });

  it.each<[Box, boolean]>([
    [[0, 0, 1500, 1000], false],
    [[0, 0, 1499, 1000], true],
    [[0, 0, 1500, 999], true],
  ])("of %j cuts something off: %s", (box, isCut) => {
    expect(isCropped({ ratio: "free", frame: rectOf(box) }, picture)).toBe(isCut);
  });

  it.each<[string, Box, CropRatio, Box]>([
    ["on the left", [0, 0, 100, 100], "1:1", [0, 0, 1000, 1000]],
    ["on the right", [1400, 0, 100, 100], "1:1", [500, 0, 1000, 1000]],
    ["at the top", [0, 0, 100, 100], "16:9", [0, 0, 1500, 844]],
    ["at the bottom", [0, 900, 100, 100], "16:9", [0, 156, 1500, 844]],
    ["between two pixels", [700, 1, 100, 1001], "16:9", [0, 80, 1500, 844]],
  ])("of another shape lies as near as the picture allows: %s", (_where, box, ratio, frame) => {
    const crop = cropOfRatio({ ratio: "free", frame: rectOf(box) }, ratio, picture);
    expect(crop).toEqual({ ratio, frame: rectOf(frame) });
  });

  it.each<[CropRatio, number, number]>([
    ["16:9", 1, 1000],
    ["9:16", 1000, 1],
  ])("of %s keeps a pixel of the thinnest picture, %i × %i", (ratio, width, height) => {
    const { frame } = cropOfRatio(newCrop({ width, height }), ratio, { width, height });
    expect(frame).toMatchObject({ width: 1, height: 1 });
  });
});
