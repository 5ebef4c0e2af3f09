import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import { readKey } from "@/utils/store/keys";
import { saveProfile } from "@/utils/store/profiles";
import { profileWith } from "../../support/profile";
import { fakePorts, renderOptions } from "../../support/settings";

const KEY = "sk-1234567890abcd";

beforeEach(() => fakeBrowser.reset());

function suggestions(): string[] {
  return [...document.querySelectorAll("datalist option")].map(
    (option) => option.getAttribute("value") ?? "",
  );
}

describe("testing the connection", () => {
  it("shows the balance once the server was reached, if the server tells one", async () => {
    const readBalance = async () => ok({ kind: "limited", remaining: 12.5, limit: 20 } as const);
    const { field, fill } = await renderOptions(fakePorts({ readBalance }));
    await fill("api-key", "sk-1234567890abcd");
    expect(screen.queryByTestId("balance")).toBeNull();
    await userEvent.click(field("test-connection"));
    expect((await screen.findByTestId("balance")).textContent).toBe("Balance: 12.5 left");
  });

  it("saves what was typed first, so that it is what is tested", async () => {
    const testConnection = vi.fn(async (id: string) => {
      expect(await readKey(id)).toBe(KEY);
      return ok({ ids: [], imageIds: [] });
    });
    const { fill, field } = await renderOptions(fakePorts({ testConnection }));
    await fill("api-key", KEY);
    await userEvent.click(field("test-connection"));
    await screen.findByText("Connected. The server lists no models.");
    expect(testConnection).toHaveBeenCalledExactlyOnceWith("default");
    expect(field("connection-status").dataset["state"]).toBe("connected");
  });

  it("suggests the server's image models, and all of them on demand", async () => {
    const { field } = await renderOptions();
    await userEvent.click(field("test-connection"));
    await screen.findByText("Connected. Models: 2, for images: 1");
    expect(suggestions()).toEqual(["gpt-image-2"]);
    await userEvent.click(screen.getByRole("checkbox", { name: /all models \(2\)/ }));
    expect(suggestions()).toEqual(["gpt-image-2", "chat-1"]);
  });

  it("shows the real reason of a failure, says nothing of a charge, and tries again", async () => {
    const error = appError("key_rejected", { status: 401, detail: "无效的令牌" });
    const answers = [err(error), ok({ ids: ["m"], imageIds: [] })];
    const testConnection = vi.fn(async () => answers.shift() ?? err(error));
    const { field } = await renderOptions(fakePorts({ testConnection }));
    await userEvent.click(field("test-connection"));
    const notice = await screen.findByTestId("error");
    expect(notice.dataset["code"]).toBe("key_rejected");
    expect(notice.textContent).toContain("无效的令牌");
    expect(notice.textContent).not.toMatch(/charged/i);
    expect(field("connection-status").dataset["state"]).toBe("failed");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("Connected. Models: 1, for images: 0");
  });

  it.each([
    ["key_missing", "Go to the key", "api-key"],
    ["key_rejected", "Go to the key", "api-key"],
    ["endpoint_missing", "Go to the address", "base-url"],
  ] as const)("leads from %s to the field that is to blame", async (code, name, testId) => {
    const testConnection = vi.fn(async () => err(appError(code)));
    const { field } = await renderOptions(fakePorts({ testConnection }));
    await userEvent.click(field("test-connection"));
    await userEvent.click(await screen.findByRole("button", { name }));
    expect(document.activeElement).toBe(field(testId));
  });

  it("does not ask the server where the person refuses its host", async () => {
    const testConnection = vi.fn();
    const { field } = await renderOptions(
      fakePorts({
        testConnection,
        requestHosts: async () => false,
        hasHost: async () => false,
      }),
    );
    await userEvent.click(field("test-connection"));
    await screen.findByText("Redraw needs permission to reach api.zhongzhuan.chat");
    expect(testConnection).not.toHaveBeenCalled();
  });

  it.each([
    ["without a key", "", {}, /^Saved, but without a key/],
    [
      "without the permission",
      KEY,
      { requestHosts: async () => false, hasHost: async () => false },
      /^Saved, but Redraw needs permission/,
    ],
  ] as const)("is stored with a warning in place of a tick %s", async (_, key, ports, words) => {
    const { fill, field } = await renderOptions(fakePorts(ports));
    await fill("profile-name", "Mine");
    if (key !== "") await fill("api-key", key);
    await userEvent.click(field("save-profile"));
    const line = await screen.findByText(words);
    expect(line.dataset["kind"]).toBe("warn");
    expect(screen.queryByText("Saved")).toBeNull();
  });

  it("warns of a model that the server does not list, and ticks one that it lists", async () => {
    const { fill, field } = await renderOptions();
    await fill("api-key", KEY);
    await fill("model", "gpt-image-9");
    await userEvent.click(field("test-connection"));
    const line = await screen.findByText(/does not list “gpt-image-9”/);
    expect(line.dataset["kind"]).toBe("warn");
    await fill("model", "gpt-image-2");
    await userEvent.click(field("save-profile"));
    expect((await screen.findByText("Saved")).dataset["kind"]).toBe("good");
  });

  it("forgets the outcome as soon as the form says something else", async () => {
    const { fill, field } = await renderOptions();
    await userEvent.click(field("test-connection"));
    await screen.findByText(/^Connected/);
    await fill("model", "x");
    expect(screen.queryByText(/^Connected/)).toBeNull();
    expect(field("connection-status").dataset["state"]).toBe("idle");
  });

  it("does not show the late answer of a test that was overtaken", async () => {
    await saveProfile(profileWith(), KEY);
    let answer = (_: ReturnType<typeof ok<{ ids: string[]; imageIds: string[] }>>) => {};
    const testConnection = () =>
      new Promise<ReturnType<typeof ok<{ ids: string[]; imageIds: string[] }>>>((resolve) => {
        answer = resolve;
      });
    const { fill, field } = await renderOptions(fakePorts({ testConnection }));
    await userEvent.click(field("test-connection"));
    await fill("base-url", "https://elsewhere.example");
    answer(ok({ ids: ["old"], imageIds: [] }));
    await waitFor(() => expect(suggestions()).toEqual(["old"]));
    expect(screen.queryByText(/^Connected/)).toBeNull();
  });
});

