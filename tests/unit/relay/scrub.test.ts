import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskKey } from "@/utils/relay/scrub";

const masked = (text: string, key: string) => {
  const bytes = new TextEncoder().encode(text);
  maskKey(bytes, key);
  return new TextDecoder().decode(bytes);
};

const anyKey = fc
  .string({ unit: fc.constantFrom(..."ab1-_."), minLength: 8, maxLength: 12 })
  .filter((key) => !`${key}${key}`.slice(1, -1).includes(key));

describe("a key that an answer echoes", () => {
  it("is overwritten wherever it stands, and nothing else is", () => {
    const anyText = fc.array(fc.string({ unit: fc.constantFrom(..."ab1-_.*") }), { maxLength: 6 });
    fc.assert(
      fc.property(anyKey, anyText, (key, pieces) => {
        const text = pieces.join(key);
        expect(masked(text, key)).toBe(text.replaceAll(key, "*".repeat(key.length)));
      }),
    );
  });

  it("is found at the very start and the very end", () => {
    expect(masked("sk-12345678 sk-12345678", "sk-12345678")).toBe("*********** ***********");
    expect(masked("12345678a12345678", "12345678")).toBe("********a********");
  });

  it("is left where it is too short to be told from a picture's bytes", () => {
    expect(masked("abcdefg", "abcdefg")).toBe("abcdefg");
  });
});
