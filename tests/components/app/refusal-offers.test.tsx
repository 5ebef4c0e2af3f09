import "fake-indexeddb/auto";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { EditProblem } from "@/components/app/EditProblem";
import { LostItems } from "@/components/prompt/LostItems";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import type { Message } from "@/utils/messages/protocol";
import { readLearned } from "@/utils/store/learned-limits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { saveProfile } from "@/utils/store/profiles";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { fakeRequest } from "../../support/panel-services";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const profile = profileWith({ id: "default", baseUrl: "https://relay.test", model: "m" });

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  await saveProfile(profile, "sk-1234567890");
});

async function refused(detail: string, change: Partial<Edit> = {}, status = 400) {
  const code = status < 500 ? "bad_request" : "server_error";
  const error = appError(code, { status, detail });
  const edit = anEdit({ state: "failed", host: "relay.test", model: "m", error, ...change });
  await saveNewEdit(edit, { image: new Blob(["i"]), mask: new Blob(["m"]) }, undefined);
  const asked: Message[] = [];
  const state = { run: aRun(edit) };
  const { panel, context } = testPanel(state, { request: fakeRequest(asked) });
  context.store.setState(({ server }) => ({
    server: { ...server, profile, profiles: [profile], hasKey: true },
  }));
  renderWithText(<EditProblem panel={panel} error={error} />);
  return { asked, context };
}

describe("a refusal that names what is wrong", () => {
  it.each([
    ["a size", "size must be 512x512", "Send as 512 × 512"],
    ["the painted area", "mask is not supported", "Send only the picture"],
    ["a field", "response_format is not allowed", "Send without response_format"],
  ])("offers to send without it: %s", async (_, detail, name) => {
    const { asked } = await refused(detail);
    expect(screen.getByRole("button", { name })).toBeDefined();
    expect(asked).toEqual([]);
  });

  it("sends the same again without it at a click, and remembers that for this server", async () => {
    const { asked } = await refused("mask is not supported");
    await userEvent.click(screen.getByTestId("refusal-offer"));
    await waitFor(() => expect(asked.map(({ type }) => type)).toEqual(["run-edit"]));
    expect(await readLearned("relay.test", "m")).toEqual({ fields: ["mask"] });
    expect(await readLearned("relay.test", "other")).toEqual({ fields: [] });
  });

  it("offers it for a failure that may be the mask's, which is never sent again by itself", async () => {
    const { asked } = await refused("bad gateway", {}, 502);
    expect(screen.getByTestId("refusal-offer").dataset["kind"]).toBe("mask");
    expect(asked).toEqual([]);
  });

  it("offers no new size where the edit went to a server that is not in use", async () => {
    await refused("size must be 512x512", { profileId: "gone" });
    expect(screen.queryByTestId("refusal-offer")).toBeNull();
  });
});

describe("fewer pictures than were asked for", () => {
  const result = { index: 0, blobId: "a".repeat(64), type: "image/png", byteLength: 1 };
  const done = (count: number) =>
    anEdit({
      state: "done",
      host: "relay.test",
      model: "m",
      results: [result],
      options: { count, size: "auto" },
    });

  it("are said, and how many to ask for can be remembered", async () => {
    const { panel, context } = testPanel({ run: aRun(done(3)) });
    context.store.setState(({ ask, server }) => ({
      ask: { ...ask, options: { count: 3, size: "auto" } },
      server: { ...server, profile },
    }));
    renderWithText(<LostItems panel={panel} />);
    expect(screen.getByTestId("fewer-results").textContent).toContain("1 of 3 came.");
    await userEvent.click(screen.getByRole("button", { name: /^Ask this server for 1/ }));
    await waitFor(() => expect(context.store.getState().ask.options.count).toBe(1));
    expect(await readLearned("relay.test", "m")).toEqual({ fields: [], maxCount: 1 });
  });

  it("are not mentioned where all came", () => {
    const { panel } = testPanel({ run: aRun(done(1)) });
    renderWithText(<LostItems panel={panel} />);
    expect(screen.queryByTestId("fewer-results")).toBeNull();
  });
});
