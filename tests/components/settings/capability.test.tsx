import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { readLearned, rememberLearned } from "@/utils/store/learned-limits";
import { readProfile, saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { renderOptions } from "../../support/settings";

beforeEach(() => fakeBrowser.reset());

async function render(changes: Partial<Profile> = {}) {
  await saveProfile(profileWith({ model: "gpt-image-1.5", ...changes }), "sk-1234567890abcd");
  const page = await renderOptions();
  await userEvent.click(screen.getByText("Model limits"));
  const save = async () => {
    await userEvent.click(page.field("save-profile"));
    await screen.findByText("Saved");
    return readProfile("one");
  };
  return { ...page, save };
}

describe("what a model takes", () => {
  it("follows the name as long as nobody knows better", async () => {
    const { save, fill } = await render();
    expect(screen.getByLabelText("Max pictures in one request")).toHaveProperty(
      "placeholder",
      "16",
    );
    await fill("model", "dall-e-2");
    expect(screen.getByLabelText("Max pictures in one request")).toHaveProperty("placeholder", "1");
    expect(await save()).not.toHaveProperty("capability");
  });

  it("keeps a limit that was typed, whatever the model is called then", async () => {
    const { save, fill } = await render();
    await userEvent.type(screen.getByLabelText("Max prompt length"), "500");
    await userEvent.type(screen.getByLabelText("Max image size (MB)"), "10");
    await fill("model", "another-model");
    const profile = await save();
    expect(profile?.capability).toEqual({ promptLimit: 500, imageByteLimit: 9_999_999 });
    expect(capabilityOf(profile)).toMatchObject({ promptLimit: 500, maxImages: 10 });
  });

  it("takes no number out of bounds, and says so", async () => {
    const { save } = await render();
    await userEvent.type(screen.getByLabelText("Max results at once"), "99");
    expect(screen.getByText("A whole number from 1 to 10")).toBeTruthy();
    expect((await save())?.capability).toEqual({ maxCount: 9 });
  });

  it("takes a list of sizes as people write it", async () => {
    const { save } = await render();
    await userEvent.selectOptions(screen.getByLabelText("Sizes"), "A list of sizes");
    const list = screen.getByLabelText("List of sizes");
    await userEvent.clear(list);
    await userEvent.type(list, "768 × 512，1024*1024");
    expect((await save())?.capability?.sizes).toEqual({
      kind: "list",
      sizes: [
        { width: 768, height: 512 },
        { width: 1024, height: 1024 },
      ],
    });
  });

  it("tells the painted area the way that was chosen", async () => {
    const { save } = await render();
    await userEvent.selectOptions(screen.getByLabelText("How the painted area is sent"), "markup");
    expect((await save())?.capability?.maskWays).toEqual(["markup"]);
  });

  it("adds and takes away fields, and forgets a choice that is the usual one", async () => {
    const { save } = await render();
    await userEvent.click(screen.getByLabelText("response_format"));
    await userEvent.click(screen.getByLabelText("moderation"));
    const fields = (await save())?.capability?.fields;
    expect(fields).toContain("response_format");
    expect(fields).not.toContain("moderation");
    await userEvent.click(screen.getByLabelText("response_format"));
    await userEvent.click(screen.getByLabelText("moderation"));
    expect(await save()).not.toHaveProperty("capability");
  });

  it("goes back to the name with one click", async () => {
    const { save } = await render({ capability: { promptLimit: 5, maxImages: 2 } });
    expect(screen.getByText("changed")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Go by the name again" }));
    expect(screen.getByLabelText("Max prompt length")).toHaveProperty("value", "");
    expect(await save()).not.toHaveProperty("capability");
  });
});

describe("fields a server has refused", () => {
  it("are shown for this host and model, and are tried again on demand", async () => {
    await rememberLearned("relay.example", "gpt-image-1.5", { fields: ["moderation"] });
    await rememberLearned("other.example", "gpt-image-1.5", { fields: ["user"] });
    await render();
    await screen.findByText(/has refused: moderation\./);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByText(/has refused/)).toBeNull());
    expect((await readLearned("relay.example", "gpt-image-1.5")).fields).toEqual([]);
    expect((await readLearned("other.example", "gpt-image-1.5")).fields).toEqual(["user"]);
  });
});

describe("what is added to every prompt", () => {
  it("is kept with the server, and can be the usual sentence", async () => {
    const { save } = await render();
    await userEvent.click(screen.getByRole("button", { name: "Change only the painted area" }));
    expect((await save())?.suffix).toMatch(/^Change only the masked area\. Keep/);
    await userEvent.click(screen.getByRole("button", { name: "Change only the painted area" }));
    expect(await save()).not.toHaveProperty("suffix");
  });
});
