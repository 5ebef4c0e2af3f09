import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { followLook } from "@/utils/look/look";
import { recallLook, rememberLook } from "@/utils/look/remembered-look";
import type { Words } from "@/utils/platform/i18n";
import { saveSettings } from "@/utils/store/settings";

/** A package whose files say which language they are of. */
const readFile = vi.fn(async (url: string) => {
  const name = /_locales\/(\w+)\//.exec(url)?.[1] ?? "";
  return { json: async () => ({ ui_locale: { message: name.replace("_", "-") } }) };
});
const drawn: string[] = [];
const render = ({ locale }: Words) => void drawn.push(locale);
const { dataset } = document.documentElement;

beforeEach(() => {
  fakeBrowser.reset();
  localStorage.clear();
  drawn.length = 0;
  vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation((path) => `ext:${path}`);
  vi.spyOn(fakeBrowser.i18n, "getMessage").mockReturnValue("en");
});

describe("a page", () => {
  it("has the browser's theme and language where none was chosen", async () => {
    await followLook(readFile, render);
    expect(drawn).toEqual(["en"]);
    expect(dataset["theme"]).toBe("system");
    expect(document.documentElement.lang).toBe("en");
  });

  it("is drawn once, in the language that was chosen, and again in another", async () => {
    await saveSettings({ language: "zh_CN", theme: "dark" });
    await followLook(readFile, render);
    expect([drawn, dataset["theme"]]).toEqual([["zh-CN"], "dark"]);
    await saveSettings({ theme: "light" });
    await vi.waitFor(() => expect(dataset["theme"]).toBe("light"));
    expect(drawn).toEqual(["zh-CN"]);
    await saveSettings({ language: "en" });
    await vi.waitFor(() => expect(drawn).toEqual(["zh-CN", "en"]));
  });

  it("looks as the last one did, without waiting for the settings", async () => {
    await saveSettings({ language: "zh_CN", theme: "dark" });
    await followLook(readFile, render);
    drawn.length = 0;
    dataset["theme"] = "";
    const never = Promise.withResolvers<Record<string, unknown>>();
    vi.spyOn(fakeBrowser.storage.local, "get").mockReturnValueOnce(never.promise as never);
    void followLook(readFile, render);
    expect(dataset["theme"]).toBe("dark");
    await vi.waitFor(() => expect(drawn).toEqual(["zh-CN"]));
  });

  it("follows the settings where they changed while no page was open, and so does the next", async () => {
    rememberLook({ theme: "dark", language: "zh_CN", words: "zh_CN" });
    await followLook(readFile, render);
    expect([drawn.at(-1), dataset["theme"]]).toEqual(["en", "system"]);
    expect(recallLook()).toEqual({ theme: "system", language: "browser", words: "en" });
  });

  it("waits for the settings where nothing that makes sense is remembered", async () => {
    localStorage.setItem("look", "pink tlh tlh");
    await saveSettings({ language: "zh_CN", theme: "dark" });
    await followLook(readFile, render);
    expect([drawn, dataset["theme"]]).toEqual([["zh-CN"], "dark"]);
  });
});
