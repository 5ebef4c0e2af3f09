import { describe, expect, it } from "vitest";
import {
  defaultFeather,
  isUsualPlacement,
  notesOn,
  placementLimitPx,
  softnessOf,
} from "@/utils/core/edit/stitch-choice";

const report = { featherPx: 4 };

describe("what a person hears of an answer", () => {
  it.each([
    [undefined, []],
    [report, []],
    [{ ...report, drift: 0 }, []],
    [{ ...report, drift: 5.99 }, []],
    [{ ...report, drift: 6 }, ["drift"]],
    [{ ...report, aspectOff: 0.02 }, ["aspect"]],
    [{ ...report, shift: { x: 0.7, y: 0.7, scale: 1 } }, []],
    [{ ...report, shift: { x: 0, y: 1, scale: 1 } }, ["shift"]],
    [{ ...report, shift: { x: -1, y: 0, scale: 1 } }, ["shift"]],
    [{ ...report, shift: { x: 0, y: 0, scale: 1.0019 } }, []],
    [{ ...report, shift: { x: 0, y: 0, scale: 1.0021 } }, ["shift"]],
    [{ ...report, shift: { x: 0, y: 0, scale: 0.9979 } }, ["shift"]],
    [
      { ...report, aspectOff: 0.02, drift: 50, shift: { x: 3, y: 4, scale: 1 } },
      ["aspect", "drift", "shift"],
    ],
  ])("%j: %j", (found, notes) => expect(notesOn(found)).toEqual(notes));
});

describe("what is new in a picture", () => {
  const sent = { width: 1000, height: 500 };

  it.each([
    ["as large as it was sent", { width: 1000, height: 500 }, undefined],
    ["smaller than it was sent", { width: 100, height: 50 }, undefined],
    ["one and a half times as large", { width: 1500, height: 750 }, undefined],
    ["twice as large", { width: 2000, height: 1000 }, 2],
    ["twice as wide", { width: 2000, height: 500 }, 2],
    ["three times as high", { width: 1000, height: 1500 }, 3],
  ])("looks soft where its place is much larger than what was sent: %s", (_how, window, times) => {
    expect(softnessOf(window, sent)).toBe(times);
  });
});

describe("the feather", () => {
  it("is 1.5 % of a window's diagonal, from 4 to 32 px", () => {
    expect(defaultFeather({ width: 600, height: 800 })).toBe(15);
    expect(defaultFeather({ width: 100, height: 100 })).toBe(4);
    expect(defaultFeather({ width: 3000, height: 4000 })).toBe(32);
  });
});

describe("a placement", () => {
  it.each([
    [undefined, true],
    [{}, true],
    [{ growthPx: 0, register: true, matchColour: true }, true],
    [{ featherPx: 0 }, false],
    [{ growthPx: 1 }, false],
    [{ register: false }, false],
    [{ matchColour: false }, false],
  ])("%j is as usual: %s", (choice, isUsual) => expect(isUsualPlacement(choice)).toBe(isUsual));

  it.each([
    [{ width: 100, height: 100 }, 32],
    [{ width: 600, height: 800 }, 60],
    [{ width: 3000, height: 4000 }, 128],
  ])("in a picture of %j is set within %i px", (size, limit) => {
    expect(placementLimitPx(size)).toBe(limit);
  });
});
