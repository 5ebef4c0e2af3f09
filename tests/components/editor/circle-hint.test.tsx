import { screen } from "@testing-library/react";
import { act } from "react";
import { describe, expect, it } from "vitest";
import { CircleHint } from "@/components/editor/CircleHint";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { createEditor } from "@/utils/editor/editor-state";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { renderWithText } from "../../support/render";

const size = { width: 40, height: 30 };
const dot: MaskOperation = { kind: "stroke", mode: "add", radius: 5, points: [10, 10] };
const tools = {} as unknown as PictureTools;

function openHint() {
  const editor = createEditor();
  editor.open({ size, tools });
  renderWithText(<CircleHint editor={editor} />);
  return editor;
}

const isShown = () => screen.queryByText("Circle what should change") !== null;

describe("the line that says how to begin", () => {
  it("is there until something is painted", () => {
    const editor = openHint();
    expect(isShown()).toBe(true);
    act(() => editor.push(dot));
    expect(isShown()).toBe(false);
    act(() => editor.undo());
    expect(isShown()).toBe(true);
  });

  it("is gone for good once somebody has drawn a loop", () => {
    const editor = openHint();
    act(() => editor.changeSettings({ hasCircled: true }));
    expect(isShown()).toBe(false);
    act(() => editor.open({ size, tools }));
    expect(isShown()).toBe(false);
  });
});
