import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { EditProblem } from "@/components/app/EditProblem";
import { type AppError, appError } from "@/utils/core/app-error";
import type { Message } from "@/utils/messages/protocol";
import { lockNow, turnOnLock } from "@/utils/store/key-lock";
import { isKeyLocked } from "@/utils/store/keys";
import { saveProfile } from "@/utils/store/profiles";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { fakeRequest } from "../../support/panel-services";
import { profileWith } from "../../support/profile";
import { renderWithText } from "../../support/render";

const WORDS = "four words that rhyme";

beforeEach(async () => {
  fakeBrowser.reset();
  await saveProfile(profileWith({ id: "default" }), "sk-1234567890abcd");
  await turnOnLock(WORDS, 0, 100);
  await lockNow();
});

async function unlockWith(words: string): Promise<void> {
  await userEvent.clear(screen.getByTestId("passphrase"));
  await userEvent.type(screen.getByTestId("passphrase"), words);
  await userEvent.click(screen.getByTestId("unlock"));
}

function shown(error: AppError) {
  const asked: Message[] = [];
  const edit = anEdit({ state: "failed", error, profileId: "default" });
  const { panel, context } = testPanel({ run: aRun(edit) }, { request: fakeRequest(asked) });
  renderWithText(<EditProblem panel={panel} error={error} />);
  return { asked, edit, panel, context };
}

describe("keys that are locked when they are needed", () => {
  it("are unlocked in place with the passphrase and no other", async () => {
    shown(appError("keys_locked", { charge: "likely" }));
    await unlockWith("something else");
    await screen.findByText("That is not the passphrase.");
    expect(await isKeyLocked("default")).toBe(true);
    await unlockWith(WORDS);
    await waitFor(async () => expect(await isKeyLocked("default")).toBe(false));
  });

  it("let an answer that was kept be read, at no cost", async () => {
    const { asked, edit } = shown(appError("keys_locked", { charge: "likely" }));
    await unlockWith(WORDS);
    await waitFor(() => expect(asked).toEqual([{ type: "repair-edit", editId: edit.id }]));
  });

  it("are asked for before a stored answer is read, which may echo them", async () => {
    const { asked, edit, panel, context } = shown(appError("answer_read_in_vain"));
    await panel.repair();
    expect(asked).toEqual([]);
    expect(context.store.getState().problem).toMatchObject({
      code: "keys_locked",
      charge: "likely",
    });
    expect(await panel.unlock(WORDS)).toBe(true);
    expect(asked).toEqual([{ type: "repair-edit", editId: edit.id }]);
    expect(context.store.getState().problem).toBeUndefined();
  });

  it("go on with nothing where nothing waits for them", async () => {
    const asked: Message[] = [];
    const { panel } = testPanel({}, { request: fakeRequest(asked) });
    expect(await panel.unlock(WORDS)).toBe(true);
    expect(asked).toEqual([]);
  });
});

it("asks for the passphrase once, however often Generate is pressed, and sends nothing before", async () => {
  const asked: Message[] = [];
  const { panel, context } = testPanel({}, { request: fakeRequest(asked) });
  const { server, ask } = context.store.getState();
  context.store.setState({
    picture: {
      record: { id: "p1", size: { width: 8, height: 8 } },
      hasTransparency: true,
    } as never,
    server: { ...server, profile: profileWith({ id: "default" }), hasKey: true },
    ask: { ...ask, prompt: "a hat" },
  });
  await Promise.all([panel.generate(), panel.generate()]);
  expect(context.store.getState().problem).toMatchObject({ code: "keys_locked", charge: "none" });
  expect(context.store.getState().sending.isStarting).toBe(false);
  expect(asked).toEqual([]);
});
