import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dragRect, type FrameHandle } from "@/utils/core/view/drag-rect";
import { isWithin } from "@/utils/core/window/choose";
import { CROP_RATIOS, cropOfRatio, isCropped, newCrop, snapCrop } from "@/utils/core/window/crop";

const picture = { width: 1500, height: 1000 };
const someSize = fc.record({
  width: fc.integer({ min: 40, max: 5000 }),
  height: fc.integer({ min: 40, max: 5000 }),
});
const someHandle = fc.constantFrom<FrameHandle>("move", "nw", "ne", "sw", "se");
const someRatio = fc.constantFrom(...CROP_RATIOS);
const someWay = fc.integer({ min: -6000, max: 6000 });

describe("the frame of a crop", () => {
  it("is all of the picture at first, which is no crop", () => {
    const crop = newCrop(picture);
    expect(crop.frame).toEqual({ x: 0, y: 0, ...picture });
    expect(isCropped(crop, picture)).toBe(false);
    expect(isCropped(cropOfRatio(crop, "original", picture), picture)).toBe(false);
  });

  it.each([
    ["1:1", { x: 250, y: 0, width: 1000, height: 1000 }],
    ["4:3", { x: 84, y: 0, width: 1333, height: 1000 }],
    ["16:9", { x: 0, y: 78, width: 1500, height: 844 }],
    ["9:16", { x: 469, y: 0, width: 563, height: 1000 }],
  ] as const)("is the largest of its shape in the middle: %s", (ratio, frame) => {
    expect(cropOfRatio(newCrop(picture), ratio, picture).frame).toEqual(frame);
  });

  it("stays around what was framed before, and in the picture", () => {
    const framed = { ratio: "free", frame: { x: 1200, y: 0, width: 300, height: 1000 } } as const;
    expect(cropOfRatio(framed, "1:1", picture).frame).toEqual({
      x: 500,
      y: 0,
      width: 1000,
      height: 1000,
    });
  });

  it("is left as it is where any shape will do", () => {
    const framed = { ratio: "1:1", frame: { x: 5, y: 6, width: 70, height: 70 } } as const;
    expect(cropOfRatio(framed, "free", picture).frame).toEqual(framed.frame);
  });

  it("keeps the corner across from the one that is dragged", () => {
    const { frame } = cropOfRatio(newCrop(picture), "1:1", picture);
    const dragged = dragRect(frame, "nw", 200, 0, picture);
    const snapped = snapCrop(dragged, "nw", "1:1", picture);
    expect(snapped).toEqual({ x: 350, y: 100, width: 900, height: 900 });
  });

  it("lies in the picture and has its shape to a pixel, however it is dragged", () => {
    fc.assert(
      fc.property(
        someSize,
        someRatio,
        someHandle,
        someWay,
        someWay,
        (size, ratio, handle, dx, dy) => {
          const { frame } = cropOfRatio(newCrop(size), ratio, size);
          const snapped = snapCrop(dragRect(frame, handle, dx, dy, size), handle, ratio, size);
          expect(isWithin(snapped, size)).toBe(true);
          expect(Math.min(snapped.width, snapped.height)).toBeGreaterThanOrEqual(1);
          if (ratio === "free") return;
          const [across = size.width, down = size.height] =
            ratio === "original" ? [] : ratio.split(":").map(Number);
          expect(Math.abs(snapped.height - (snapped.width * down) / across)).toBeLessThanOrEqual(
            0.5 + (0.5 * down) / across + 1e-9,
          );
        },
      ),
    );
  });
});
