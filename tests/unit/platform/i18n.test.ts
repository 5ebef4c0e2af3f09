import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { loadWords, wordsOf } from "@/utils/platform/i18n";
import english from "../../../public/_locales/en/messages.json" with { type: "json" };
import chinese from "../../../public/_locales/zh_CN/messages.json" with { type: "json" };
import { translateFor } from "../../support/translate";

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const EN: Readonly<Record<string, Message>> = english;
const ZH: Readonly<Record<string, Message | undefined>> = chinese;

describe("sentences with values", () => {
  const { translate } = wordsOf({
    range: {
      message: "$MAX$ at most, at least $MIN$, never over $MAX$",
      placeholders: { min: { content: "$1" }, max: { content: "$2" } },
    },
    plain: { message: "Saved" },
  });

  it("get named values at every place they have, whatever order they are given in", () => {
    expect(translate("range", { max: 9, min: 1 })).toBe("9 at most, at least 1, never over 9");
  });

  it("get values by position", () => {
    expect(translate("range", [1, "9"])).toBe("9 at most, at least 1, never over 9");
  });

  it("leave the place of a missing value empty, and ignore one that has no place", () => {
    expect(translate("range", { min: 1, host: "x" })).toBe(" at most, at least 1, never over ");
    expect(translate("plain", { host: "x" })).toBe("Saved");
    expect(translate("no_such_key", { host: "x" })).toBe("");
  });

  it("take a value as it is, whatever signs are in it", () => {
    expect(translate("range", { min: "$&", max: "$MIN$" })).toContain(
      "at least $&, never over $MIN$",
    );
  });
});

describe("the language of a page", () => {
  const read = vi.fn(async () => ({ json: async () => ({ ui_locale: { message: "zh-CN" } }) }));

  beforeEach(() => {
    read.mockClear();
    vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation((path) => `ext:${path}`);
  });

  it.each([
    ["browser", "zh_CN"],
    ["en", "en"],
    ["zh_CN", "zh_CN"],
  ] as const)("chosen as %s is read from the file of %s", async (language, file) => {
    vi.spyOn(fakeBrowser.i18n, "getMessage").mockReturnValue("zh-CN");
    const words = await loadWords(language, read);
    expect(read).toHaveBeenCalledExactlyOnceWith(`ext:/_locales/${file}/messages.json`);
    expect(words.locale).toBe("zh-CN");
  });
});

describe("the two languages", () => {
  it("say the same things", () => {
    expect(Object.keys(ZH).sort()).toEqual(Object.keys(EN).sort());
  });

  it("use the same values at the same positions", () => {
    const differing = Object.keys(EN).filter((key) => {
      const [en, zh] = [EN[key]?.placeholders ?? {}, ZH[key]?.placeholders ?? {}];
      return JSON.stringify(en) !== JSON.stringify(zh);
    });
    expect(differing).toEqual([]);
  });

  it("fill every placeholder and leave none over", () => {
    for (const [locale, catalogue] of Object.entries({ en: EN, zh_CN: ZH })) {
      for (const [key, entry] of Object.entries(catalogue)) {
        const used = [...(entry?.message.matchAll(/\$(\w+)\$/g) ?? [])].map(([, name]) => name);
        const known = Object.keys(entry?.placeholders ?? {});
        const unknown = used.filter((name) => !known.includes(name?.toLowerCase() ?? ""));
        expect({ locale, key, unknown }).toEqual({ locale, key, unknown: [] });
      }
    }
  });

  it("are what tests render", () => {
    const t = translateFor("zh_CN");
    expect(t("settings_timeout_error", { min: 10, max: 3600 })).toBe(
      "请输入 10 到 3600 之间的整数。",
    );
    expect(t("settings_timeout_error", [10, 3600])).toBe("请输入 10 到 3600 之间的整数。");
    expect(t("no_such_key")).toBe("");
  });
});
