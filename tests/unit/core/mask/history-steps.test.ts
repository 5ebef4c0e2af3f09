import { describe, expect, it } from "vitest";
import {
  activeOperations,
  EMPTY_MASK,
  isEmptyMask,
  isWholeMask,
  push,
  replaceStep,
  undo,
} from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";

const dot = (radius: number): MaskOperation => ({
  kind: "stroke",
  mode: "add",
  radius,
  points: [10, 10],
});
const maskOf = (...operations: readonly MaskOperation[]): MaskHistory =>
  operations.reduce(push, EMPTY_MASK);

describe("a step that is replaced", () => {
  const [one, two, three, other] = [dot(1), dot(2), dot(3), dot(9)];

  it.each([
    [0, one, [other, two, three]],
    [1, two, [one, other, three]],
    [2, three, [one, two, other]],
  ])("is another one in the same place: %i", (at, before, expected) => {
    const mask = maskOf(one, two, three);
    const after = replaceStep(mask, before, other);
    expect(after).toEqual({ operations: expected, position: 3 });
    expect(after.operations[at]).toBe(other);
    expect(mask).toEqual(maskOf(one, two, three));
  });

  it("makes the steps after it new, for their raster is another, and leaves those before", () => {
    const { operations } = replaceStep(maskOf(one, two, three), two, other);
    expect(operations[0]).toBe(one);
    expect(operations[2]).not.toBe(three);
  });

  it("may be one that was undone, which stays undone", () => {
    const mask = undo(maskOf(one, two));
    const after = replaceStep(mask, two, other);
    expect(after).toEqual({ operations: [one, other], position: 1 });
    expect(activeOperations(after)).toEqual([one]);
  });

  it("changes nothing where it is none of the steps", () => {
    const mask = maskOf(one, two);
    expect(replaceStep(mask, dot(1), other)).toBe(mask);
  });
});

describe("telling from its steps that", () => {
  const all: MaskOperation = { kind: "all" };
  const holes: MaskOperation = { kind: "fillHoles" };
  const grow = (by: number): MaskOperation => ({ kind: "grow", by });

  it.each<[string, "nothing" | "some" | "everything", MaskHistory]>([
    ["nothing has no holes", "nothing", maskOf(holes)],
    ["everything has no holes", "everything", maskOf(all, holes)],
    ["a dot has none that would fill the picture", "some", maskOf(dot(1), holes)],
    ["everything cannot grow", "everything", maskOf(all, grow(8))],
    ["everything grown by nothing is everything", "everything", maskOf(all, grow(0))],
    ["everything can shrink", "some", maskOf(all, grow(-1))],
    ["nothing cannot shrink", "nothing", maskOf(grow(-1))],
    ["a dot that shrinks may be there", "some", maskOf(dot(1), grow(-1))],
    ["all but a dot is some", "some", maskOf(dot(1), { kind: "invert" })],
  ])("%s: %s is painted", (_what, cover, mask) => {
    expect(isEmptyMask(mask)).toBe(cover === "nothing");
    expect(isWholeMask(mask)).toBe(cover === "everything");
  });
});
