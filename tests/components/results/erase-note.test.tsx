import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EraseNote } from "@/components/results/EraseNote";
import type { EditMaskWay } from "@/utils/core/edit/edit";
import type { ErasedFacts } from "@/utils/core/edit/erased";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { anEdit } from "../../support/an-edit.ts";
import { aRun, testPanel } from "../../support/fake-panel.ts";
import { profileWith } from "../../support/profile.ts";
import { renderWithText } from "../../support/render";

function show(erased: Partial<ErasedFacts>, hasKey = true, maskWay: EditMaskWay = "patch") {
  const edit = anEdit({
    state: "done",
    host: "",
    maskWay,
    erased: { risk: 1, isCoarse: false, sources: [], ...erased },
  });
  const bitmap = { close: () => undefined } as unknown as ImageBitmap;
  const { panel, context } = testPanel({
    run: aRun(edit, { results: [{ index: 0, bitmap }] }),
    shown: FIRST_RESULT_VIEW,
  });
  const { server } = context.store.getState();
  context.store.setState({
    server: { ...server, profile: profileWith({ name: "Relay" }), hasKey },
  });
  renderWithText(<EraseNote panel={panel} />);
  return panel;
}

describe("below what was removed", () => {
  it("nothing is said where it went well", () => {
    show({ risk: 4.8 });
    expect(screen.queryByTestId("erase-note")).toBeNull();
  });

  it("a risky one can be sent to the server in one click, with words of its own", async () => {
    const panel = show({ risk: 4.9 });
    const generate = vi.spyOn(panel, "generateWith").mockResolvedValue();
    expect(screen.getByTestId("erase-note").textContent).toContain("A model may do this better.");
    await userEvent.click(screen.getByTestId("ask-model"));
    expect(generate).toHaveBeenCalledExactlyOnceWith(
      "Remove what is painted over, continue the background.",
    );
  });

  it("where an edge was continued, the server is asked to do the same", async () => {
    const panel = show({ risk: 6 }, true, "continued");
    const generate = vi.spyOn(panel, "generateWith").mockResolvedValue();
    await userEvent.click(screen.getByTestId("ask-model"));
    expect(generate).toHaveBeenCalledExactlyOnceWith("Continue the picture beyond its old edges.");
  });

  it("no server is offered where none is set up", () => {
    show({ risk: 9 }, false);
    expect(screen.getByTestId("erase-note").textContent).toBe("A model may do this better.");
  });

  it("it is said that a very large area was filled more coarsely", () => {
    show({ isCoarse: true });
    expect(screen.getByTestId("erase-note").textContent).toContain("coarsely");
    expect(screen.queryByTestId("ask-model")).toBeNull();
  });
});
