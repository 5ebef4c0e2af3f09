import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Balance } from "@/components/prompt/Balance";
import { EditFacts } from "@/components/prompt/EditFacts";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { err, ok } from "@/utils/core/result";
import type { PanelServices } from "@/utils/panel/state/services";
import { anEdit } from "../../support/an-edit.ts";
import { aRun, testPanel } from "../../support/fake-panel.ts";
import { renderWithText } from "../../support/render";

const asked = vi.fn();
const request = asked as unknown as PanelServices["request"];

beforeEach(() => asked.mockReset());

afterEach(() => vi.restoreAllMocks());

function render(change: Partial<Edit>) {
  const edit = anEdit({ state: "done", ...change });
  renderWithText(<EditFacts panel={testPanel({ run: aRun(edit) }, { request }).panel} />);
  return screen.queryByTestId("edit-facts");
}

describe("what is known of an edit", () => {
  it("is how long it took, by which model, and what it used up", () => {
    const usage = { inputTokens: 1000, outputTokens: 234 };
    const facts = render({ sentAt: 1000, endedAt: 66_000, model: "gpt-image-2", usage });
    expect(facts?.textContent).toContain("1:05 · gpt-image-2 · 1,234 tokens");
  });

  it("is not told while it runs, nor invented where the server does not say", () => {
    expect(render({ state: "sending" })).toBeNull();
    expect(render({ sentAt: 0, endedAt: 2000 })?.textContent).not.toContain("tokens");
  });

  it("holds what the server made of the words, to be taken over", async () => {
    const edit = anEdit({
      state: "done",
      results: [
        {
          index: 0,
          blobId: "r",
          type: "image/png",
          byteLength: 1,
          revisedPrompt: "A small red felt hat",
        },
      ],
    });
    const shown = { chosen: { kind: "result", position: 0, isRaw: false } } as const;
    const { panel } = testPanel({
      run: aRun(edit, { results: [{ index: 0 }] }),
      shown: { ...shown, comparison: { kind: "none" } },
    });
    renderWithText(<EditFacts panel={panel} />);
    const words = screen.getByTestId("use-words");
    expect(words.textContent).toContain("A small red felt hat");
    await userEvent.click(words);
    expect(panel.store.getState().ask.prompt).toBe("A small red felt hat");
  });

  it("can be copied as a command that the background writes", async () => {
    asked.mockResolvedValue(ok({ command: "curl x" }));
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    render({});
    await userEvent.click(screen.getByTestId("copy-curl"));
    await screen.findByText("Copied");
    expect(asked).toHaveBeenCalledWith({ type: "edit-as-curl", editId: anEdit().id });
    expect(writeText).toHaveBeenCalledExactlyOnceWith("curl x");
  });

  it("says when it cannot be copied", async () => {
    asked.mockResolvedValue(err(appError("file_missing")));
    render({});
    await userEvent.click(screen.getByTestId("copy-curl"));
    await screen.findByText("Could not be copied");
  });

  it("offers the request's id where there is one, also of a failure", () => {
    render({ state: "failed", error: appError("server_error", { requestId: "req-1" }) });
    expect(screen.getByText("Copy the request id")).toBeTruthy();
  });
});

describe("a balance", () => {
  it("is a bare number, for servers do not say of what", async () => {
    asked.mockResolvedValue(ok({ kind: "limited", remaining: 1234.5, limit: 2000 }));
    renderWithText(
      <Balance read={testPanel({}, { request }).panel.readBalance} profileId="one" name="Relay" />,
    );
    expect((await screen.findByTestId("balance")).textContent).toBe("Relay: 1,234.5 left");
  });

  it("is not mentioned where the server tells none", async () => {
    asked.mockResolvedValue(ok(null));
    renderWithText(
      <Balance read={testPanel({}, { request }).panel.readBalance} profileId="one" name="Relay" />,
    );
    await waitFor(() => expect(asked).toHaveBeenCalled());
    expect(screen.queryByTestId("balance")).toBeNull();
  });
});
