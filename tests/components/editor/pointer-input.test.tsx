import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PointerInput } from "@/components/editor/stage/pointer-input";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

/** What became of what a pointer began, in order. */
let log: string[];
let stage: HTMLElement;
let input: PointerInput;
let editor: Editor;

beforeEach(() => {
  log = [];
  editor = createEditor();
  stage = document.createElement("div");
  document.body.append(stage);
  const begin = ({ pointerType }: PointerEvent, _first: Sample): Gesture => {
    log.push(`${pointerType} begins`);
    return {
      add: () => undefined,
      finish: () => log.push(`${pointerType} paints`),
      cancel: () => log.push(`${pointerType} is taken back`),
    };
  };
  input = new PointerInput(stage, {
    editor,
    begin,
    requestFrame: () => undefined,
    hover: () => undefined,
  });
});

afterEach(() => {
  input.stop();
  stage.remove();
});

function pointer(
  type: string,
  pointerType: string,
  pointerId: number,
  more: PointerEventInit = {},
) {
  const init = { bubbles: true, clientX: 10, clientY: 10, button: 0, ...more };
  stage.dispatchEvent(new PointerEvent(`pointer${type}`, { pointerType, pointerId, ...init }));
}

describe("a pen and the hand that holds it", () => {
  it("takes back what the palm began before the pen touched, and the pen paints", () => {
    pointer("down", "touch", 1);
    pointer("move", "touch", 1, { clientX: 14 });
    pointer("down", "pen", 2);
    pointer("move", "touch", 1, { clientX: 18 });
    pointer("up", "pen", 2);
    pointer("up", "touch", 1);
    expect(log).toEqual(["touch begins", "touch is taken back", "pen begins", "pen paints"]);
  });

  it("is not kept from painting by a palm that lies in two places", () => {
    pointer("down", "touch", 1);
    pointer("down", "touch", 2, { clientX: 60 });
    pointer("down", "pen", 3);
    pointer("up", "pen", 3);
    expect(log.slice(-2)).toEqual(["pen begins", "pen paints"]);
  });

  it("ignores a palm that comes after the pen", () => {
    pointer("down", "pen", 1);
    pointer("down", "touch", 2);
    pointer("up", "touch", 2);
    pointer("up", "pen", 1);
    expect(log).toEqual(["pen begins", "pen paints"]);
  });
});

describe("three fingers", () => {
  it("move the picture by the two that are left, from where these are", () => {
    editor.open({ size: { width: 400, height: 300 } });
    editor.setStage({ width: 400, height: 300 }, 1);
    pointer("down", "touch", 1, { clientX: 100, clientY: 100 });
    pointer("down", "touch", 2, { clientX: 200, clientY: 100 });
    pointer("down", "touch", 3, { clientX: 150, clientY: 250 });
    const before = editor.getState().view;
    pointer("up", "touch", 1, { clientX: 100, clientY: 100 });
    input.flush();
    expect(editor.getState().view).toEqual(before);
    pointer("move", "touch", 2, { clientX: 210, clientY: 100 });
    pointer("move", "touch", 3, { clientX: 160, clientY: 250 });
    input.flush();
    expect(editor.getState().view).toEqual({ ...before, x: before.x + 10 });
  });
});

describe("what is left open between two presses", () => {
  it("is still there when the picture was moved about meanwhile", () => {
    const left = { cancel: () => undefined, finish: () => undefined };
    editor.setDrawing(left);
    pointer("down", "mouse", 1, { button: 1 });
    expect(input.isDrawing).toBe(false);
    pointer("up", "mouse", 1, { button: 1 });
    expect(editor.getState().drawing).toBe(left);
  });

  it("is still there when something else was done meanwhile, as dragging a frame", () => {
    const left = { cancel: () => undefined, finish: () => undefined };
    editor.setDrawing(left);
    pointer("down", "mouse", 1);
    expect(input.isDrawing).toBe(true);
    expect(editor.getState().drawing).not.toBe(left);
    pointer("up", "mouse", 1);
    expect(editor.getState().drawing).toBe(left);
  });
});

describe("the buttons that act", () => {
  it.each([
    ["mouse", 0],
    ["mouse", 2],
    ["pen", 0],
    ["pen", 5],
  ])("are those that draw and erase: %s, button %i", (pointerType, button) => {
    pointer("down", pointerType, 1, { button });
    expect(log).toEqual([`${pointerType} begins`]);
  });

  it.each([
    ["mouse", 3],
    ["mouse", 4],
    ["mouse", 5],
  ])("are not those of the browser: %s, button %i", (pointerType, button) => {
    pointer("down", pointerType, 1, { button });
    pointer("up", pointerType, 1, { button });
    expect(log).toEqual([]);
  });

  it("pan with the middle one", () => {
    pointer("down", "mouse", 1, { button: 1 });
    expect(input.isBusy).toBe(true);
    expect(log).toEqual([]);
  });
});
