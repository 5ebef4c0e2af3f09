import { describe, expect, it } from "vitest";
import { findKey } from "@/utils/relay/find-key";

const KEY = "sk-abc-12345";
const base64 = (text: string) => Buffer.from(text, "latin1").toString("base64");
const hex = (text: string) => Buffer.from(text, "latin1").toString("hex");
/** Every letter as HTML may write it, so many times over. */
function asEntities(text: string, times: number): string {
  const once = Array.from(text, (letter) => `&#${letter.charCodeAt(0)};`).join("");
  return times === 1 ? once : asEntities(once, times - 1);
}

describe("where a key stands", () => {
  it.each([
    ["plain", KEY],
    ["in upper case", KEY.toUpperCase()],
    ["for JSON", "\\u0073k-abc-12345"],
    ["for JSON, at its end", "sk-abc-1234\\u0035"],
    ["for a script", "sk-\\x61bc-12345"],
    ["for a URL", "sk%2dabc-12345"],
    ["for HTML", "sk&#x2d;abc-12345"],
    ["for HTML, in decimal", "sk&#45;abc-12345"],
    ["with a break", "sk-abc\n-12345"],
    ["with a letter that no key has", "sk-abc&#128;-12345"],
    ["in hex", hex(KEY)],
    ["in hex, upper case", hex(KEY).toUpperCase()],
    ["in hex, a byte apart", hex(KEY).replaceAll(/(..)(?=.)/g, "$1:")],
    ["in base64, with marks between", base64(KEY).replace(/^(.{4})/, "$1.")],
  ])("is told to the letter where it is written %s", (_how, written) => {
    const text = `Xy: ${written}; more`;
    for (const { start, end } of findKey(text, KEY)) expect(text.slice(start, end)).toBe(written);
    expect(findKey(text, KEY)).not.toEqual([]);
  });

  it.each(["İ", "ſ", "K", "ß", "İİİ"])(
    "is found beside %s, which lower case may make longer",
    (beside) => {
      for (const written of [KEY.toUpperCase(), "sk%2dabc-12345", "sk-abc\n-12345"]) {
        const text = `${beside} ${written} ${beside}`;
        const spans = findKey(text, KEY);
        expect(spans.map(({ start, end }) => text.slice(start, end))).toContain(written);
      }
    },
  );

  it("is nowhere in a text without it, and no key is nowhere", () => {
    expect(findKey("sk-abc&#127;-12345", KEY)).toEqual([]);
    expect(findKey("sk-abc-1234", KEY)).toEqual([]);
    expect(findKey("anything", "")).toEqual([]);
  });

  it("is found through four layers of escapes, and no further", () => {
    const found = (times: number) => findKey(asEntities(KEY, times), KEY).length > 0;
    expect([1, 2, 3, 4, 5].map(found)).toEqual([true, true, true, true, false]);
  });
});

describe("a key within base64", () => {
  const lengths = [9, 10, 11];
  it.each([0, 1, 2].flatMap((offset) => lengths.map((length) => [offset, length] as const)))(
    "is found behind %i letters with all letters that hold bits of it, at %i of its own",
    (offset, length) => {
      const key = KEY.slice(0, length);
      const [span, ...more] = findKey(base64(`${"x".repeat(offset)}${key}yyyy`), key);
      expect(more.filter((one) => one.start !== span?.start)).toEqual([]);
      expect(span?.start).toBe(Math.floor((offset * 8) / 6));
      const beyond = (span?.end ?? 0) - Math.ceil(((offset + length) * 8) / 6);
      expect([0, 1]).toContain(beyond);
    },
  );

  it("takes nothing from words that stand apart from it", () => {
    const written = base64(KEY);
    const text = `AAAA ${written} AAAA`;
    const found = findKey(text, KEY).map(({ start, end }) => text.slice(start, end));
    expect(new Set(found)).toEqual(new Set([written]));
  });

  it("is the same in either alphabet", () => {
    const key = "sk-~~~???>>>";
    const standard = base64(key);
    const url = Buffer.from(key).toString("base64url");
    expect(standard).toMatch(/[+/]/);
    expect(findKey(standard, key)).not.toEqual([]);
    expect(findKey(url, key)).toEqual(findKey(standard, key));
  });
});
