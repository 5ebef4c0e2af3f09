import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { UnsentNotes } from "@/components/app/UnsentNotes";
import { EMPTY_MASK, push } from "@/utils/core/mask/history";
import { testPanel } from "../../support/fake-panel";
import { renderWithText } from "../../support/render";

const options = { count: 1, size: "auto" };
const mask = push(push(EMPTY_MASK, { kind: "all" }), { kind: "clear" });

describe("unsent work that gave way", () => {
  it("is offered with how much it is, and brought back by one press", async () => {
    const { panel } = testPanel({ unsent: [{ mask, prompt: "a red hat", options }] });
    const bringBack = vi.spyOn(panel, "bringBackUnsent");
    renderWithText(<UnsentNotes panel={panel} />);
    expect(screen.getByTestId("unsent").textContent).toContain("(strokes: 2)");
    await userEvent.click(screen.getByRole("button", { name: "Bring it back" }));
    expect(bringBack).toHaveBeenCalledOnce();
  });

  it("is named by its words where nothing was painted, in the person's language", () => {
    const work = { mask: EMPTY_MASK, prompt: "一顶红帽子", options };
    renderWithText(<UnsentNotes panel={testPanel({ unsent: [work] }).panel} />, "zh_CN");
    expect(screen.getByTestId("unsent").textContent).toContain("“一顶红帽子”");
  });

  it("can be discarded, and then nothing is said any more", async () => {
    const { panel } = testPanel({ unsent: [{ mask, prompt: "", options }] });
    renderWithText(<UnsentNotes panel={panel} />);
    await userEvent.click(screen.getByRole("button", { name: "Discard the unsent work" }));
    expect(screen.queryByTestId("unsent")).toBeNull();
  });

  it("of another picture is a way back to that one", () => {
    renderWithText(<UnsentNotes panel={testPanel({ previousId: "p1" }).panel} />);
    expect(screen.getByRole("button", { name: "Back to the previous picture" })).toBeDefined();
    expect(screen.queryByTestId("bring-back")).toBeNull();
  });
});
