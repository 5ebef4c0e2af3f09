import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readProfile, saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { renderOptions } from "../../support/settings";

beforeEach(() => fakeBrowser.reset());

describe("how a server is asked", () => {
  it("follows address and model, is shown, and can be chosen", async () => {
    await saveProfile(profileWith({ model: "gemini-2.5-flash-image" }), "sk-1234567890abcd");
    const { field, fill } = await renderOptions();
    const usual = () => field("dialect").querySelector("option")?.textContent;
    expect(usual()).toBe("By address and model: Chat with pictures (chat/completions)");
    await fill("model", "doubao-seedream-4-5");
    expect(usual()).toMatch(/images\/generations/);
    await userEvent.selectOptions(field("dialect"), "form");
    await userEvent.click(field("save-profile"));
    await screen.findByText("Saved");
    expect((await readProfile("one"))?.dialect).toBe("form");
    await userEvent.selectOptions(field("dialect"), "");
    await userEvent.click(field("save-profile"));
    await screen.findByText("Saved");
    expect(await readProfile("one")).not.toHaveProperty("dialect");
  });
});
