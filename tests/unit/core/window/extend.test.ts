import { describe, expect, it } from "vitest";
import { rasterise } from "@/utils/core/mask/raster";
import {
  canContinue,
  extendedFrame,
  extensionMask,
  extensionOverlap,
  isExtended,
  keptIn,
  NO_EXTENSION,
} from "@/utils/core/window/extend";

describe("the mask of an extended picture", () => {
  const old = { width: 40, height: 30 };

  it("is what is new, and a strip of the old picture where it was extended", () => {
    const frame = { x: 0, y: -10, width: 60, height: 40 };
    const mask = rasterise(extensionMask(frame, old, 4), { ...frame, x: 0, y: 0 }, frame, frame);
    const at = (x: number, y: number) => mask[y * 60 + x];
    expect([at(5, 5), at(50, 20), at(5, 13), at(37, 30)]).toEqual([255, 255, 255, 255]);
    expect([at(0, 20), at(5, 14), at(35, 39)]).toEqual([0, 0, 0]);
  });

  it("is all of it where the strips leave nothing of the old picture", () => {
    const frame = { x: -5, y: -5, width: 50, height: 40 };
    expect(extensionMask(frame, old, 20)).toEqual([{ kind: "all" }]);
  });
});

describe("an extended picture", () => {
  it("is larger by what was added on each side, and holds the old one where it was", () => {
    const added = { left: 5, top: 0, right: 10, bottom: 20 };
    expect(extendedFrame(added, { width: 40, height: 30 })).toEqual({
      x: -5,
      y: 0,
      width: 55,
      height: 50,
    });
    expect([isExtended(added), isExtended(NO_EXTENSION)]).toEqual([true, false]);
    for (const side of ["left", "top", "right", "bottom"]) {
      expect(isExtended({ ...NO_EXTENSION, [side]: 1 })).toBe(true);
    }
  });

  it("grows out of a strip that is thin in every picture", () => {
    expect(extensionOverlap({ width: 100, height: 4000 })).toBe(8);
    expect(extensionOverlap({ width: 1000, height: 1000 })).toBe(20);
    expect(extensionOverlap({ width: 9000, height: 9000 })).toBe(32);
  });
});

describe("what can be continued from the picture itself", () => {
  const size = { width: 400, height: 300 };

  it("is at most as much as the picture measures, side by side", () => {
    expect(canContinue({ ...NO_EXTENSION, left: 400, right: 400 }, size)).toBe(true);
    expect(canContinue({ ...NO_EXTENSION, top: 300, bottom: 300 }, size)).toBe(true);
    expect(canContinue({ ...NO_EXTENSION, left: 401 }, size)).toBe(false);
    expect(canContinue({ ...NO_EXTENSION, bottom: 301 }, size)).toBe(false);
  });

  it("is at most what is filled at once", () => {
    const large = { width: 4600, height: 3450 };
    expect(canContinue({ ...NO_EXTENSION, right: 2300 }, large)).toBe(true);
    expect(canContinue({ ...NO_EXTENSION, right: 2400 }, large)).toBe(false);
  });

  it("lies around the old picture, whose place is known", () => {
    const frame = extendedFrame({ left: 5, top: 7, right: 1, bottom: 2 }, size);
    expect(keptIn(frame, size)).toEqual({ x: 5, y: 7, ...size });
  });
});
