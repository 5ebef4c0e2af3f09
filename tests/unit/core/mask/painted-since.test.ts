import { describe, expect, it } from "vitest";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { paintedSince } from "@/utils/core/mask/painted-since";

const dot = (x: number): MaskOperation => ({
  kind: "stroke",
  mode: "add",
  radius: 4,
  points: [x, 0],
});
const mask = (...operations: MaskOperation[]) => ({ operations, position: operations.length });

describe("what was painted since", () => {
  it("is what came on top, also where the mask was read anew from the disk", () => {
    expect(paintedSince(mask(dot(1)), mask(dot(1), dot(2)))).toEqual([dot(2)]);
    expect(paintedSince(mask(dot(1)), mask(dot(1)))).toEqual([]);
  });

  it("cannot be told where something was undone or begun anew", () => {
    expect(paintedSince(mask(dot(1), dot(2)), mask(dot(1)))).toBeUndefined();
    expect(paintedSince(mask(dot(1)), mask(dot(3), dot(2)))).toBeUndefined();
    const undone = { operations: [dot(1), dot(2)], position: 1 };
    expect(paintedSince(mask(dot(1), dot(2)), undone)).toBeUndefined();
  });
});
