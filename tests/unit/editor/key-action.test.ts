import { describe, expect, it } from "vitest";
import { type KeyLike, keyAction } from "@/utils/editor/key-action";
import type { EditorAction } from "@/utils/editor/shortcuts";

function press(keys: string, more: Partial<KeyLike> = {}): EditorAction | undefined {
  const parts = keys.split("+");
  const key = parts.pop() || "+";
  return keyAction({
    key,
    code: "",
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Meta"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    isComposing: false,
    target: "page",
    hasSelection: false,
    ...more,
  });
}

const TABLE: readonly (readonly [string, EditorAction])[] = [
  ["b", { kind: "tool", tool: "brush" }],
  ["e", { kind: "tool", tool: "eraser" }],
  ["r", { kind: "tool", tool: "rectangle" }],
  ["l", { kind: "tool", tool: "lasso" }],
  ["w", { kind: "tool", tool: "wand" }],
  ["B", { kind: "tool", tool: "brush" }],
  ["x", { kind: "flip-tool" }],
  ["[", { kind: "brush-size", direction: -1 }],
  ["]", { kind: "brush-size", direction: 1 }],
  ["+", { kind: "zoom", direction: 1 }],
  ["-", { kind: "zoom", direction: -1 }],
  [" ", { kind: "hand" }],
  ["0", { kind: "fit" }],
  ["1", { kind: "actual-size" }],
  ["i", { kind: "invert" }],
  ["Delete", { kind: "clear" }],
  ["Backspace", { kind: "clear" }],
  ["m", { kind: "toggle-mask" }],
  ["c", { kind: "compare" }],
  ["ArrowLeft", { kind: "step-result", step: -1 }],
  ["ArrowRight", { kind: "step-result", step: 1 }],
  ["Escape", { kind: "escape" }],
  ["Enter", { kind: "confirm" }],
  ["Shift+?", { kind: "help" }],
  ["Ctrl+z", { kind: "undo" }],
  ["Meta+z", { kind: "undo" }],
  ["Ctrl+Shift+Z", { kind: "redo" }],
  ["Meta+Shift+z", { kind: "redo" }],
  ["Ctrl+y", { kind: "redo" }],
  ["Ctrl+a", { kind: "whole-picture" }],
  ["Ctrl+Enter", { kind: "generate" }],
  ["Meta+Enter", { kind: "generate" }],
  ["Ctrl+s", { kind: "save" }],
  ["Ctrl+c", { kind: "copy" }],
];

describe("what a key means", () => {
  it.each(TABLE)("%s", (keys, action) => {
    expect(press(keys)).toEqual(action);
  });

  it.each(TABLE)("nothing while typing: %s", (keys) => {
    expect(press(keys, { target: "text" })).toBeUndefined();
  });

  it.each(TABLE)("nothing while an input method composes: %s", (keys) => {
    expect(press(keys, { isComposing: true })).toBeUndefined();
  });

  it("leaves Space, Enter and the arrows to the control that has the focus", () => {
    for (const key of [" ", "Enter", "ArrowLeft", "ArrowRight"]) {
      expect(press(key, { target: "control" })).toBeUndefined();
    }
    expect(press("b", { target: "control" })).toEqual({ kind: "tool", tool: "brush" });
  });

  it("copies selected text as the browser does", () => {
    expect(press("Ctrl+c", { hasSelection: true })).toBeUndefined();
  });

  it("leaves pasting to the browser's paste event, which brings the picture", () => {
    expect(press("Ctrl+v")).toBeUndefined();
  });

  it("leaves Tab and bare Alt to the browser", () => {
    for (const keys of ["Tab", "Alt", "Alt+b", "Alt+ArrowLeft"]) {
      expect(press(keys)).toBeUndefined();
    }
  });

  it("leaves the browser's own combinations alone", () => {
    for (const keys of [
      "Ctrl+b",
      "Ctrl+r",
      "Ctrl+w",
      "Ctrl+0",
      "Ctrl+1",
      "Ctrl+Shift+c",
      "Ctrl+l",
    ]) {
      expect(press(keys)).toBeUndefined();
    }
  });

  it("finds letters by their place where the layout types others", () => {
    expect(press("и", { code: "KeyB" })).toEqual({ kind: "tool", tool: "brush" });
    expect(press("я", { code: "KeyZ", ctrlKey: true })).toEqual({ kind: "undo" });
    expect(press("х", { code: "BracketLeft" })).toEqual({ kind: "brush-size", direction: -1 });
    expect(press("à", { code: "Digit0" })).toEqual({ kind: "fit" });
    expect(press("？", { code: "Slash", shiftKey: true })).toEqual({ kind: "help" });
    expect(press("－", { code: "Minus" })).toEqual({ kind: "zoom", direction: -1 });
  });

  it("goes by the letter, not the place, on layouts that move Latin letters", () => {
    expect(press("z", { code: "KeyY", ctrlKey: true })).toEqual({ kind: "undo" });
  });

  it("takes brackets typed with AltGr", () => {
    expect(press("[", { ctrlKey: true, altKey: true })).toEqual({
      kind: "brush-size",
      direction: -1,
    });
  });
});
