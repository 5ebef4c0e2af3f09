import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { EditProblem } from "@/components/app/EditProblem";
import { type AppError, appError } from "@/utils/core/app-error";
import type { Message } from "@/utils/messages/protocol";
import { changePart } from "@/utils/panel/state/panel-state";
import { saveNewEdit } from "@/utils/store/new-edits";
import { readProfile, saveProfile } from "@/utils/store/profiles";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { fakeRequest } from "../../support/panel-services";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const asksForJson = appError("bad_request", {
  status: 415,
  detail: "Expected request with `Content-Type: application/json`",
});

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

async function render(error: AppError, asked: Message[] = []) {
  const profile = profileWith();
  await saveProfile(profile, "sk-1234567890abcd");
  const edit = anEdit({ state: "failed", error, profileId: profile.id });
  await saveNewEdit(edit, { image: new Blob(["x"]) }, undefined);
  const { panel, context } = testPanel({ run: aRun(edit) }, { request: fakeRequest(asked) });
  changePart(context.store, "server", (server) => ({ ...server, profile, profiles: [profile] }));
  renderWithText(<EditProblem panel={panel} error={error} />);
}

describe("a server that wants to be asked in another way", () => {
  it("is asked so on a click, from then on, and never before", async () => {
    const asked: Message[] = [];
    await render(asksForJson, asked);
    expect(screen.getByRole("button").textContent).toBe("Send again as: JSON (images/edits)");
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByTestId("dialect-offer"));
    await waitFor(() => expect(asked.map(({ type }) => type)).toContain("run-edit"));
    expect(asked.filter(({ type }) => type === "run-edit")).toHaveLength(1);
    expect((await readProfile("one"))?.dialect).toBe("json");
  });

  it.each([
    ["what it said may have been paid for", { ...asksForJson, charge: "maybe" as const }],
    ["it names no other way", appError("bad_request", { status: 400, detail: "size is wrong" })],
  ])("is offered nothing where %s", async (_, error) => {
    await render(error);
    expect(screen.queryByTestId("dialect-offer")).toBeNull();
  });
});
