import { describe, expect, it } from "vitest";
import { headersOf, joinCredentials, secretsOf } from "@/utils/core/server/credentials";
import { readHeaderLines } from "@/utils/core/server/extra-headers";
import { holdsKey, maskKey, scrubKeys } from "@/utils/relay/scrub";

const HEADERS = { "x-gateway-key": "pk-very-secret-value", "x-provider": "openai" };
const BOTH = joinCredentials("sk-1234567890", HEADERS);

describe("a key with extra headers", () => {
  it("becomes the headers of a request", () => {
    expect(headersOf(BOTH)).toEqual({ authorization: "Bearer sk-1234567890", ...HEADERS });
    expect(headersOf("sk-1234567890")).toEqual({ authorization: "Bearer sk-1234567890" });
    expect(headersOf(joinCredentials("", HEADERS))).toEqual(HEADERS);
    expect(headersOf("")).toEqual({});
    expect(headersOf("sk-1\nX-Team: a")).toEqual({ authorization: "Bearer sk-1", "x-team": "a" });
    expect(headersOf(BOTH, "x-goog-api-key")).toEqual({
      "x-goog-api-key": "sk-1234567890",
      ...HEADERS,
    });
  });

  it("is kept out of words and answers like the key, short words aside", () => {
    expect(secretsOf(BOTH)).toEqual(["sk-1234567890", "pk-very-secret-value"]);
    const words = "openai refused pk-very-secret-value of sk-1234567890";
    expect(scrubKeys(words, BOTH)).toBe("openai refused *** of ***");
    expect(holdsKey(btoa("pk-very-secret-value"), BOTH)).toBe(true);
    const bytes = new TextEncoder().encode(words);
    maskKey(bytes, BOTH);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/pk-very|sk-123/);
  });

  it("keeps a header's secret with and without the word before it, from eight letters on", () => {
    const secrets = (value: string) => secretsOf(joinCredentials("", { "x-pass": value }));
    expect(secrets("Basic abcdefgh")).toEqual(["Basic abcdefgh", "abcdefgh"]);
    expect(secrets("token  abcdefg")).toEqual(["token  abcdefg"]);
    expect(secrets("abcdefgh")).toEqual(["abcdefgh"]);
    expect(secrets("abcdefg")).toEqual([]);
  });

  it("is no key and no headers where a key has a line break in it", () => {
    const broken = "sk-12345678\nx-team: a\nabc";
    expect(headersOf(broken)).toEqual({ authorization: `Bearer ${broken}` });
    expect(headersOf("sk-12345678\nabc")).toEqual({ authorization: "Bearer sk-12345678\nabc" });
  });
});

describe("extra headers as people type them", () => {
  it("are read one a line, also out of a curl command", () => {
    const text = "X-Provider: openai\n\n -H 'x-key: a b=c' \\\n--header \"X-Other:1\"";
    expect(readHeaderLines(text)).toEqual({
      "x-provider": "openai",
      "x-key": "a b=c",
      "x-other": "1",
    });
    expect(readHeaderLines(" ")).toEqual({});
  });

  it("are up to 20, each of up to 4,000 letters", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `x-${index}: 1`).join("\n");
    expect(Object.keys(readHeaderLines(many(20)) ?? {})).toHaveLength(20);
    expect(readHeaderLines(many(21))).toBeUndefined();
    const value = (length: number) => "v".repeat(length);
    expect(readHeaderLines(`x-a: ${value(4000)}`)).toEqual({ "x-a": value(4000) });
    expect(readHeaderLines(`x-a: ${value(4001)}`)).toBeUndefined();
    const name = "n".repeat(100);
    expect(readHeaderLines(`${name}:${" ".repeat(99)}${value(4000)}`)).toBeDefined();
    expect(readHeaderLines(`${name}:${" ".repeat(100)}${value(4000)}`)).toBeUndefined();
  });

  it.each([
    "no header",
    "x-a:",
    "bad name: 1",
    "x-a: 重绘",
    "Origin: https://a.test",
    "content-type: text/plain",
    "Host: a",
    "cookie: a=b",
    Array.from({ length: 21 }, (_, index) => `x-${index}: 1`).join("\n"),
  ])("are refused as a whole where one cannot be set: %j", (text) => {
    expect(readHeaderLines(text)).toBeUndefined();
  });
});
