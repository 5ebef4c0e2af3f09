import { describe, expect, it } from "vitest";
import { decodeBase64, encodeBase64 } from "@/utils/relay/base64";
import { salvageItems } from "@/utils/relay/salvage";

describe("pictures in JSON that is broken", () => {
  it.each<[string, readonly object[]]>([
    [
      '{"data":[{"b64_json":"AAAA"},{"b64_json":"BBBB"},{"b64',
      [{ b64_json: "AAAA" }, { b64_json: "BBBB" }],
    ],
    ['{"url" : "https://a.test/\\u0061.png", oops', [{ url: "https://a.test/a.png" }]],
    ['{"url":"a\\\\","b64_json":"AAAA"', [{ url: "a\\" }, { b64_json: "AAAA" }]],
    ['{"url":"a\\"b","x', [{ url: 'a"b' }]],
    ['{"url":"a\\\\\\"b"', [{ url: 'a\\"b' }]],
    ['{"url":"a\\\\\\"","b64_json":"AAAA"', [{ url: 'a\\"' }, { b64_json: "AAAA" }]],
    ['{"url":"\\"","b64_json":"AAAA"', [{ url: '"' }, { b64_json: "AAAA" }]],
    ['{"b64_json":"","url":"u"', [{ url: "u" }]],
    ['{"url":"bad \\x escape","b64_json":"AAAA"', [{ b64_json: "AAAA" }]],
    ['{"b64_json":"cut off', []],
    ['{"b64_json":"cut off \\"', []],
    ['{"my_url":"u","b64":"AAAA"', []],
    ['{"b64_json":7,"url":null', []],
  ])("%s", (text, items) => expect(salvageItems(text)).toEqual(items));
});

describe("pictures in a broken answer without end", () => {
  it("are taken up to 256", () => {
    const text = `{"data":[${'{"b64_json":"AAAA"},'.repeat(300)}`;
    expect(salvageItems(text)).toHaveLength(256);
  });

  it("are taken under Gemini's name as well", () => {
    expect(salvageItems('{"inlineData":{"data" :\n"AAAA"},{"data":"BB')).toEqual([
      { data: "AAAA" },
    ]);
  });
});

describe("base64 as it is sent", () => {
  it.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 49_155])("of %i bytes is Node's", (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) % 251);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  });
});

describe("base64 as servers write it", () => {
  const text = (base64: string) => {
    const bytes = decodeBase64(base64);
    return bytes && [...bytes];
  };
  const BYTES = [251, 255, 191, 0, 1];

  it.each([
    "+/+/AAE=",
    "-_-_AAE=",
    "+/+/AAE",
    "-_-_AAE",
    "+/+/AAE==",
    "+/+/\r\n AAE=\n",
    '"+/+/AAE="',
    "data:image/png;base64,+/+/AAE=",
    "data:,-_-_AAE",
    "DATA:image/png;charset=utf-8;BASE64,+/+/AAE=",
    "image/png;base64,+/+/AAE=",
    "%2B%2F%2b%2FAAE%3D",
    "data:image/png;base64,%2B/%2B/AAE%3d",
    "+/+/\\r\\nAAE=",
  ])("%j", (base64) => expect(text(base64)).toEqual(BYTES));

  it.each(["%%%", "A", "AAAAA", "data:image/png", "a,AAAA", "data:a,b,AAAA", "Ж"])(
    "is not %j",
    (base64) => expect(text(base64)).toBeUndefined(),
  );

  it("of nothing is nothing", () => expect(text("")).toEqual([]));
});
