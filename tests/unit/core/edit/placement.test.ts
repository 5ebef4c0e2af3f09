import { describe, expect, it } from "vitest";
import { isUsualPlacement, notesOn, placementLimitPx } from "@/utils/core/edit/stitch-choice";

describe("what is said about an answer", () => {
  it("is nothing where it left the rest of the picture as good as alone", () => {
    expect(notesOn(undefined)).toEqual([]);
    expect(notesOn({ featherPx: 8, drift: 2.4 })).toEqual([]);
  });

  it("is that the rest was changed, where it was", () => {
    expect(notesOn({ featherPx: 8, drift: 30 })).toEqual(["drift"]);
  });

  it("is a shift only where a person could see it", () => {
    expect(notesOn({ featherPx: 8, shift: { x: 0.3, y: 0.2, scale: 1.0005 } })).toEqual([]);
    expect(notesOn({ featherPx: 8, shift: { x: 3, y: -2, scale: 1 } })).toEqual(["shift"]);
    expect(notesOn({ featherPx: 8, shift: { x: 0, y: 0, scale: 1.01 } })).toEqual(["shift"]);
  });

  it("names other proportions first", () => {
    expect(notesOn({ featherPx: 8, drift: 30, aspectOff: 0.5 })).toEqual(["aspect", "drift"]);
  });
});

describe("a choice", () => {
  it("is the usual one as long as it changes nothing", () => {
    expect(isUsualPlacement(undefined)).toBe(true);
    expect(isUsualPlacement({ growthPx: 0, register: true, matchColour: true })).toBe(true);
    expect(isUsualPlacement({ featherPx: 0 })).toBe(false);
    expect(isUsualPlacement({ register: false })).toBe(false);
  });

  it("reaches farther in a larger window, within bounds", () => {
    expect(placementLimitPx({ width: 100, height: 100 })).toBe(32);
    expect(placementLimitPx({ width: 1000, height: 1000 })).toBe(85);
    expect(placementLimitPx({ width: 9000, height: 9000 })).toBe(128);
  });
});
