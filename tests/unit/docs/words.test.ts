import { describe, expect, it } from "vitest";
import en from "../../../public/_locales/en/messages.json";
import zh from "../../../public/_locales/zh_CN/messages.json";

type Words = Readonly<Record<string, { readonly message: string }>>;

const LANGUAGES: readonly (readonly [string, Words])[] = [
  ["English", en],
  ["Chinese", zh],
];

/** What breaks a rule: each message's key with what it says. */
function breaking(words: Words, isBroken: (message: string, key: string) => boolean): string[] {
  return Object.entries(words).flatMap(([key, { message }]) =>
    isBroken(message, key) ? [`${key}: ${message}`] : [],
  );
}

describe.each(LANGUAGES)("every sentence in %s", (language, words) => {
  it("has one apostrophe, ’, and one ellipsis, …", () => {
    expect(breaking(words, (message) => /'|\.\.\.|……/.test(message))).toEqual([]);
  });

  it("names no button, menu or choice that is called something else", () => {
    const names = new Set(Object.values(words).map(({ message }) => message.replace(/…$/, "")));
    // What the browser calls it, and what a person types.
    const elsewhere = [
      "Allow access to file URLs",
      "允许访问文件网址",
      "名称=值",
      "名称: 值",
      "宽x高",
      "重绘",
    ];
    const isOurs = (quoted: string) => !/^\$\w+\$$/.test(quoted) && !elsewhere.includes(quoted);
    const wrong = breaking(words, (message) =>
      [...message.matchAll(/“([^”]+)”/g)].some(
        ([, quoted = ""]) => isOurs(quoted) && !names.has(quoted),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ["picking an image", ["arrival_pick_picture", "command_pick", "menu_pick"]],
    ["selecting a part of a page", ["arrival_pick_area", "command_area", "menu_area"]],
    ["the whole picture", ["whole_picture", "recipe_mask_whole"]],
    ["removing on this device", ["erase_remove", "prompt_reference_remove"]],
  ])("calls %s the same wherever it is offered", (_, keys) => {
    expect(new Set(keys.map((key) => words[key]?.message)).size).toBe(1);
  });

  it("has one word for a thing", () => {
    const others: Readonly<Record<string, RegExp>> = {
      // prompt, panel, paint; a mask is a word for the code, and for a field's value.
      English: /\bdescription\b|\bsidebar\b|\bmasks?\b/i,
      // 提示词、画笔、涂抹；结果
      Chinese: /描述|笔刷|蒙版|遮罩|服务器的回答|选取图片/,
    };
    // What is sent to a model in its own words, and the browser's commands.
    const free = ["settings_suffix_text", "settings_area_mask", "keys_browser"];
    const other = others[language];
    expect(
      breaking(words, (message, key) => !free.includes(key) && other?.test(message) === true),
    ).toEqual([]);
  });
});

describe("a number in an English sentence", () => {
  it("stands before a plural only where it is never 1", () => {
    const never1: readonly string[] = [
      "editor_brush_size_value",
      "editor_picture_size",
      "error_picture_too_many_pixels",
      "error_prompt_too_long",
      "error_timed_out",
      "history_parts",
      "offer_prompt",
      "parts_separate",
      "prompt_generate_many",
      "prompt_many",
      "prompt_requests",
      "prompt_tokens",
      "settings_learned_imageByteLimit",
      "settings_learned_minPixels",
      "settings_learned_promptLimit",
      "settings_lock_after_minutes",
      "settings_lock_new_hint",
      "settings_model_limits",
    ];
    const plural = /\$(?:COUNT|LIMIT|VALUE|SIZE|HEIGHT|MEGAPIXELS|SECONDS|MIN|LENGTH)\$ [a-z]+s\b/;
    expect(breaking(en, (message, key) => plural.test(message) && !never1.includes(key))).toEqual(
      [],
    );
  });
});

describe("every sentence in Chinese", () => {
  it("puts the product's name in quotes, so that it is no verb", () => {
    const named = ["extension_name"];
    expect(breaking(zh, (message, key) => /Redraw/.test(message) && !named.includes(key))).toEqual(
      [],
    );
  });
});
