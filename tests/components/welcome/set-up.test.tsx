import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { SetUpCard } from "@/components/welcome/SetUpCard";
import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import type { ModelList } from "@/utils/core/server/model-list";
import { readKey, saveKey } from "@/utils/store/keys";
import { activeProfileId, listProfiles, saveProfile } from "@/utils/store/profiles";
import { readSettings, saveSettings } from "@/utils/store/settings";
import { profileWith } from "../../support/profile";
import { renderWithText } from "../../support/render";
import { storedText } from "../../support/settings";

const requestHosts = vi.fn<(origins: readonly string[]) => Promise<boolean>>();
const testConnection = vi.fn<(id: string) => Promise<Result<ModelList>>>();
const onTry = vi.fn();

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const keyField = () => screen.getByLabelText("Key");

async function openForm(locale: "en" | "zh_CN" = "en") {
  renderWithText(
    <SetUpCard ports={{ requestHosts, testConnection }} onTry={onTry} next={<p>Go on</p>} />,
    locale,
  );
  await userEvent.click(screen.getByTestId("welcome-key"));
}

async function connectWith(key: string) {
  if (key !== "") await userEvent.type(keyField(), key);
  await userEvent.click(button("Connect"));
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  requestHosts.mockResolvedValue(true);
  testConnection.mockResolvedValue(
    ok({ ids: ["chat-1", "gpt-image-1", "gpt-image-2"], imageIds: ["gpt-image-1", "gpt-image-2"] }),
  );
});

it("takes over what the server's list tells of how to ask it", async () => {
  const told: ModelList = { ids: ["m-image"], imageIds: ["m-image"], maskWay: "mask_image" };
  testConnection.mockResolvedValue(ok(told));
  await openForm();
  await connectWith("sk-12345678901234567890");
  await waitFor(async () => {
    const [profile] = (await listProfiles()).filter(({ model }) => model === "m-image");
    expect(profile?.capability?.maskWays).toEqual(["mask_image", "none"]);
  });
});

describe("the ways to begin", () => {
  it("are a picture to try, a key, and what a key is, in words", async () => {
    renderWithText(
      <SetUpCard ports={{ requestHosts, testConnection }} onTry={onTry} next={null} />,
    );
    await userEvent.click(button(/Try it now/));
    expect(onTry).toHaveBeenCalledOnce();
    await userEvent.click(button(/What is a key\?/));
    const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
    expect(links).toContain("https://platform.openai.com/api-keys");
  });

  it("open and close in place, and say so", async () => {
    await openForm();
    expect(button(/I have a key/).getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement).toBe(keyField());
    await userEvent.click(button(/I have a key/));
    expect(screen.queryByLabelText("Key")).toBeNull();
  });
});

describe("a key that works", () => {
  it("is the only thing to enter: what it is for is said before the browser asks", async () => {
    await openForm();
    expect(screen.queryAllByRole("textbox")).toHaveLength(0);
    screen.getByText(/the browser asks whether Redraw may access api.zhongzhuan.chat/);
    await connectWith("sk-1234567890");
    expect(requestHosts).toHaveBeenCalledExactlyOnceWith(["https://api.zhongzhuan.chat/*"]);
    await screen.findByText("Connected to api.zhongzhuan.chat.");
    screen.getByText("Go on");
    const [profile] = await listProfiles();
    expect(profile?.model).toBe("gpt-image-2");
    expect(await readKey(profile?.id ?? "")).toBe("sk-1234567890");
  });

  it("is asked for within the click itself, or the browser would not ask", async () => {
    await openForm();
    await userEvent.type(keyField(), "sk-1234567890");
    let isOver = false;
    requestHosts.mockImplementation(async () => {
      expect(isOver).toBe(false);
      return true;
    });
    button("Connect").click();
    isOver = true;
    expect(requestHosts).toHaveBeenCalledOnce();
    await screen.findByText("Go on");
  });

  it("makes its server the one in use, also for somebody who worked on this device", async () => {
    await saveProfile(profileWith({ id: "old" }), "sk-old-old-old");
    await saveSettings({ isOnDevice: true });
    await openForm();
    await connectWith("sk-1234567890");
    await screen.findByText("Go on");
    expect(await activeProfileId()).not.toBe("old");
    expect(await readSettings()).toMatchObject({ isOnDevice: false });
  });

  it("takes another model of the server's list at once", async () => {
    await openForm();
    await connectWith("sk-1234567890");
    await userEvent.selectOptions(await screen.findByLabelText("Model"), "gpt-image-1");
    await waitFor(async () => expect((await listProfiles())[0]?.model).toBe("gpt-image-1"));
  });

  it("is not called connected where the server needs a model and lists none", async () => {
    testConnection.mockResolvedValue(ok({ ids: [], imageIds: [] }));
    await openForm();
    await userEvent.click(button("OpenAI"));
    await connectWith("sk-1234567890");
    await screen.findByText(/api.openai.com answers. Choose a model/);
    expect(screen.queryByText("Go on")).toBeNull();
    await userEvent.type(screen.getByLabelText("Model"), "gpt-image-1.5");
    await screen.findByText("Connected to api.openai.com.");
    screen.getByText("Go on");
  });
});

describe("a key that does not work", () => {
  it.each([
    ["empty", "", /There is no key/, "Paste it into the field above."],
    ["unusable", "schlüssel", /.+/, "Copy it once more and paste it above."],
  ])(
    "is said at once where it is %s, and nobody is asked for anything",
    async (_, key, _title, next) => {
      await openForm();
      await connectWith(key);
      await screen.findByText(next);
      expect(requestHosts).not.toHaveBeenCalled();
      expect(await storedText()).not.toContain("key:");
    },
  );

  it("is not saved where the permission was denied, and stays in its field", async () => {
    requestHosts.mockResolvedValue(false);
    await openForm();
    await connectWith("sk-1234567890");
    await screen.findByText(/Nothing was saved/);
    expect(await storedText()).not.toContain("sk-1234567890");
    expect((keyField() as HTMLInputElement).value).toBe("sk-1234567890");
  });

  it("is not kept where the server refuses it", async () => {
    testConnection.mockResolvedValue(err(appError("key_rejected")));
    await openForm();
    await connectWith("sk-1234567890");
    await screen.findByText(/Check it above/);
    expect(await storedText()).not.toContain("sk-1234567890");
  });

  it("leaves an earlier one and its server as they were", async () => {
    const address = "https://api.openai.com";
    await saveProfile(profileWith({ id: "known", baseUrl: address }));
    await saveKey("known", "sk-earlier-one");
    testConnection.mockResolvedValue(err(appError("connection_failed")));
    await openForm();
    await userEvent.click(button("OpenAI"));
    await connectWith("sk-1234567890");
    await screen.findByTestId("error");
    expect((await listProfiles()).map(({ id }) => id)).toEqual(["known"]);
    await waitFor(async () => expect(await readKey("known")).toBe("sk-earlier-one"));
  });
});

describe("a server at home", () => {
  it("has its usual address filled in, says what it needs, and may have no key", async () => {
    await openForm();
    await userEvent.click(button("My own computer"));
    expect(screen.getByLabelText<HTMLInputElement>("Address").value).toBe("http://localhost:1234");
    screen.getByText(/Start sd-server/);
    await connectWith("");
    await screen.findByText("Connected to localhost:1234.");
  });
});

it("speaks Chinese", async () => {
  await openForm("zh_CN");
  screen.getByRole("button", { name: "连接" });
  screen.getByRole("button", { name: "本机或局域网" });
});
