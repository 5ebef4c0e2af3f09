import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scrubKeys } from "@/utils/relay/scrub";

const hex = (letter: string) => letter.charCodeAt(0).toString(16).padStart(2, "0");
const each = (text: string, as: (letter: string) => string) => Array.from(text, as).join("");
const base64 = (text: string) => Buffer.from(text, "latin1").toString("base64");
const inLines = (text: string, width: number, end: string) =>
  text.replace(new RegExp(`.{${width}}`, "g"), (line) => line + end);

/** Ways a server may write a key back. */
const ENCODINGS: Readonly<Record<string, (key: string) => string>> = {
  plain: (key) => key,
  "upper case": (key) => key.toUpperCase(),
  JSON: (key) => each(key, (letter) => `\\u00${hex(letter)}`),
  "JSON, in part": (key) =>
    each(key, (letter) => (/[a-m]/.test(letter) ? `\\u00${hex(letter)}` : letter)),
  "JSON in JSON": (key) => each(key, (letter) => `\\\\u00${hex(letter)}`),
  "a script's text": (key) => each(key, (letter) => `\\x${hex(letter)}`),
  "a URL": (key) => each(key, (letter) => `%${hex(letter)}`),
  "a URL in a URL": (key) => each(key, (letter) => `%25${hex(letter).toUpperCase()}`),
  HTML: (key) => each(key, (letter) => `&#${letter.charCodeAt(0)};`),
  "HTML in hex": (key) => each(key, (letter) => `&#x${hex(letter)};`),
  "JSON in a URL": (key) => each(key, (letter) => `%5Cu00${hex(letter)}`),
  hex: (key) => each(key, hex),
  "hex, upper case": (key) => each(key, hex).toUpperCase(),
  "hex with colons": (key) => Array.from(key, hex).join(":"),
  base64: (key) => base64(key),
  "base64 of a header": (key) => base64(`Authorization: Bearer ${key}\r\n`),
  base64url: (key) => Buffer.from(key).toString("base64url"),
  "base64 in lines": (key) => inLines(base64(`xy${key}`), 8, "\r\n"),
  "base64 in lines of JSON": (key) => inLines(base64(`x${key}`), 8, "\\n"),
  lines: (key) => inLines(key, 5, "\n"),
  "lines of JSON": (key) => inLines(key, 5, "\\r\\n"),
  "lines of HTML": (key) => inLines(key, 5, "<br>"),
  tags: (key) => inLines(key, 4, '</b><span class="x">'),
  "breaks that may be": (key) => inLines(key, 4, "<wbr><!-- -->"),
  "spaces of HTML": (key) => inLines(key, 4, "&nbsp;&amp;shy;"),
  "HTML without its ends": (key) => each(key, (letter) => `&#${letter.charCodeAt(0)}`),
  "an old script's URL": (key) => each(key, (letter) => `%u00${hex(letter)}`),
  "letters of the other direction": (key) => inLines(key, 3, "\u202e\u200e"),
  "a list of codes": (key) => JSON.stringify([...Buffer.from(key)]),
  "hex of UTF-16": (key) => Buffer.from(key, "utf16le").toString("hex"),
  "hex of UTF-16, turned round": (key) => each(key, (letter) => `00${hex(letter)}`),
  "soft hyphens": (key) => inLines(key, 4, "\u00ad"),
};

/** Ways that leave the letters as they are, so a key has to have some. */
const SPELLED: typeof ENCODINGS = {
  "letters with signs between them": (key) => Array.from(key).join(" · "),
  "a list of letters": (key) => JSON.stringify(Array.from(key)),
  "a sum of texts": (key) => inLines(key, 4, '" + "'),
  "in other separators": (key) => key.replaceAll(/[^a-z\d]/gi, " / "),
};

const anyKey = fc
  .string({ unit: fc.constantFrom(..."abcxyzXYZ0189-_."), minLength: 12, maxLength: 60 })
  .filter((key) => new Set(key).size > 5);

describe.each(Object.entries(ENCODINGS))("a key written as %s", (_name, encode) => {
  it("is found wherever it stands, and what stands around it is kept", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const scrubbed = scrubKeys(`Wrong key "${encode(key)}"! Please pay.`, key);
        expect(scrubbed).toMatch(/^Wrong key "?.{0,40}\*\*\*.{0,30}"! Please pay\.$/su);
        expect(scrubbed).not.toContain(encode(key));
      }),
    );
  });
});

describe.each(Object.entries(SPELLED))("a key written as %s", (_name, encode) => {
  it("is found from twelve letters on", () => {
    const keys = anyKey.filter((key) => (key.match(/[a-z\d]/gi) ?? []).length >= 12);
    fc.assert(
      fc.property(keys, (key) => {
        expect(scrubKeys(`Wrong key: ${encode(key)}`, key)).toMatch(
          /^Wrong key: [\W_]{0,90}\*\*\*[\W_]{0,90}$/,
        );
      }),
    );
    expect(scrubKeys(`Wrong key: ${encode("Xy1-Xy2-Xy3_ab")}`, "Xy1-Xy2-Xy3_ab")).not.toContain(
      "***",
    );
  });
});

describe("words without a key", () => {
  it("stay as they are", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab %41\\u0061&#97;\n "), maxLength: 200 });
    fc.assert(
      fc.property(words, (text) => {
        expect(scrubKeys(text, "Q7-Zz9.Q7-Zz9")).toBe(text);
      }),
    );
  });

  it("are cut so that no half of a key is left at their end", () => {
    const key = "sandbox-0123456789";
    for (let before = 16_360; before < 16_390; before += 1) {
      expect(scrubKeys("x".repeat(before) + key.repeat(3), key)).not.toContain("sandb");
    }
  });
});
