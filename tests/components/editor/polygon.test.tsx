import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { Stage } from "@/components/editor/stage/Stage";
import { useEditorKeys } from "@/components/editor/use-editor-keys";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { renderWithText } from "../../support/render";

const size = { width: 400, height: 300 };
const picture = { id: "a", bitmap: document.createElement("canvas"), size };
let editor: Editor;

beforeEach(() => {
  editor = createEditor({ tool: "lasso" });
  editor.open({ size });
  editor.setStage(size, 1);
  renderWithText(<Page />);
});

function Page() {
  useEditorKeys(editor, {});
  return <Stage editor={editor} picture={picture} label="The picture" />;
}

interface Where {
  readonly pointerType?: string;
  readonly pointerId?: number;
  readonly button?: number;
}

function pointer(type: string, x: number, y: number, more: Where = {}) {
  const init = { bubbles: true, clientX: x, clientY: y, button: 0, buttons: 1, pointerId: 1 };
  fireEvent(
    screen.getByTestId("stage"),
    new PointerEvent(`pointer${type}`, { pointerType: "mouse", ...init, ...more }),
  );
}

function clickCorners(more: Where = {}) {
  for (const [x, y] of [
    [50, 50],
    [150, 50],
    [150, 150],
  ] as const) {
    pointer("down", x, y, more);
    pointer("up", x, y, more);
  }
}

/** How many corners each step of the mask has. */
function corners(): number[] {
  const { operations } = editor.getState().mask;
  return operations.map((step) => (step.kind === "polygon" ? step.points.length / 2 : 0));
}

describe("a polygon that is not closed yet", () => {
  it("goes on after the picture was moved about, and Enter closes it", async () => {
    clickCorners();
    pointer("down", 200, 200, { button: 1 });
    pointer("up", 240, 220, { button: 1 });
    await userEvent.keyboard("{Enter}");
    expect(corners()).toEqual([3]);
  });

  it("is dropped by Escape after the picture was moved about", async () => {
    clickCorners();
    pointer("down", 200, 200, { button: 1 });
    pointer("up", 240, 220, { button: 1 });
    await userEvent.keyboard("{Escape}");
    await userEvent.keyboard("{Enter}");
    expect(corners()).toEqual([]);
    clickCorners();
    await userEvent.keyboard("{Enter}");
    expect(corners()).toEqual([3]);
  });

  it("goes on after two fingers zoomed, without a corner where they came down", async () => {
    const one = { pointerType: "touch", pointerId: 2 };
    const other = { pointerType: "touch", pointerId: 3 };
    clickCorners(one);
    pointer("down", 100, 100, one);
    pointer("down", 200, 200, other);
    pointer("move", 250, 250, other);
    pointer("up", 250, 250, other);
    pointer("up", 100, 100, one);
    await userEvent.keyboard("{Enter}");
    expect(corners()).toEqual([3]);
  });

  it("is none yet where two fingers came down first", async () => {
    pointer("down", 100, 100, { pointerType: "touch", pointerId: 2 });
    pointer("down", 200, 200, { pointerType: "touch", pointerId: 3 });
    expect(editor.getState().drawing).toBeUndefined();
  });

  it("may be zoomed below the pointer, which a stroke may not", async () => {
    const before = editor.getState().view;
    pointer("down", 50, 50);
    await userEvent.keyboard("+102");
    expect(editor.getState().view).toEqual(before);
    pointer("up", 50, 50);
    await userEvent.keyboard("+");
    expect(editor.getState().view.scale).toBeGreaterThan(before.scale);
  });
});