describe("options by model", () => {
  it("offers what the model takes, as it is typed", async () => {
    const { fill } = await renderOptions();
    const sizes = () =>
      [...screen.getByLabelText<HTMLSelectElement>("Size").options].map(({ value }) => value);
    expect(sizes()).toEqual(["auto", "256x256", "512x512", "1024x1024"]);
    expect(screen.queryByLabelText("Quality")).toBeNull();
    await fill("model", "gpt-image-1.5");
    expect(sizes()).toContain("1536x1024");
    expect(screen.getByLabelText("Quality")).toBeTruthy();
  });

  it("stores what an edit starts with, and nothing for what is left to the server", async () => {
    await saveProfile(profileWith({ model: "gpt-image-1.5" }), KEY);
    const { field } = await renderOptions();
    await userEvent.selectOptions(screen.getByLabelText("Results"), "4");
    await userEvent.selectOptions(screen.getByLabelText("Size"), "1536x1024");
    await userEvent.selectOptions(screen.getByLabelText("Quality"), "high");
    await userEvent.click(field("save-profile"));
    await screen.findByText("Saved");
    const { listProfiles } = await import("@/utils/store/profiles");
    expect((await listProfiles())[0]?.options).toEqual({
      count: 4,
      size: "1536x1024",
      quality: "high",
    });
    await userEvent.selectOptions(screen.getByLabelText("Quality"), "Default");
    await userEvent.click(field("save-profile"));
    await screen.findByText("Saved");
    expect((await listProfiles())[0]?.options).toEqual({ count: 4, size: "1536x1024" });
  });

  it("keeps a size the model does not list, rather than change it in silence", async () => {
    await saveProfile(profileWith({ options: { count: 1, size: "640x640" } }));
    await renderOptions();
    expect(screen.getByLabelText<HTMLSelectElement>("Size").value).toBe("640x640");
  });
});
