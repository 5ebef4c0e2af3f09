import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FEEDBACK_ADDRESS, NEWS } from "@/utils/core/project";
import { SERVER_ERRORS } from "@/utils/core/server/server-errors";
import { readServerFile, writeServerFile } from "@/utils/settings/server-file";
import { readKey } from "@/utils/store/keys";
import { listProfiles, saveProfile } from "@/utils/store/profiles";
import { readSettings, saveSettings } from "@/utils/store/settings";
import { profileWith } from "../../support/profile";
import { fakePorts, renderOptions } from "../../support/settings";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe("a browser that stores nothing more", () => {
  const refuse = () =>
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES quota"));

  it("is said, what was chosen goes back to what is stored, and nothing else is lost", async () => {
    await saveProfile(profileWith({ id: "default" }), "sk-1234567890abcd");
    await saveSettings({ usesPressure: false, theme: "dark" });
    await renderOptions();
    const pressure = await screen.findByRole<HTMLInputElement>("checkbox", { name: /pressure/i });
    const refused = refuse();
    await userEvent.click(pressure);
    await screen.findByTestId("not-stored");
    await waitFor(() => expect(pressure.checked).toBe(false));
    refused.mockRestore();
    expect(await readSettings()).toMatchObject({ usesPressure: false, theme: "dark" });
    expect(await readKey("default")).toBe("sk-1234567890abcd");
    expect(await listProfiles()).toHaveLength(1);

    await userEvent.click(pressure);
    await waitFor(() => expect(screen.queryByTestId("not-stored")).toBeNull());
  });
});

