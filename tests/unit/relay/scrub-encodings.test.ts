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
  "soft hyphens": (key) => inLines(key, 4, "\u00ad"),
};

const anyKey = fc
  .string({ unit: fc.constantFrom(..."abcxyzXYZ0189-_."), minLength: 12, maxLength: 60 })
  .filter((key) => new Set(key).size > 5);

describe.each(Object.entries(ENCODINGS))("a key written as %s", (_name, encode) => {
  it("is found wherever it stands, and what stands around it is kept", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const scrubbed = scrubKeys(`Wrong key "${encode(key)}"! Please pay.`, key);
        expect(scrubbed).toMatch(/^Wrong key "?.{0,40}\*\*\*.{0,8}"! Please pay\.$/su);
        expect(scrubbed).not.toContain(encode(key));
      }),
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
