import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { activeOperations } from "@/utils/core/mask/history";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { createEditor } from "@/utils/editor/editor-state";
import { shownMask } from "@/utils/editor/shown-mask";
import { generate } from "@/utils/panel/send/generate";
import { createWindowActions } from "@/utils/panel/send/window-actions";
import { changePart } from "@/utils/panel/state/panel-state";
import { isWholePicture } from "@/utils/panel/state/selectors";
import { withChoice } from "@/utils/panel/state/sending";
import { readEdit } from "@/utils/store/edits";
import { profileWith } from "../../support/profile.ts";
import { readyPanel, READY_SIZE as size } from "../../support/ready-panel.ts";
import { clearRecords } from "../../support/records.ts";

const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };
const erased: MaskOperation = { ...dot, mode: "erase" };

/** A panel with a picture and words, and nothing painted. */
function setUp() {
  const panel = readyPanel();
  const { context, store, editor, runIds } = panel;
  panel.write("by night");
  const actions = createWindowActions(context);
  const operations = () => activeOperations(editor.getState().mask);
  const isWhole = () => isWholePicture(store.getState(), editor.getState().mask);
  const sent = async () => {
    const edits = await Promise.all(runIds().map(readEdit));
    return edits.flatMap((edit) => (edit.ok ? [edit.value] : []));
  };
  return { ...panel, actions, operations, isWhole, sent };
}

function useServers(store: ReturnType<typeof setUp>["store"], ...models: readonly string[]): void {
  const profiles = models.map((model, at) => profileWith({ id: String(at), model }));
  const [profile] = profiles;
  if (!profile) return;
  changePart(store, "server", (server) => ({ ...server, profiles, profile, hasKey: true }));
  store.setState({
    compared: profiles.slice(1).map(({ id, model }) => ({ profileId: id, model })),
  });
}

beforeEach(clearRecords);

describe("Whole picture", () => {
  it("is chosen without paint, and gives back what was painted before", () => {
    const { editor, actions, operations, isWhole } = setUp();
    editor.push(dot);
    actions.toggleWholePicture();
    expect(isWhole()).toBe(true);
    actions.toggleWholePicture();
    expect(isWhole()).toBe(false);
    expect(operations()).toEqual([dot]);
  });

  it("is one step to undo, and comes again by redo", () => {
    const { editor, actions, isWhole } = setUp();
    actions.toggleWholePicture();
    editor.undo();
    expect(isWhole()).toBe(false);
    editor.redo();
    expect(isWhole()).toBe(true);
  });

  it("lets go of a frame of one's own, which a later frame takes back", () => {
    const { store, actions, isWhole } = setUp();
    const rect = { x: 0, y: 0, width: 100, height: 100 };
    const frame = () =>
      changePart(store, "sending", (sending) => withChoice(sending, { kind: "frame", rect }));
    frame();
    actions.toggleWholePicture();
    expect(store.getState().sending.choice.kind).toBe("around");
    frame();
    expect(isWhole()).toBe(false);
  });

  it("is left where the painted part is chosen as what is sent", () => {
    const { actions, operations, isWhole } = setUp();
    actions.toggleWholePicture();
    actions.chooseWindow("around");
    expect(isWhole()).toBe(false);
    expect(operations()).toEqual([]);
  });

  it("is sent whole to every server, in whatever shape it takes", async () => {
    const { context, store, actions, sent } = setUp();
    useServers(store, "gpt-image-2", "dall-e-2");
    actions.toggleWholePicture();
    await generate(context);
    const edits = await sent();
    expect(edits).toHaveLength(2);
    for (const { window } of edits) {
      expect(window.x).toBeLessThanOrEqual(0);
      expect(window.y).toBeLessThanOrEqual(0);
      expect(window.x + window.width).toBeGreaterThanOrEqual(size.width);
      expect(window.y + window.height).toBeGreaterThanOrEqual(size.height);
    }
  });

  it("has a mask where a server takes one, and no paint drawn over the picture", async () => {
    const { context, store, actions, sent } = setUp();
    useServers(store, "gpt-image-2");
    actions.toggleWholePicture();
    await generate(context);
    const profile = profileWith({ id: "0", capability: { maskWays: ["markup"] } });
    changePart(store, "server", (server) => ({ ...server, profile }));
    changePart(store, "ask", (ask) => ({ ...ask, prompt: "by day" }));
    await generate(context);
    expect((await sent()).map(({ maskWay }) => maskWay)).toEqual(["mask", "none"]);
  });
});

describe("painting on the whole picture", () => {
  it("says what is to change instead of all of it", () => {
    const editor = createEditor();
    editor.open({ size });
    editor.selectAll();
    editor.push(dot);
    expect(activeOperations(editor.getState().mask).at(-1)).toBe(dot);
    editor.undo();
    expect(shownMask(editor.getState())).toBe("paint");
    editor.undo();
    expect(shownMask(editor.getState())).toBe("outline");
  });

  it("keeps what is erased, and shows the rest as paint", () => {
    const editor = createEditor();
    editor.open({ size });
    editor.selectAll();
    expect(shownMask(editor.getState())).toBe("outline");
    editor.push(erased);
    expect(activeOperations(editor.getState().mask)).toEqual([{ kind: "all" }, erased]);
    expect(shownMask(editor.getState())).toBe("paint");
  });
});
