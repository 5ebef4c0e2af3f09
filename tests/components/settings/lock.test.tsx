import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { lockNow, turnOnLock } from "@/utils/store/key-lock";
import { readKey } from "@/utils/store/keys";
import { saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { renderOptions, storedText } from "../../support/settings";

const KEY = "sk-1234567890abcd";
const WORDS = "four words that rhyme";

beforeEach(async () => {
  fakeBrowser.reset();
  await saveProfile(profileWith({ id: "a" }), KEY);
});

describe("the lock in the settings", () => {
  it("encrypts the keys with a passphrase that was typed twice", async () => {
    const { fill } = await renderOptions();
    await fill("new-passphrase", "short");
    await userEvent.click(screen.getByTestId("turn-on-lock"));
    await fill("new-passphrase", WORDS);
    await fill("repeat-passphrase", "four words that rime");
    await userEvent.click(screen.getByTestId("turn-on-lock"));
    await screen.findByText("The two are not the same.");
    expect(await storedText()).toContain(KEY);
    await fill("repeat-passphrase", WORDS);
    await userEvent.click(screen.getByTestId("turn-on-lock"));
    await screen.findByTestId("lock-now", {}, { timeout: 20_000 });
    expect(await storedText()).not.toContain(KEY);
    expect(await readKey("a")).toBe(KEY);
  });

  it("is opened, closed, and given up", async () => {
    await turnOnLock(WORDS, 0, 100);
    const { fill } = await renderOptions();
    await userEvent.click(await screen.findByTestId("lock-now"));
    await screen.findByTestId("unlock");
    await fill("passphrase", "something else");
    await userEvent.click(screen.getByTestId("unlock"));
    await screen.findByText("That is not the passphrase.");
    await fill("passphrase", WORDS);
    await userEvent.click(screen.getByTestId("unlock"));
    await userEvent.click(await screen.findByTestId("turn-off-lock"));
    await screen.findByTestId("turn-on-lock");
    expect(await readKey("a")).toBe(KEY);
  });

  it("lets who forgot the passphrase begin anew, after a question", async () => {
    await turnOnLock(WORDS, 0, 100);
    await lockNow();
    await renderOptions();
    await userEvent.click(await screen.findByTestId("forgot-passphrase"));
    await userEvent.click(screen.getByTestId("forget-keys"));
    await screen.findByTestId("turn-on-lock");
    expect(await storedText()).not.toContain("key:a");
    expect(await storedText()).toContain("profile:a");
  });

  it("says that keys are locked where a server is saved with a new one, and exports none", async () => {
    await turnOnLock(WORDS, 0, 100);
    await lockNow();
    const { fill, ports } = await renderOptions();
    await fill("api-key", "sk-another-key-here");
    await userEvent.click(screen.getByTestId("save-profile"));
    await waitFor(() => expect(screen.getAllByText(/Your keys are locked/)).toHaveLength(1));
    expect(ports.saveFile).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: /with keys/i }));
    await userEvent.click(screen.getByTestId("export-keys"));
    await waitFor(() => expect(screen.getAllByText(/Your keys are locked/)).toHaveLength(2));
  });
});
