import { describe, expect, it } from "vitest";
import { toPositions } from "@/utils/platform/i18n";
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
  it("get named values in the order the browser wants, whatever order they are given in", () => {
    expect(toPositions("settings_timeout_error", { max: 3600, min: 10 })).toEqual(["10", "3600"]);
  });

  it("keep their positions when a value is missing", () => {
    expect(toPositions("settings_timeout_error", { max: 3600 })).toEqual(["", "3600"]);
  });

  it("take values by position as they are", () => {
    expect(toPositions("settings_timeout_error", [1, "2"])).toEqual(["1", "2"]);
  });

  it("ignore values a sentence does not use", () => {
    expect(toPositions("settings_saved", { host: "x" })).toEqual([]);
    expect(toPositions("no_such_key", { host: "x" })).toEqual([]);
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
