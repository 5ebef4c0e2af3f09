import { describe, expect, it } from "vitest";
import { EMPTY_MASK, push, undo } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import {
  afterClick,
  afterResize,
  isAtLast,
  isOn,
  NOTHING_POINTED_AT,
  type PointState,
  questionAt,
  turned,
  withAnswer,
} from "@/utils/editor/gestures/point-state";
import type { FoundOutline, Selection } from "@/utils/pixels/job-types";

const SELECTION: Selection = {
  mask: Uint8Array.of(0, 1, 0, 0),
  size: { width: 2, height: 2 },
  contours: [],
  share: 0.25,
  place: { column: 1, row: -1 },
  colour: "blue",
};
const POINT = { x: 30, y: 10 };
const STAGE = { x: 15, y: 5 };

function answer(key: string, more: Partial<FoundOutline> = {}): FoundOutline {
  return { key, step: 0, canGrow: true, canShrink: true, selection: SELECTION, ...more };
}

function hovered(state: PointState = NOTHING_POINTED_AT, mask = EMPTY_MASK): PointState {
  return withAnswer(state, questionAt(state, POINT, "add", mask), answer("a"));
}

function painted(mask: MaskHistory): MaskHistory {
  return push(mask, { kind: "spans", mode: "add", runs: [0, 1, 1] });
}

function clicked(): { readonly state: PointState; readonly mask: MaskHistory } {
  const state = hovered();
  if (!state.shown) throw new Error("nothing is outlined");
  const mask = painted(EMPTY_MASK);
  return { state: afterClick(state, state.shown, STAGE, mask), mask };
}

describe("hovering", () => {
  it("shows what was answered, and keeps it when it is the same again", () => {
    const first = hovered();
    const again = questionAt(first, { x: 31, y: 10 }, "add", EMPTY_MASK);
    expect(again.known).toBe("a");
    const { selection: _, ...known } = answer("a");
    const second = withAnswer(first, again, known);
    expect(second.shown?.selection).toBe(SELECTION);
    expect(second.shown?.question.point).toEqual({ x: 31, y: 10 });
  });

  it("shows nothing where there is nothing to outline", () => {
    const state = hovered();
    const question = questionAt(state, POINT, "add", EMPTY_MASK);
    expect(withAnswer(state, question, { key: "b" }).shown).toBeUndefined();
  });

  it("does not count sizes that are not on offer", () => {
    const { state } = turned(turned(hovered(), 1).state, 1);
    const question = questionAt(state, POINT, "add", EMPTY_MASK);
    expect(question.step).toBe(2);
    const next = withAnswer(state, question, answer("b", { step: 1, canGrow: false }));
    expect(next.step).toBe(1);
  });

  it("keeps a turn that came while the answer was under way", () => {
    const before = hovered();
    const question = questionAt(before, POINT, "add", EMPTY_MASK);
    const { state } = turned(before, 1);
    expect(withAnswer(state, question, answer("a")).step).toBe(1);
  });
});

describe("a click", () => {
  it("counts among those made, begins anew with the first size, and outlines nothing", () => {
    const { state, mask } = clicked();
    expect(state).toMatchObject({ step: 0, shown: undefined });
    expect(questionAt(state, { x: 1, y: 1 }, "erase", mask).clicks).toEqual([
      { point: POINT, mode: "add" },
    ]);
  });

  it("does not count while it is undone, and counts again when it is redone", () => {
    const { state, mask } = clicked();
    expect(questionAt(state, POINT, "add", undo(mask)).clicks).toEqual([]);
    expect(questionAt(state, POINT, "add", mask).clicks).toHaveLength(1);
  });

  it("takes the place of those that had been undone", () => {
    const { state } = clicked();
    const next = hovered(state);
    if (!next.shown) throw new Error("nothing is outlined");
    const after = afterClick(next, next.shown, STAGE, painted(EMPTY_MASK));
    expect(after.made).toHaveLength(1);
  });
});

describe("larger and smaller", () => {
  it("is about what was taken last as long as nothing else is outlined", () => {
    const { state } = clicked();
    const { state: larger, resize } = turned(state, 1);
    expect(resize).toMatchObject({ point: POINT, step: 1, clicks: [] });
    expect(resize).not.toHaveProperty("known");
    expect(larger.step).toBe(0);
  });

  it("is about what is outlined as soon as there is something", () => {
    const { state } = clicked();
    const { state: next, resize } = turned(hovered(state), -1);
    expect(resize).toBeUndefined();
    expect(next.step).toBe(-1);
  });

  it("goes on from the size that was possible", () => {
    const { state } = turned(clicked().state, 3);
    const question = turned(state, 0).resize;
    if (!question) throw new Error("nothing to resize");
    const resized = afterResize(state, question, answer("c", { step: 1, canGrow: false }));
    expect(resized.last?.shown).toMatchObject({ canGrow: false, step: 1 });
    expect(turned(resized, -1).resize?.step).toBe(0);
  });

  it("does nothing where nothing was taken or outlined", () => {
    expect(turned(NOTHING_POINTED_AT, 1)).toEqual({ state: NOTHING_POINTED_AT });
  });
});

describe("the place of the last click", () => {
  it("is left by a real movement, not by a tremble", () => {
    const { state } = clicked();
    expect(isAtLast(state, { x: STAGE.x + 3, y: STAGE.y })).toBe(true);
    expect(isAtLast(state, { x: STAGE.x + 30, y: STAGE.y })).toBe(false);
    expect(isAtLast(state, undefined)).toBe(false);
  });
});

describe("whether a point lies on a selection", () => {
  it("is looked up in the small copy", () => {
    const picture = { width: 40, height: 40 };
    expect(isOn(SELECTION, { x: 30, y: 10 }, picture)).toBe(true);
    expect(isOn(SELECTION, { x: 10, y: 10 }, picture)).toBe(false);
    expect(isOn(SELECTION, { x: 50, y: 10 }, picture)).toBe(false);
  });
});
