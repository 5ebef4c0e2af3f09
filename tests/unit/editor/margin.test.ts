import { describe, expect, it } from "vitest";
import { growRuns } from "@/utils/core/mask/grow-runs";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { createEditor } from "@/utils/editor/editor-state";

/** A square of 100 px, 200 px from the corner. */
const square: MaskOperation = {
  kind: "spans",
  mode: "add",
  runs: Array.from({ length: 100 }, (_, row) => [200 + row, 200, 100]).flat(),
};
const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };

function withOffer(step = square) {
  const editor = createEditor();
  editor.open({ size: { width: 500, height: 500 } });
  editor.push(dot);
  editor.push(step);
  editor.offerMargin(step);
  return editor;
}

const isOffered = (editor: ReturnType<typeof withOffer>) =>
  typeof editor.getState().margin === "object";

describe("a margin for what was selected", () => {
  it("is offered beside the object", () => {
    const { margin } = withOffer().getState();
    expect(margin).toMatchObject({ beside: { x: 200, y: 200, width: 100, height: 100 } });
  });

  it("grows the object by 2 % of its longer side, at least 2 px, in one step", () => {
    const editor = withOffer();
    editor.addMargin(growRuns);
    const { mask, margin } = editor.getState();
    expect(mask.position).toBe(3);
    const grown = mask.operations[2];
    const runs = grown?.kind === "spans" ? grown.runs : [];
    expect(runs.slice(0, 3)).toEqual([198, 200, 100]);
    expect(runs.slice(-3)).toEqual([301, 200, 100]);
    expect(margin).toBe("taken");
    editor.undo();
    expect(editor.getState().mask.operations[1]).toBe(square);
    expect(editor.getState().mask.position).toBe(2);
  });

  it("leaves what was painted before as it is", () => {
    const editor = withOffer();
    editor.addMargin(growRuns);
    const { operations } = editor.getState().mask;
    expect(operations.slice(0, 2)).toEqual([dot, square]);
  });

  it("is offered once: not again after it was taken and undone", () => {
    const editor = withOffer();
    editor.addMargin(growRuns);
    editor.undo();
    expect(editor.getState().margin).toBeUndefined();
    editor.addMargin(growRuns);
    expect(editor.getState().mask.position).toBe(2);
  });

  const other: Readonly<Record<string, (editor: ReturnType<typeof withOffer>) => void>> = {
    "something is painted": (editor) => editor.push(dot),
    "something is being drawn": (editor) => editor.setDrawing({ cancel: () => undefined }),
    "it is undone": (editor) => editor.undo(),
    "another tool is chosen": (editor) => editor.setTool("wand"),
    "a dialog opens": (editor) => editor.setDialog("grow"),
    "the paint is hidden": (editor) => editor.toggleMask(),
    "another picture is opened": (editor) => editor.open({ size: { width: 9, height: 9 } }),
  };
  it.each(Object.entries(other))("is gone when %s", (_, happen) => {
    const editor = withOffer();
    expect(isOffered(editor)).toBe(true);
    happen(editor);
    expect(editor.getState().margin).toBeUndefined();
  });

  it("stays while one zooms, pans, or points", () => {
    const editor = withOffer();
    editor.zoomBy(2);
    editor.panBy(3, 3);
    editor.setOutlined(null);
    expect(isOffered(editor)).toBe(true);
  });

  it("is not offered for what is taken away, what is not an object, or what is not the last step", () => {
    expect(isOffered(withOffer({ ...square, mode: "erase" }))).toBe(false);
    expect(isOffered(withOffer(dot))).toBe(false);
    const editor = withOffer();
    editor.push(dot);
    editor.offerMargin(square);
    expect(isOffered(editor)).toBe(false);
  });

  it("is not offered while something is being drawn", () => {
    const editor = createEditor();
    editor.open({ size: { width: 500, height: 500 } });
    editor.push(square);
    editor.setDrawing({ cancel: () => undefined });
    editor.offerMargin(square);
    expect(isOffered(editor)).toBe(false);
  });
});
