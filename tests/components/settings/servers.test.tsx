import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok } from "@/utils/core/result";
import { readKey, saveKey } from "@/utils/store/keys";
import { activeProfileId, listProfiles, saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { fakePorts, renderOptions, storedText } from "../../support/settings";

const KEY = "sk-1234567890abcd";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

async function clickIn(name: RegExp, item: string) {
  const [row] = screen.getAllByRole("listitem").filter((li) => name.test(li.textContent ?? ""));
  if (!row) throw new Error(`no server ${name}`);
  await userEvent.click(within(row).getByRole("menuitem", { name: item, hidden: true }));
}

describe("saving a server", () => {
  it("stores the form and shows the key masked from then on", async () => {
    const { fill, field } = await renderOptions();
    await fill("profile-name", "Mine");
    await fill("base-url", "relay.example/v1/");
    await fill("api-key", KEY);
    await fill("model", "gpt-image-2");
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect(await listProfiles()).toMatchObject([
      { id: "default", name: "Mine", baseUrl: "https://relay.example", model: "gpt-image-2" },
    ]);
    expect(await readKey("default")).toBe(KEY);
    expect(field("api-key").value).toBe("");
    expect(field("api-key").placeholder).toBe("sk-…abcd");
    expect(document.body.textContent).not.toContain(KEY);
  });

  it("asks for the host in the very click, before anything else happens", async () => {
    const requestHosts = vi.fn(async () => true);
    const { fill, field } = await renderOptions(fakePorts({ requestHosts }));
    await fill("base-url", "https://relay.example:8443/api");
    const stored = await storedText();
    field("save-profile").click();
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith(["https://relay.example/*"]);
    expect(await storedText()).toBe(stored);
    await screen.findByText(/^Saved/);
  });

  it("saves also when the host is refused, says so, and asks again on demand", async () => {
    const answers = [false, true];
    let isAllowed = false;
    const requestHosts = async () => {
      isAllowed = answers.shift() ?? false;
      return isAllowed;
    };
    const { fill, field } = await renderOptions(
      fakePorts({ requestHosts, hasHost: async () => isAllowed }),
    );
    await fill("api-key", KEY);
    await userEvent.click(field("save-profile"));
    await screen.findByText("Redraw needs permission to reach api.zhongzhuan.chat");
    expect(await readKey("default")).toBe(KEY);
    await userEvent.click(screen.getByRole("button", { name: "Allow" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Allow" })).toBeNull());
  });

  it("asks for no key where the server is on this computer", async () => {
    const { fill, field } = await renderOptions();
    expect(screen.queryByText(/leave this empty/)).toBeNull();
    await fill("base-url", "localhost:8080");
    await screen.findByText(/leave this empty: no key is sent/);
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect(screen.getByRole("list", { name: "Servers" }).textContent).toContain("No key");
    expect(screen.getByRole("list", { name: "Servers" }).textContent).not.toContain("No key yet");
    await fill("api-key", KEY);
    await userEvent.click(field("save-profile"));
    await waitFor(async () => expect(await readKey("default")).toBe(KEY));
    await waitFor(() => expect(screen.queryByText(/leave this empty/)).toBeNull());
  });

  it("saves also while the browser's question is still open", async () => {
    const { fill, field } = await renderOptions(
      fakePorts({ requestHosts: () => new Promise(() => {}) }),
    );
    await fill("api-key", KEY);
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect(await readKey("default")).toBe(KEY);
  });

  it.each([
    ["http://example.org", /unencrypted/],
    ["mailto:x@example.org", /address/i],
  ])("judges the address %s while it is typed, and saves nothing", async (address, sentence) => {
    const requestHosts = vi.fn(async () => true);
    const { fill, field } = await renderOptions(fakePorts({ requestHosts }));
    await fill("base-url", address);
    expect(field("base-url").getAttribute("aria-invalid")).toBe("true");
    const note = document.getElementById(field("base-url").getAttribute("aria-describedby") ?? "");
    expect(note?.textContent).toMatch(sentence);
    await userEvent.click(field("save-profile"));
    await waitFor(() => expect(document.activeElement).toBe(field("base-url")));
    expect(requestHosts).not.toHaveBeenCalled();
    expect(field("base-url").value).toBe(address);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it("refuses a key that cannot go into a header and leaves it in place", async () => {
    const { fill, field } = await renderOptions();
    await fill("api-key", "密钥123");
    await userEvent.click(field("save-profile"));
    expect(field("api-key").getAttribute("aria-invalid")).toBe("true");
    expect(field("api-key").value).toBe("密钥123");
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it("keeps what is typed, and says why, when storage refuses", async () => {
    const { fill, field } = await renderOptions();
    await fill("profile-name", "Mine");
    await fill("api-key", KEY);
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(new Error("disk"));
    await userEvent.click(field("save-profile"));
    const error = await screen.findByTestId("error");
    expect(error.dataset["code"]).toBe("storage_failed");
    expect(error.textContent).not.toContain(KEY);
    expect(field("api-key").value).toBe(KEY);
    expect(field("profile-name").value).toBe("Mine");
  });

  it("keeps what is typed while the save is under way", async () => {
    const { fill, field } = await renderOptions();
    await fill("profile-name", "Mine");
    field("save-profile").click();
    await userEvent.type(field("profile-name"), "!");
    await waitFor(async () => expect(await storedText()).toContain("Mine"));
    expect(field("profile-name").value).toBe("Mine!");
  });

  it("names a server without a name by its host", async () => {
    const { fill, field } = await renderOptions();
    await fill("profile-name", "");
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect((await listProfiles())[0]?.name).toBe("api.zhongzhuan.chat");
  });

  it("lets a name that only says the host follow the address, and keeps a chosen one", async () => {
    const { fill, field } = await renderOptions();
    expect(field("profile-name").value).toBe("api.zhongzhuan.chat");
    await userEvent.click(screen.getByRole("button", { name: "OpenAI" }));
    expect(field("profile-name").value).toBe("");
    expect(field("profile-name").placeholder).toBe("api.openai.com");
    await fill("profile-name", "Mine");
    await fill("base-url", "https://relay.example");
    expect(field("profile-name").value).toBe("Mine");
  });

  it("refuses a time limit that is none", async () => {
    const { field } = await renderOptions();
    const limit = screen.getByLabelText("Time limit in seconds");
    await userEvent.clear(limit);
    await userEvent.type(limit, "5");
    await userEvent.click(field("save-profile"));
    expect(screen.getByText("Enter a whole number from 10 to 3600.")).toBeTruthy();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe("several servers", () => {
  beforeEach(async () => {
    await saveProfile(profileWith({ id: "a", name: "Alpha" }), KEY);
    await saveProfile(profileWith({ id: "b", name: "Beta", baseUrl: "https://beta.example" }));
  });

  it("opens the one in use first, and another by its name", async () => {
    const { field } = await renderOptions();
    expect(field("profile-name").value).toBe("Alpha");
    await userEvent.click(screen.getByRole("button", { name: /^Beta/ }));
    expect(field("base-url").value).toBe("https://beta.example");
    expect(field("api-key").placeholder).toBe("");
  });

  it("keeps what was typed for one while another is looked at", async () => {
    const { fill, field } = await renderOptions();
    await fill("profile-name", "Alpha 2");
    await userEvent.click(screen.getByRole("button", { name: /^Beta/ }));
    await userEvent.click(screen.getByRole("button", { name: /^Alpha 2.*Not saved yet/ }));
    expect(field("profile-name").value).toBe("Alpha 2");
    await userEvent.click(screen.getByRole("button", { name: "Discard changes" }));
    expect(field("profile-name").value).toBe("Alpha");
  });

  it("adds one from a known address", async () => {
    const { field } = await renderOptions();
    await userEvent.click(screen.getByRole("button", { name: "Add server" }));
    expect(document.activeElement).toBe(field("profile-name"));
    expect(field("base-url").value).toBe("");
    expect(field("base-url").hasAttribute("aria-invalid")).toBe(false);
    await userEvent.click(screen.getByRole("button", { name: "OpenAI" }));
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect((await listProfiles()).map(({ name }) => name)).toEqual([
      "Alpha",
      "Beta",
      "api.openai.com",
    ]);
    expect(await activeProfileId()).toBe("a");
  });

  it("duplicates one without its key", async () => {
    const { field } = await renderOptions();
    await clickIn(/Alpha/, "Duplicate");
    expect(field("profile-name").value).toBe("Alpha (copy)");
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    const copy = (await listProfiles()).at(-1);
    expect(copy).toMatchObject({ name: "Alpha (copy)", baseUrl: "https://relay.example" });
    expect(await readKey(copy?.id ?? "")).toBeUndefined();
  });

  it("changes which one is used", async () => {
    await renderOptions();
    await clickIn(/Beta/, "Use this server");
    await waitFor(async () => expect(await activeProfileId()).toBe("b"));
    await waitFor(() => {
      const [, beta] = screen.getAllByRole("listitem");
      expect(beta?.textContent).toContain("In use");
    });
  });

  it("deletes one with its key, only after asking", async () => {
    await renderOptions();
    await clickIn(/Alpha/, "Delete…");
    const dialog = screen.getByRole("dialog", { name: "Delete Alpha?" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(await listProfiles()).toHaveLength(2);
    await clickIn(/Alpha/, "Delete…");
    await userEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
    await waitFor(async () => expect(await listProfiles()).toHaveLength(1));
    expect(await storedText()).not.toContain(KEY);
  });

  it("does not bring one back that was deleted while it was being tested", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const list = { ids: ["m"], imageIds: ["m"], maskWay: "mask_image" } as const;
    const testConnection = async () => promise.then(() => ok(list));
    const { field } = await renderOptions(fakePorts({ testConnection }));
    await userEvent.click(field("test-connection"));
    await clickIn(/Alpha/, "Delete…");
    const dialog = screen.getByRole("dialog", { name: "Delete Alpha?" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
    await waitFor(async () => expect(await listProfiles()).toHaveLength(1));
    resolve();
    await new Promise((done) => setTimeout(done, 50));
    expect(await listProfiles()).toHaveLength(1);
  });

  it("follows what another page stores", async () => {
    await renderOptions();
    await saveKey("b", "sk-0987654321wxyz");
    await screen.findByRole("button", { name: /^Beta.*sk-…wxyz/ });
  });
});
