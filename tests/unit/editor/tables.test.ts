import { describe, expect, it } from "vitest";
import { createEditor } from "@/utils/editor/editor-state";
import { type EditorKeyHandlers, performAction } from "@/utils/editor/perform-action";
import { MEANINGS, SHORTCUTS } from "@/utils/editor/shortcuts";
import { TOOL_NAMES, TOOLS } from "@/utils/editor/tools";
import en from "../../../public/_locales/en/messages.json";
import zh from "../../../public/_locales/zh_CN/messages.json";

describe("the table of tools", () => {
  it.each(TOOL_NAMES)("%s has a name in both languages and a key of one letter", (tool) => {
    const { label, key } = TOOLS[tool];
    expect(Object.keys(en)).toContain(label);
    expect(Object.keys(zh)).toContain(label);
    expect(key).toMatch(/^[a-z]$/);
    expect(MEANINGS.get(key)?.action).toEqual({ kind: "tool", tool });
  });
});

describe("the table of shortcuts", () => {
  it("gives no key to two actions", () => {
    const keys = SHORTCUTS.flatMap((row) => {
      if (!("keys" in row)) return [];
      return Object.keys({ ...row.keys, ...("unlisted" in row ? row.unlisted : {}) });
    });
    expect(keys).toHaveLength(new Set(keys.map((key) => key.toLowerCase())).size);
  });

  it("has a name in both languages for every listed key", () => {
    const labels = SHORTCUTS.flatMap((row) => ("label" in row ? [row.label] : []));
    expect(Object.keys(en)).toEqual(expect.arrayContaining(labels));
    expect(Object.keys(zh)).toEqual(expect.arrayContaining(labels));
  });

  it("leaves the keys of handlers that are missing to the browser", () => {
    const editor = createEditor();
    const perform = (handlers: EditorKeyHandlers) =>
      performAction({ kind: "generate" }, { editor, handlers, isRepeat: false });
    expect(perform({})).toBe(false);
    expect(perform({ generate: () => undefined })).toBe(true);
  });
});

describe("the editor's settings", () => {
  it("are taken from the stored ones; a tool of another version leaves the tool as it is", () => {
    const editor = createEditor();
    editor.changeSettings({ tool: "lasso", tolerance: 5, writesDetails: true });
    editor.changeSettings({ tool: "chisel" });
    expect(editor.getState()).toMatchObject({ tool: "lasso", tolerance: 5 });
    expect(editor.getState()).not.toHaveProperty("writesDetails");
  });

  it("are told of as a whole when one changes", () => {
    const editor = createEditor();
    const seen: object[] = [];
    editor.onSettingsChange((settings) => seen.push(settings));
    editor.setTool("wand");
    editor.fit();
    expect(seen).toEqual([
      {
        tool: "wand",
        snapsToEdges: true,
        hasCircled: false,
        brushSize: 22,
        overlayColour: "auto",
        usesPressure: false,
        tolerance: 20,
        isContiguous: true,
      },
    ]);
  });
});
