import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ZoomChip } from "@/components/editor/ZoomChip";
import { createEditor } from "@/utils/editor/editor-state";
import { renderWithText } from "../../support/render";

it("says how large the picture is shown as soon as that is known, and nothing before", () => {
  const editor = createEditor();
  editor.open({ size: { width: 800, height: 400 }, tools: {} as never });
  renderWithText(<ZoomChip editor={editor} />);
  expect(screen.queryByTestId("zoom")).toBeNull();
  act(() => editor.setStage({ width: 400, height: 400 }, 1));
  expect(screen.getByTestId("zoom").textContent).toMatch(/^4\d %/);
});
