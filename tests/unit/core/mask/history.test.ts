import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  activeOperations,
  canRedo,
  canUndo,
  EMPTY_MASK,
  isEmptyMask,
  isWholeMask,
  push,
  redo,
  undo,
} from "@/utils/core/mask/history";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";

const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };
const erased: MaskOperation = { kind: "stroke", mode: "erase", radius: 5, points: [10, 10] };

function maskOf(...operations: readonly MaskOperation[]): MaskHistory {
  return operations.reduce(push, EMPTY_MASK);
}

const someOperation = fc.oneof(
  fc.constant(dot),
  fc.constant(erased),
  fc.constantFrom<MaskOperation>({ kind: "all" }, { kind: "clear" }, { kind: "invert" }),
);
/** A history reached the way people reach one: painting, undoing, redoing. */
const someHistory = fc
  .array(fc.oneof(someOperation, fc.constantFrom("undo" as const, "redo" as const)))
  .map((steps) =>
    steps.reduce<MaskHistory>(
      (mask, step) =>
        step === "undo" ? undo(mask) : step === "redo" ? redo(mask) : push(mask, step),
      EMPTY_MASK,
    ),
  );

describe("the mask's history", () => {
  it("starts empty, with nothing to undo or redo", () => {
    expect(activeOperations(EMPTY_MASK)).toEqual([]);
    expect(canUndo(EMPTY_MASK)).toBe(false);
    expect(canRedo(EMPTY_MASK)).toBe(false);
    expect(undo(EMPTY_MASK)).toBe(EMPTY_MASK);
    expect(redo(EMPTY_MASK)).toBe(EMPTY_MASK);
  });

  it("gives back with redo what undo took", () => {
    fc.assert(
      fc.property(someHistory, (mask) => {
        if (canUndo(mask)) expect(redo(undo(mask))).toEqual(mask);
        if (canRedo(mask)) expect(undo(redo(mask))).toEqual(mask);
      }),
    );
  });

  it("undoes exactly the step that was last done", () => {
    fc.assert(
      fc.property(someHistory, someOperation, (mask, operation) => {
        const after = push(mask, operation);
        expect(activeOperations(after).at(-1)).toBe(operation);
        expect(activeOperations(undo(after))).toEqual(activeOperations(mask));
      }),
    );
  });

  it("forgets undone steps once something new is done", () => {
    const mask = push(undo(maskOf(dot, erased)), { kind: "invert" });
    expect(canRedo(mask)).toBe(false);
    expect(activeOperations(mask)).toEqual([dot, { kind: "invert" }]);
  });

  it("never changes a history that was handed out", () => {
    const before = maskOf(dot);
    const copy = structuredClone(before);
    push(before, erased);
    push(undo(before), erased);
    expect(before).toEqual(copy);
  });

  it("can take back 5,000 steps one by one", () => {
    let mask = maskOf(...Array.from({ length: 5000 }, () => dot));
    for (let step = 0; step < 5000; step += 1) mask = undo(mask);
    expect(activeOperations(mask)).toEqual([]);
    expect(canUndo(mask)).toBe(false);
  });
});

describe("telling an empty mask from its steps", () => {
  it.each<[string, boolean, MaskHistory]>([
    ["nothing was done", true, EMPTY_MASK],
    ["something was painted", false, maskOf(dot)],
    ["only the eraser was used", true, maskOf(erased)],
    ["all was cleared", true, maskOf(dot, { kind: "clear" })],
    ["painted after clearing", false, maskOf(dot, { kind: "clear" }, dot)],
    ["the only stroke was undone", true, undo(maskOf(dot))],
    ["clearing was undone", false, undo(maskOf(dot, { kind: "clear" }))],
    ["nothing was inverted into everything", false, maskOf({ kind: "invert" })],
    ["everything was inverted", true, maskOf({ kind: "all" }, { kind: "invert" })],
    ["inverted twice", true, maskOf({ kind: "invert" }, { kind: "invert" })],
    ["nothing was grown", true, maskOf({ kind: "grow", by: 20 })],
    ["everything was shrunk", false, maskOf({ kind: "all" }, { kind: "grow", by: -20 })],
    [
      "a hole in everything was inverted",
      false,
      maskOf({ kind: "all" }, erased, { kind: "invert" }),
    ],
  ])("%s: %s", (_what, isEmpty, mask) => {
    expect(isEmptyMask(mask)).toBe(isEmpty);
  });
});

describe("telling the whole picture from its steps", () => {
  it.each<[string, boolean, MaskHistory]>([
    ["nothing was done", false, EMPTY_MASK],
    ["something was painted", false, maskOf(dot)],
    ["all was chosen", true, maskOf(dot, { kind: "all" })],
    ["nothing was inverted", true, maskOf({ kind: "invert" })],
    ["a part of it was kept", false, maskOf({ kind: "all" }, erased)],
    ["painted on it", true, maskOf({ kind: "all" }, dot)],
    ["cleared again", false, maskOf({ kind: "all" }, { kind: "clear" })],
    ["choosing it was undone", false, undo(maskOf(dot, { kind: "all" }))],
  ])("%s: %s", (_what, isWhole, mask) => {
    expect(isWholeMask(mask)).toBe(isWhole);
  });
});
