import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok } from "@/utils/core/result";
import { readHeaders, readKey } from "@/utils/store/keys";
import { rememberLearned } from "@/utils/store/learned-limits";
import { listProfiles, saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { fakePorts, renderOptions, storedText } from "../../support/settings";

const KEY = "sk-1234567890abcd";
const LINK = `https://app.example/#/?settings={"key":"${KEY}","url":"https://relay.example"}`;

beforeEach(() => fakeBrowser.reset());

/** The page, with fields that are filled at once: nothing here is about typing. */
async function render(ports = fakePorts()) {
  const page = await renderOptions(ports);
  const fill = (id: string, value: string) =>
    fireEvent.change(page.field(id), { target: { value } });
  return { ...page, fill };
}

describe("a server that others in the network can read along with", () => {
  it("is saved only after one plain question, in whose click the host is asked for", async () => {
    const requestHosts = vi.fn(async () => true);
    const { fill, field } = await render(fakePorts({ requestHosts }));
    fill("base-url", "http://192.168.1.5:1234");
    await userEvent.click(field("save-profile"));
    expect(screen.getByTestId("plain-http").textContent).toMatch(/192\.168\.1\.5:1234.*Wi-Fi/);
    expect(requestHosts).not.toHaveBeenCalled();
    expect((await listProfiles())[0]?.baseUrl).not.toContain("192.168");
    await userEvent.click(screen.getByTestId("plain-http-save"));
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith(["http://192.168.1.5/*"]);
    await screen.findByText(/^Saved/);
    expect(await listProfiles()).toMatchObject([{ baseUrl: "http://192.168.1.5:1234" }]);
    fill("model", "sd-cpp-local");
    await userEvent.click(field("save-profile"));
    expect(screen.queryByTestId("plain-http-save")).toBeNull();
  });

  it("is not asked about on this very machine, and never taken on the web", async () => {
    const { fill, field } = await render();
    fill("base-url", "http://localhost:1234");
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    fill("base-url", "http://relay.example");
    await userEvent.click(field("save-profile"));
    expect(document.body.textContent).toContain("unencrypted");
    expect(await listProfiles()).toMatchObject([{ baseUrl: "http://localhost:1234" }]);
  });
});

describe("extra headers", () => {
  it("are kept apart from the server, shown by name only, and removed again", async () => {
    await saveProfile(profileWith({ id: "default", baseUrl: "https://gateway.example" }), KEY);
    const { fill, field } = await render();
    fill("extra-headers", "X-Gateway-Key: very-secret-value");
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect(await readHeaders("default")).toEqual({ "x-gateway-key": "very-secret-value" });
    expect(JSON.stringify(await listProfiles())).not.toContain("very-secret");
    expect((await screen.findByTestId("stored-headers")).textContent).toContain("x-gateway-key");
    expect(document.body.textContent).not.toContain("very-secret");
    await userEvent.click(screen.getByRole("button", { name: "Remove" }));
    await waitFor(async () => expect(await readHeaders("default")).toEqual({}));
    expect(await readKey("default")).toBe(KEY);
  });

  it("are refused where one cannot be set", async () => {
    const { fill, field } = await render();
    const before = await storedText();
    fill("extra-headers", "Origin: https://a.example");
    await userEvent.click(field("save-profile"));
    expect(field("extra-headers").getAttribute("aria-invalid")).toBe("true");
    expect(await storedText()).toBe(before);
  });
});

describe("what was copied elsewhere", () => {
  it("fills a new form on a click, and is stored only when that is saved", async () => {
    const { field } = await render();
    const before = await storedText();
    await userEvent.click(field("paste-server"));
    fireEvent.change(field("pasted"), { target: { value: "no server" } });
    expect(document.body.textContent).toContain("No server address is in it.");
    fireEvent.change(field("pasted"), { target: { value: LINK } });
    expect(screen.getByTestId("found").textContent).toContain("relay.example");
    expect(screen.getByTestId("found").textContent).not.toContain(KEY);
    await userEvent.click(field("use-pasted"));
    expect(field("base-url").value).toBe("https://relay.example");
    expect(await storedText()).toBe(before);
    await userEvent.click(field("save-profile"));
    await screen.findByText(/^Saved/);
    expect(await listProfiles()).toMatchObject([{ baseUrl: "https://relay.example" }]);
  });

  it("fills the form from the address field as well, where it is more than an address", async () => {
    const { field } = await render();
    await userEvent.clear(field("base-url"));
    await userEvent.click(field("base-url"));
    await userEvent.paste(LINK);
    expect(field("base-url").value).toBe("https://relay.example");
    expect(field("api-key").value).toBe(KEY);
  });
});

describe("a server at home", () => {
  it("has its one model offered after a test", async () => {
    const testConnection = async () => ok({ ids: ["sd-cpp-local"], imageIds: [] });
    const { fill, field } = await render(fakePorts({ testConnection }));
    fill("base-url", "http://localhost:1234");
    await userEvent.click(field("test-connection"));
    await userEvent.click(await screen.findByTestId("use-model"));
    expect(field("model").value).toBe("sd-cpp-local");
  });
});

describe("what a server has refused", () => {
  it("is listed with its limits", async () => {
    await saveProfile(profileWith({ id: "default", model: "m" }), KEY);
    await rememberLearned("relay.example", "m", {
      fields: ["mask"],
      sizes: [{ width: 512, height: 512 }],
      promptLimit: 800,
    });
    await render();
    const list = await screen.findByTestId("refused");
    expect(list.textContent).toMatch(/refused: mask.*512x512.*800 characters/);
  });
});
