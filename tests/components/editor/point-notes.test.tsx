import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { describe, expect, it } from "vitest";
import { Stage } from "@/components/editor/stage/Stage";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { createEditor } from "@/utils/editor/editor-state";
import { renderWithText } from "../../support/render";
import type { TestLocale } from "../../support/translate";

const size = { width: 40, height: 30 };
const picture = { id: "a", bitmap: document.createElement("canvas"), size };
const object: MaskOperation = { kind: "spans", mode: "add", runs: [10, 10, 5, 11, 10, 5] };

function openStage(locale: TestLocale = "en") {
  const editor = createEditor();
  editor.open({ size });
  const stage = (shown?: HTMLCanvasElement) => (
    <Stage editor={editor} picture={picture} shown={shown} label="The picture" />
  );
  const { rerender } = renderWithText(stage(), locale);
  const showResult = () => rerender(stage(document.createElement("canvas")));
  return { editor, showResult };
}

type Opened = ReturnType<typeof openStage>;

function select({ editor }: Opened) {
  act(() => {
    editor.push(object);
    editor.offerMargin(object);
  });
}

const spoken = () =>
  screen
    .getAllByRole("status")
    .map(({ textContent }) => textContent)
    .join("");

describe("the margin that is offered beside an object", () => {
  it.each([
    ["en", "Grow 2 %"],
    ["zh_CN", "外扩 2 %"],
  ] as const)("is a button in %s, and is announced", (locale, name) => {
    const opened = openStage(locale);
    expect(spoken()).toBe("");
    select(opened);
    expect(screen.getByRole("button", { name })).toBeTruthy();
    expect(spoken()).toMatch(/2 %/);
  });

  it("is reached from the stage with Tab, and gives the focus back to it", async () => {
    const opened = openStage();
    select(opened);
    screen.getByTestId("stage").focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByTestId("margin"));
    await userEvent.keyboard("{Enter}");
    expect(opened.editor.getState().mask.position).toBe(2);
    expect(document.activeElement).toBe(screen.getByTestId("stage"));
    expect(screen.queryByTestId("margin")).toBeNull();
    expect(spoken()).toBe("Grown by 2 %");
  });

  it("is gone with the next step", () => {
    const opened = openStage();
    select(opened);
    act(() => opened.editor.undo());
    expect(screen.queryByTestId("margin")).toBeNull();
    expect(spoken()).toBe("");
  });

  it("is not offered over a result", () => {
    const opened = openStage();
    select(opened);
    opened.showResult();
    expect(screen.queryByTestId("margin")).toBeNull();
    expect(spoken()).toBe("");
  });

  it("stands with larger and smaller beside a finger", () => {
    const opened = openStage();
    select(opened);
    act(() =>
      opened.editor.setResizable({
        at: { x: 10, y: 10 },
        canGrow: true,
        canShrink: false,
        isTouch: true,
      }),
    );
    const group = screen.getByTestId("margin").parentElement;
    expect(group?.contains(screen.getByTestId("point-larger"))).toBe(true);
    expect(screen.getByTestId("point-smaller").matches(":disabled")).toBe(true);
  });
});