describe("permissions", () => {
  it("lists what was granted in words, and takes it back", async () => {
    const ports = fakePorts();
    await ports.requestHosts(["https://api.example/*", "http://127.0.0.1/*", "https://*/*"]);
    const removeHosts = vi.fn(ports.removeHosts);
    await renderOptions({ ...ports, removeHosts });
    await screen.findByText("http://127.0.0.1");
    expect(screen.getByText("All sites (https)")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Revoke api.example" }));
    expect(removeHosts).toHaveBeenCalledExactlyOnceWith(["https://api.example/*"]);
    await waitFor(() => expect(screen.queryByText("api.example")).toBeNull());
    expect(screen.getByText("http://127.0.0.1")).toBeTruthy();
  });

  it("follows what is granted and taken back elsewhere", async () => {
    const ports = fakePorts();
    await renderOptions(ports);
    await screen.findByText("None so far.");
    await act(() => ports.requestHosts(["https://cdn.example/*"]));
    await screen.findByText("cdn.example");
    await act(() => ports.removeHosts(["https://cdn.example/*"]));
    await screen.findByText("None so far.");
  });

  it("tells the server's form at once that its host was taken back", async () => {
    await saveProfile(profileWith(), "sk-1234567890abcd");
    const { field } = await renderOptions();
    await userEvent.click(field("save-profile"));
    const takeBack = await screen.findByRole("button", { name: "Revoke relay.example" });
    expect(screen.queryByText("Redraw needs permission to reach relay.example")).toBeNull();
    await userEvent.click(takeBack);
    await screen.findByText("Redraw needs permission to reach relay.example");
    await userEvent.click(screen.getByRole("button", { name: "Allow" }));
    await screen.findByRole("button", { name: "Revoke relay.example" });
  });

  it("says so when there are none, and when the browser keeps one", async () => {
    const { unmount } = await renderOptions();
    await screen.findByText("None so far.");
    unmount();
    await renderOptions(
      fakePorts({ listHosts: async () => ["https://*/*"], removeHosts: async () => false }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Revoke All sites (https)" }));
    await screen.findByText(/keeps the permission for All sites/);
  });
});

describe("how pages look", () => {
  it("is chosen by theme and language, each in its own words", async () => {
    await renderOptions();
    await userEvent.selectOptions(await screen.findByLabelText("Theme"), "Dark");
    await userEvent.selectOptions(screen.getByLabelText("Language"), "简体中文");
    expect(await readSettings()).toMatchObject({ theme: "dark", language: "zh_CN" });
  });
});

describe("after an update", () => {
  const ports = () => fakePorts({ version: NEWS[0].version });

  it("what is new is said until it was read", async () => {
    await saveSettings({ seenVersion: "0.0.1" });
    const { unmount } = await renderOptions(ports());
    const news = await screen.findByTestId("news");
    expect(news.querySelectorAll("li")).toHaveLength(NEWS[0].keys.length);
    await userEvent.click(within(news).getByRole("button", { name: "OK" }));
    await waitFor(() => expect(screen.queryByTestId("news")).toBeNull());
    unmount();
    await renderOptions(ports());
    await screen.findByLabelText("Theme");
    expect(screen.queryByTestId("news")).toBeNull();
  });

  it("nobody hears of news who has just installed it", async () => {
    await saveSettings({ seenVersion: NEWS[0].version });
    await renderOptions(ports());
    await screen.findByLabelText("Theme");
    expect(screen.queryByTestId("news")).toBeNull();
  });
});

describe("an address to write to", () => {
  it("names the version, which is the first thing to be asked for", async () => {
    await renderOptions();
    const link = screen.getByRole("link", { name: FEEDBACK_ADDRESS });
    expect(link.getAttribute("href")).toBe(`mailto:${FEEDBACK_ADDRESS}?subject=Redraw%201.2.3`);
  });
});

describe("painting", () => {
  it("remembers the colour of the paint", async () => {
    await renderOptions();
    const blue = await screen.findByRole("radio", { name: "Blue" });
    await userEvent.click(blue);
    await waitFor(() => expect((blue as HTMLInputElement).checked).toBe(true));
    expect(await readSettings()).toMatchObject({ overlayColour: "#00a8ff" });
  });
});

describe("a file of servers", () => {
  it("holds everything but ids and keys, and comes back whole", async () => {
    const profile = profileWith({ model: "m", options: { count: 2, size: "auto" } });
    const text = writeServerFile([{ ...profile, key: "sk-slipped-in" } as typeof profile]);
    expect(text).not.toMatch(/slipped-in|"id"/);
    const { id: _id, ...rest } = profile;
    expect(readServerFile(text)).toEqual({ servers: [{ profile: rest, key: "" }], skipped: 0 });
  });

  it.each(["", "{", "[]", '{"format":"other"}', '{"format":"redraw-servers","version":2}'])(
    "is not %j",
    (text) => expect(readServerFile(text)).toBeUndefined(),
  );

  it("keeps its good entries and counts the others", () => {
    const { id: _id, ...good } = profileWith();
    const servers = [good, { name: "No address" }, { ...good, baseUrl: "http://remote.example" }];
    const text = JSON.stringify({ format: "redraw-servers", version: 1, servers });
    expect(readServerFile(text)).toEqual({ servers: [{ profile: good, key: "" }], skipped: 2 });
  });

  it("adds its servers to those there are", async () => {
    await saveProfile(profileWith({ name: "Mine" }));
    await renderOptions();
    const text = writeServerFile([profileWith({ name: "Theirs" })]);
    const file = new File([text], "servers.json", { type: "application/json" });
    await userEvent.upload(
      screen.getByLabelText<HTMLInputElement>("Import…", { selector: "input" }),
      file,
    );
    await screen.findByText("Servers imported: 1. Add their keys next.");
    expect((await listProfiles()).map(({ name }) => name)).toEqual(["Mine", "Theirs"]);
  });

  it("holds keys only after a clear question, and brings them back", async () => {
    await saveProfile(profileWith({ id: "a", name: "Group A" }), "sk-group-a-1234");
    await saveProfile(profileWith({ id: "b", name: "Group B" }), "sk-group-b-1234");
    const written: Blob[] = [];
    await renderOptions(fakePorts({ saveFile: (file) => written.push(file) }));
    await userEvent.click(screen.getByRole("button", { name: "Export" }));
    expect(await written[0]?.text()).not.toContain("sk-group");
    await userEvent.click(screen.getByRole("button", { name: "Export with keys…" }));
    expect(written).toHaveLength(1);
    await screen.findByText("Write your keys into the file?");
    await userEvent.click(screen.getByTestId("export-keys"));
    await waitFor(() => expect(written).toHaveLength(2));
    const text = (await written[1]?.text()) ?? "";
    expect(readServerFile(text)?.servers.map(({ key }) => key)).toEqual([
      "sk-group-a-1234",
      "sk-group-b-1234",
    ]);
    fakeBrowser.reset();
    cleanup();
    await renderOptions();
    await userEvent.upload(
      screen.getByLabelText<HTMLInputElement>("Import…", { selector: "input" }),
      new File([text], "servers.json", { type: "application/json" }),
    );
    await screen.findByText("Servers imported with their keys: 2.");
    const profiles = await listProfiles();
    expect(await Promise.all(profiles.map(({ id }) => readKey(id)))).toEqual([
      "sk-group-a-1234",
      "sk-group-b-1234",
    ]);
  });

  it("with a key that is none brings the server alone", () => {
    const servers = [{ ...profileWith(), key: "not a\nkey" }];
    const text = JSON.stringify({ format: "redraw-servers", version: 1, servers });
    expect(readServerFile(text)?.servers[0]?.key).toBe("");
  });

  it("is refused in words when it is another file", async () => {
    await renderOptions();
    const file = new File(["hello"], "hello.json", { type: "application/json" });
    await userEvent.upload(
      screen.getByLabelText<HTMLInputElement>("Import…", { selector: "input" }),
      file,
    );
    await screen.findByText("This file holds no servers of Redraw.");
  });
});

describe("the page", () => {
  it("speaks Chinese", async () => {
    await renderOptions(fakePorts(), "zh_CN");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("“重绘”设置");
    expect(screen.getByRole("button", { name: "测试连接" })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/settings_|ui_|error_/);
  });

  it("says what was set aside", async () => {
    await fakeBrowser.storage.local.set({ "profile:bad": 7 });
    await renderOptions();
    await screen.findByText(/set aside because their records could not be read: 1/);
  });

  it("shows the licences in full on demand", async () => {
    await renderOptions();
    const details = screen.getByText("Licence texts").closest("details");
    if (!details) throw new Error("no details");
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await screen.findByText(/Mozilla Public License/, {}, { timeout: 10_000 });
  });

  it.each(["en", "zh_CN"] as const)(
    "explains every refusal by the table it is judged by (%s)",
    async (locale) => {
      await renderOptions(fakePorts(), locale);
      const help = screen.getByTestId("status-codes");
      expect(help.querySelectorAll("dt")).toHaveLength(SERVER_ERRORS.length);
      for (const { statuses, codes } of SERVER_ERRORS) {
        for (const said of [...statuses, ...codes])
          expect(help.textContent).toContain(String(said));
      }
      expect(help.textContent).not.toMatch(/settings_|error_[a-z]+_next|charge_/);
    },
  );
});
