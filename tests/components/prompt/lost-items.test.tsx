import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { LostItems } from "@/components/prompt/LostItems";
import { type AppError, appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { anEdit } from "../../support/an-edit.ts";
import { aRun, testPanel } from "../../support/fake-panel.ts";
import { renderWithText } from "../../support/render";

const noon = Date.UTC(2026, 0, 2, 12, 0);
const url = "https://files.example:8443/a.png?sig=1";

function closed(expiresAtMs?: number): AppError {
  const params = { host: "files.example:8443", ...(expiresAtMs ? { expiresAtMs } : {}) };
  return appError("result_host_not_allowed", { params, detail: url });
}

function render(change: Partial<Edit>) {
  const edit = anEdit({ state: "done", answeredAt: noon, ...change });
  const { panel } = testPanel({ run: aRun(edit) }, { now: () => noon });
  const repair = vi.spyOn(panel, "repair").mockResolvedValue();
  renderWithText(<LostItems panel={panel} />);
  return { repair, line: screen.queryByTestId("lost-items") };
}

describe("what an answer lacks", () => {
  it("is not mentioned where nothing is missing, or nothing could be used at all", () => {
    expect(render({}).line).toBeNull();
    expect(render({ state: "failed", lostItems: [appError("result_expired")] }).line).toBeNull();
  });

  it("is said in one line, with how many and why", () => {
    const lostItems = [appError("result_undecodable"), appError("answer_without_pictures")];
    const { line } = render({ lostItems });
    const said = line?.querySelector("summary")?.textContent;
    expect(said).toMatch(/^Missing results: 2\. A picture of the answer is damaged/);
    expect(screen.queryByTestId("fetch-lost")).toBeNull();
  });

  it("says of a request that was cut off that it may have been charged", () => {
    const { line } = render({ lostItems: [appError("interrupted"), appError("not_sent")] });
    const [cutOff, unsent] = line?.querySelectorAll("li") ?? [];
    expect(cutOff?.textContent).toMatch(/may have been charged/);
    expect(unsent?.textContent).not.toMatch(/charged/);
  });

  it("says of a stream that broke off that what had arrived was kept", () => {
    const { line } = render({ lostItems: [appError("stream_incomplete")] });
    expect(line?.textContent).toContain("the last preview was kept");
  });

  it("asks for the sites of results in the very click, until when is said", async () => {
    const { repair } = render({ lostItems: [closed(noon + 20 * 60_000), closed()] });
    expect(screen.getByTestId("deadline").textContent).toMatch(/^Can be fetched until \d/);
    await userEvent.click(screen.getByTestId("fetch-lost"));
    expect(repair).toHaveBeenCalledExactlyOnceWith(["https://files.example/*"]);
  });

  it("does not claim to know a deadline that the address does not tell", () => {
    render({ lostItems: [closed()] });
    expect(screen.getByTestId("deadline").textContent).toMatch(/^Usually/);
  });

  it("says when an address may be dead already", () => {
    render({ lostItems: [closed(noon - 1)] });
    expect(screen.getByTestId("deadline").textContent).toContain("may have expired");
  });

  it("reads an answer once more where a site was only out of reach", async () => {
    const { repair } = render({ lostItems: [appError("result_unreachable")] });
    await userEvent.click(screen.getByTestId("fetch-lost"));
    expect(repair).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});

describe("fewer pictures than were asked for", () => {
  const result = { index: 0, blobId: "a", type: "image/png", byteLength: 1 };
  const asked = { results: [result], options: { count: 3, size: "auto" } };

  it("are said, and further paid requests are the person's choice", async () => {
    const { panel } = testPanel({ run: aRun(anEdit({ state: "done", ...asked })) });
    const split = vi.spyOn(panel, "splitRequests").mockResolvedValue();
    renderWithText(<LostItems panel={panel} />);
    expect(screen.getByTestId("fewer-results").textContent).toMatch(/^1 of 3 came/);
    const choice = screen.getByTestId("split-requests");
    expect(choice.textContent).toContain("each is charged");
    await userEvent.click(choice);
    expect(split).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("are only said where that was chosen before", () => {
    render({ ...asked, perRequest: 1, requestsSent: 3 });
    expect(screen.getByTestId("fewer-results").textContent).toMatch(/^1 of 3 came/);
    expect(screen.queryByTestId("split-requests")).toBeNull();
  });
});
