import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ERRORS } from "@/utils/core/app-error";

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message | undefined>>;

function read(locale: string): Messages {
  return JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, "utf8")) as Messages;
}

const LOCALES: Readonly<Record<string, Messages>> = { en: read("en"), zh_CN: read("zh_CN") };
const CODES = Object.keys(ERRORS);
const KEYS = [...new Set(Object.values(LOCALES).flatMap(Object.keys))];

/** The values a person may come to see in a sentence; a sentence may use fewer. */
const PARAMS: Readonly<Record<string, readonly string[]>> = {
  archive_too_large: ["limit"],
  base_url_insecure: ["host"],
  capture_forbidden: ["status", "host"],
  capture_not_found: ["status", "host"],
  capture_too_many_bytes: ["megabytes", "limit"],
  connection_failed: ["host"],
  host_not_allowed: ["host"],
  picture_too_many_pixels: ["width", "height", "megapixels", "maxmegapixels"],
  picture_type_unsupported: ["type"],
  prompt_too_long: ["limit", "length"],
  recipe_server_missing: ["server"],
  redirected: ["host"],
  references_too_many: ["limit"],
  result_expired: ["host"],
  result_too_large: ["limit"],
  result_unreachable: ["host"],
  server_unreachable: ["host"],
  timed_out: ["seconds"],
};

function used(message: Message | undefined): string[] {
  const names = [...(message?.message ?? "").matchAll(/\$(\w+)\$/g)].map(([, name]) => name ?? "");
  return [...new Set(names.map((name) => name.toLowerCase()))].sort();
}

describe.each(Object.keys(LOCALES))("the error texts in %s", (locale) => {
  const messages = LOCALES[locale] ?? {};

  it.each(CODES)("say of %s what happened and what to do", (code) => {
    expect(messages[`error_${code}`]?.message).toMatch(/\S/);
    expect(messages[`error_${code}_next`]?.message).toMatch(/\S/);
  });

  it.each(["charge_none", "charge_maybe", "charge_likely"])("say what %s means", (key) => {
    expect(messages[key]?.message).toMatch(/\S/);
  });

  it.each(CODES)("fill in for %s only values that the error carries", (code) => {
    for (const key of [`error_${code}`, `error_${code}_next`]) {
      const unknown = used(messages[key]).filter((name) => !PARAMS[code]?.includes(name));
      expect(unknown, key).toEqual([]);
    }
  });

  it("belong to codes that exist", () => {
    const codes = new Set(CODES.flatMap((code) => [`error_${code}`, `error_${code}_next`]));
    expect(Object.keys(messages).filter((key) => /^error_/.test(key) && !codes.has(key))).toEqual(
      [],
    );
  });

  it("never call a mask a mask", () => {
    const slips = KEYS.filter((key) => /\bmasks?\b|蒙版|遮罩/i.test(messages[key]?.message ?? ""));
    expect(slips).toEqual([]);
  });
});

/** What a sentence quotes is a name that stands somewhere in the interface. */
const QUOTED = /“([^”$]+)”/g;

/** Names of the browser's and of Redraw's own, which are no buttons. */
const OTHER_NAMES = [
  "Allow access to file URLs",
  "允许访问文件网址",
  "重绘",
  "名称=值",
  "名称: 值",
  "宽x高",
];

describe.each(Object.keys(LOCALES))("the words in %s", (locale) => {
  const messages = LOCALES[locale] ?? {};
  const texts = Object.values(messages).map((message) => message?.message ?? "");
  const names = new Set([...texts, ...texts.map((text) => text.replace(/…$/, "")), ...OTHER_NAMES]);

  it("quote only buttons and entries that exist under that name", () => {
    const quoted = texts.flatMap((text) => [...text.matchAll(QUOTED)]);
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.map(([, name = ""]) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it("use the typographic apostrophe", () => {
    expect(texts.filter((text) => /\w'\w/.test(text))).toEqual([]);
  });

  it("name the product in one way", () => {
    const bare = texts.filter((text) => /(?<!“)重绘(?!”|网页|此图片|的|图片| Redraw)/.test(text));
    expect(bare).toEqual([]);
  });
});

describe("the two languages", () => {
  it.each(KEYS)("both have %s, with the same placeholders in the same places", (key) => {
    expect(Object.keys(LOCALES.zh_CN ?? {})).toContain(key);
    const english = LOCALES.en?.[key];
    const chinese = LOCALES.zh_CN?.[key];
    expect(english).toBeDefined();
    expect(used(chinese)).toEqual(used(english));
    expect(chinese?.placeholders).toEqual(english?.placeholders);
    for (const message of [english, chinese]) {
      expect(used(message)).toEqual(Object.keys(message?.placeholders ?? {}).sort());
    }
  });
});
