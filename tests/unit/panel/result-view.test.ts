import { describe, expect, it } from "vitest";
import {
  baseOf,
  type Chosen,
  type Comparison,
  FIRST_RESULT_VIEW,
  lastingOf,
  ORIGINAL_VIEW,
  type ResultView,
  viewOf,
  withHeld,
  withRaw,
} from "@/utils/panel/state/result-view";

const split: ResultView = {
  ...FIRST_RESULT_VIEW,
  comparison: { kind: "split", at: 0.3, base: undefined },
};

describe("what is seen of the results", () => {
  it("returns to the comparison that was on when the original is let go", () => {
    const held = withHeld(split, true);
    expect(held.comparison.kind).toBe("held");
    expect(lastingOf(held)).toEqual(split.comparison);
    expect(withHeld(held, false)).toEqual(split);
  });

  it("keeps the comparison when another result is chosen, and shows that one placed", () => {
    const raw = withRaw(split, true);
    expect(viewOf(withHeld(raw, true), 2)).toEqual({
      chosen: { kind: "result", position: 2, isRaw: false },
      comparison: split.comparison,
    });
  });

  it("has no raw form of the original", () => {
    expect(withRaw(ORIGINAL_VIEW, true)).toEqual(ORIGINAL_VIEW);
    expect(viewOf(withRaw(FIRST_RESULT_VIEW, true), -1)).toEqual(ORIGINAL_VIEW);
  });

  it("compares with the open picture unless another one was chosen", () => {
    const base = { editId: "1", bitmap: {} as ImageBitmap, size: { width: 1, height: 1 } };
    expect(baseOf(split)).toBeUndefined();
    const beside: ResultView = { ...split, comparison: { kind: "beside", base } };
    expect(baseOf(withHeld(beside, true))).toBe(base);
  });

  it("cannot be a mix that means nothing", () => {
    // @ts-expect-error the original is not a result that could be raw
    const raw: Chosen = { kind: "original", isRaw: true };
    // @ts-expect-error side by side has no slider
    const both: Comparison = { kind: "beside", at: 0.5, base: undefined };
    // @ts-expect-error what is held returns to something that lasts
    const twice: Comparison = { kind: "held", after: { kind: "held", after: { kind: "none" } } };
    expect([raw, both, twice]).toHaveLength(3);
  });
});
