import { describe, expect, it } from "vitest";
import { isUsualPlacement, notesOn, placementLimitPx } from "@/utils/core/edit/stitch-choice";

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
