import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Stage } from "@/components/editor/stage/Stage";
import { useEditorKeys } from "@/components/editor/use-editor-keys";
import { appError } from "@/utils/core/app-error";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { err } from "@/utils/core/result";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import type { EditorKeyHandlers } from "@/utils/editor/perform-action";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { renderWithText } from "../../support/render";

const size = { width: 40, height: 30 };
const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };

interface PageProps {
  readonly editor: Editor;
  readonly handlers: EditorKeyHandlers;
}

const picture = { id: "a", bitmap: document.createElement("canvas"), size };

function Page({ editor, handlers }: PageProps) {
  useEditorKeys(editor, handlers);
  return (
    <>
      <Stage editor={editor} picture={picture} label="The picture" />
      <textarea aria-label="Words" />
      <button type="button">Go</button>
    </>
  );
}

function openStage(handlers: EditorKeyHandlers = {}) {
  const editor = createEditor();
  editor.open({ size });
  renderWithText(<Page editor={editor} handlers={handlers} />);
  return editor;
}

describe("the stage", () => {
  it("has a name, takes the focus, and says where the picture is", () => {
    openStage();
    const stage = screen.getByRole("region", { name: "The picture" });
    expect(stage).toBe(screen.getByTestId("stage"));
    expect(stage.tabIndex).toBe(0);
    expect(stage.contains(screen.getByTestId("picture"))).toBe(true);
  });

  it("shows the outline of what was painted over the picture, not over a result", () => {
    const editor = createEditor();
    editor.open({ size });
    editor.setMaskShown("outline");
    const { container, rerender } = renderWithText(
      <Stage editor={editor} picture={picture} label="The picture" />,
    );
    const shown = () => container.querySelector("[data-shown]")?.getAttribute("data-shown");
    expect(shown()).toBe("outline");
    const result = document.createElement("canvas");
    rerender(<Stage editor={editor} picture={picture} shown={result} label="The picture" />);
    expect(shown()).toBe("hidden");
    editor.setMaskShown("paint");
    rerender(<Stage editor={editor} picture={picture} shown={result} label="The picture" />);
    expect(shown()).toBe("paint");
  });

  it("does not break where there is no canvas to draw on", () => {
    const editor = openStage();
    editor.push(dot);
    editor.undo();
    editor.invert();
    expect(editor.getState().mask.position).toBe(1);
  });
});

describe("the wand", () => {
  it("says so where it cannot take anything, and is not at work any longer", async () => {
    const editor = createEditor({ tool: "wand" });
    const error = appError("picture_undecodable");
    const tools = { findSimilar: async () => err(error) } as unknown as PictureTools;
    editor.open({ size, tools });
    editor.setStage(size, 1);
    const fail = vi.fn();
    renderWithText(
      <Stage editor={editor} picture={picture} label="The picture" onProblem={fail} />,
    );
    const stage = screen.getByTestId("stage");
    fireEvent.pointerDown(stage, { clientX: 20, clientY: 15, button: 0, pointerId: 1 });
    expect(stage.hasAttribute("data-busy")).toBe(true);
    await waitFor(() => expect(fail).toHaveBeenCalledWith(error));
    expect(stage.hasAttribute("data-busy")).toBe(false);
    expect(editor.getState().mask.operations).toEqual([]);
  });
});

describe("the keys of the page", () => {
  it("choose tools, undo and invert", async () => {
    const editor = openStage();
    await userEvent.keyboard("e");
    expect(editor.getState().tool).toBe("eraser");
    await userEvent.keyboard("x");
    expect(editor.getState().tool).toBe("brush");
    await userEvent.keyboard("i{Control>}z{/Control}");
    expect(editor.getState().mask).toMatchObject({ position: 0, operations: [{ kind: "invert" }] });
  });

  it("do nothing while somebody types", async () => {
    const generate = vi.fn();
    const compare = vi.fn();
    const editor = openStage({ generate, compare });
    await userEvent.type(screen.getByLabelText("Words"), "be magic{Control>}{Enter}{/Control}");
    expect(editor.getState().tool).toBe("brush");
    expect(generate).not.toHaveBeenCalled();
    expect(compare).not.toHaveBeenCalled();
    expect(screen.getByLabelText("Words")).toHaveProperty(
      "value",
      expect.stringMatching(/^be magic/),
    );
  });

  it("order once, however long the key is held", async () => {
    const generate = vi.fn();
    openStage({ generate });
    await userEvent.keyboard("{Control>}{Enter>4/}{/Control}");
    expect(generate).toHaveBeenCalledOnce();
  });

  it("show the original as long as C is held", async () => {
    const compare = vi.fn();
    openStage({ compare });
    const user = userEvent.setup();
    await user.keyboard("{c>3}");
    expect(compare.mock.calls).toEqual([[true]]);
    await user.keyboard("{/c}");
    expect(compare.mock.calls).toEqual([[true], [false]]);
  });

  it("let go of what is held when the window loses the focus", async () => {
    const compare = vi.fn();
    const editor = openStage({ compare });
    await userEvent.keyboard("{c>}{ >}");
    expect(editor.getState().isHandHeld).toBe(true);
    window.dispatchEvent(new Event("blur"));
    expect(editor.getState().isHandHeld).toBe(false);
    expect(compare).toHaveBeenLastCalledWith(false);
  });

  it("leave a key to the browser when nobody wants it", async () => {
    openStage();
    const event = new KeyboardEvent("keydown", {
      key: "s",
      ctrlKey: true,
      cancelable: true,
      bubbles: true,
    });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it("leave Space to a button that has the focus", async () => {
    const editor = openStage();
    screen.getByRole("button", { name: "Go" }).focus();
    await userEvent.keyboard("{ >}");
    expect(editor.getState().isHandHeld).toBe(false);
  });
});
