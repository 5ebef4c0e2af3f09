import { describe, expect, it } from "vitest";
import { ok, type Result } from "@/utils/core/result";
import { createEditor } from "@/utils/editor/editor-state";
import { pointTool } from "@/utils/editor/gestures/point-tool";
import type { PictureTools } from "@/utils/editor/picture-tools";
import type { FoundSelection, Selection } from "@/utils/pixels/job-types";

const size = { width: 40, height: 40 };

const selection: Selection = {
  mask: new Uint8Array(4).fill(1),
  size: { width: 2, height: 2 },
  contours: [],
  share: 0.5,
  place: { column: 0, row: 0 },
  colour: "red",
};

/** Drags over the picture; what lies along the path is found when the test says so. */
async function drag() {
  const finds: ((found: Result<FoundSelection>) => void)[] = [];
  const found = { key: "a", step: 0, canGrow: false, canShrink: false, selection };
  const objects = {
    outline: async () => ok(found),
    unite: () => new Promise<Result<FoundSelection>>((resolve) => finds.push(resolve)),
    refine: async () => ok({ runs: [0, 0, 40] }),
  };
  const tools = { objects } as unknown as PictureTools;
  const outlines: unknown[] = [];
  const editor = createEditor({ tool: "point" });
  editor.open({ size, tools });
  editor.setEdges("found");
  const tool = pointTool({
    editor,
    layer: { paintLive: () => undefined, adoptLive: () => undefined, dropLive: () => undefined },
    preview: () => undefined,
    outline: (shown) => outlines.push(shown),
    setBusy: () => undefined,
    fail: () => undefined,
  });
  const at = (x: number) => ({ point: { x, y: 100 }, pressure: 0.5, isShift: false });
  editor.setStage({ width: 200, height: 200 }, 1);
  const event = { pointerType: "mouse", shiftKey: false };
  const gesture = tool.begin({ event, first: at(100), mode: "add", picture: size });
  await settle();
  gesture?.add([at(120)]);
  await settle();
  gesture?.finish();
  await settle();
  return { editor, finds, outlines };
}

async function settle() {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
}

describe("what Point was dragged over", () => {
  it("is taken when it is found", async () => {
    const { editor, finds } = await drag();
    for (const find of finds) find(ok({ selection }));
    await settle();
    for (const find of finds) find(ok({ selection }));
    await settle();
    expect(editor.getState().mask.operations).toHaveLength(1);
  });

  it("is not painted or outlined on another picture that was opened meanwhile", async () => {
    const { editor, finds, outlines } = await drag();
    editor.open({ size, tools: { objects: {} } as unknown as PictureTools });
    outlines.length = 0;
    for (const find of finds) find(ok({ selection }));
    await settle();
    for (const find of finds) find(ok({ selection }));
    await settle();
    expect(editor.getState().mask.operations).toEqual([]);
    expect(outlines.filter((shown) => shown !== undefined)).toEqual([]);
  });
});
