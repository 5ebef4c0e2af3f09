import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PointerInput } from "@/components/editor/stage/pointer-input";
import { createEditor } from "@/utils/editor/editor-state";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

/** What became of what a pointer began, in order. */
let log: string[];
let stage: HTMLElement;
let input: PointerInput;

beforeEach(() => {
  log = [];
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
    editor: createEditor(),
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
