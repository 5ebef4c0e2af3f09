import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { err, ok, type Result } from "@/utils/core/result";
import { createEditor } from "@/utils/editor/editor-state";
import { commitSelection } from "@/utils/editor/gestures/commit-selection";
import type { PictureTools } from "@/utils/editor/picture-tools";
import type { Runs, Selection } from "@/utils/pixels/job-types";

const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };

function aSelection(...mask: number[]): Selection {
  return {
    mask: Uint8Array.from(mask),
    size: { width: 2, height: 1 },
    contours: [],
    share: 0.5,
    place: { column: 0, row: 0 },
    colour: "red",
  };
}

/** An editor with a picture of 4 × 1 px, whose edges are found when the test says so. */
function setUp() {
  const editor = createEditor();
  const refining: ((runs: Result<Runs>) => void)[] = [];
  const refine = () => new Promise<Result<Runs>>((resolve) => refining.push(resolve));
  const tools = { objects: { refine } } as unknown as PictureTools;
  editor.open({ size: { width: 4, height: 1 }, tools });
  const answer = async (index: number, result: Result<Runs>) => {
    refining[index]?.(result);
    for (let i = 0; i < 3; i += 1) await Promise.resolve();
  };
  const runs = () =>
    editor
      .getState()
      .mask.operations.map((step) => (step.kind === "spans" ? step.runs : step.kind));
  return { editor, answer, runs };
}

describe("a selection that is taken", () => {
  it("is painted at once, and on the picture's own edge when that is found, as one step", async () => {
    const { editor, answer, runs } = setUp();
    commitSelection(editor, aSelection(1, 0), "add");
    expect(runs()).toEqual([[0, 0, 2]]);
    await answer(0, ok({ runs: [0, 0, 3] }));
    expect(runs()).toEqual([[0, 0, 3]]);
    editor.undo();
    expect(editor.getState().mask.position).toBe(0);
  });

  it("finds its edge whatever was painted meanwhile, and in whatever order", async () => {
    const { editor, answer, runs } = setUp();
    commitSelection(editor, aSelection(1, 0), "add");
    editor.push(dot);
    commitSelection(editor, aSelection(0, 1), "add");
    await answer(0, ok({ runs: [0, 0, 1] }));
    await answer(1, ok({ runs: [0, 3, 1] }));
    expect(runs()).toEqual([[0, 0, 1], "stroke", [0, 3, 1]]);
  });

  it("makes new objects of the steps after it: they are not painted as they were", async () => {
    const { editor, answer } = setUp();
    commitSelection(editor, aSelection(1, 0), "add");
    editor.push(dot);
    await answer(0, ok({ runs: [0, 0, 1] }));
    expect(editor.getState().mask.operations[1]).toEqual(dot);
    expect(editor.getState().mask.operations[1]).not.toBe(dot);
  });

  it("stays as it is where its edge cannot be found, or its step is gone", async () => {
    const { editor, answer, runs } = setUp();
    commitSelection(editor, aSelection(1, 0), "add");
    await answer(0, err(appError("picture_undecodable")));
    expect(runs()).toEqual([[0, 0, 2]]);
    editor.undo();
    editor.push(dot);
    commitSelection(editor, aSelection(1, 0), "add");
    editor.undo();
    editor.push(dot);
    await answer(1, ok({ runs: [0, 0, 1] }));
    expect(runs()).toEqual(["stroke", "stroke"]);
  });

  it("waits for what is being drawn before it changes what lies below", async () => {
    const { editor, answer, runs } = setUp();
    commitSelection(editor, aSelection(1, 0), "add");
    editor.setDrawing({ cancel: () => undefined });
    await answer(0, ok({ runs: [0, 0, 1] }));
    expect(runs()).toEqual([[0, 0, 2]]);
    editor.setDrawing(undefined);
    expect(runs()).toEqual([[0, 0, 1]]);
  });

  it("becomes another size in the same step; the edge of the one before comes too late", async () => {
    const { editor, answer, runs } = setUp();
    const made = commitSelection(editor, aSelection(1, 0), "add");
    made?.become(aSelection(1, 1));
    expect(runs()).toEqual([[0, 0, 4]]);
    await answer(0, ok({ runs: [0, 0, 1] }));
    expect(runs()).toEqual([[0, 0, 4]]);
    await answer(1, ok({ runs: [0, 1, 2] }));
    expect(runs()).toEqual([[0, 1, 2]]);
    expect(made && editor.isLastStep(made.operation)).toBe(true);
    editor.push(dot);
    expect(made && editor.isLastStep(made.operation)).toBe(false);
  });

  it("tells when its edge is found, or cannot be, of the size that stays only", async () => {
    const { editor, answer } = setUp();
    const sharp: MaskOperation[] = [];
    const made = commitSelection(editor, aSelection(1, 0), "add", (step) => sharp.push(step));
    made?.become(aSelection(1, 1));
    await answer(0, ok({ runs: [0, 0, 1] }));
    expect(sharp).toEqual([]);
    await answer(1, err(appError("picture_undecodable")));
    expect(sharp).toHaveLength(1);
    expect(editor.getState().mask.operations.at(-1)).toBe(sharp[0]);
  });

  it("is no step where nothing is selected", () => {
    const { editor, runs } = setUp();
    expect(commitSelection(editor, aSelection(0, 0), "add")).toBeUndefined();
    expect(runs()).toEqual([]);
  });
});
