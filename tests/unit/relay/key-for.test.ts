import { describe, expect, it } from "vitest";
import { keyFor } from "@/utils/relay/key-for";

const FAR = "https://relay.test";
const HOME = "http://localhost:8080";
const HEADERS = "x-pass: secret\nx-team: a";

describe("what a request carries to let it in", () => {
  it.each([
    ["a key, as it was meant", FAR, " Bearer sk-1 ", "sk-1"],
    ["a key and headers", FAR, `sk-1\n${HEADERS}`, `sk-1\n${HEADERS}`],
    ["headers in place of a key", FAR, `\n${HEADERS}`, `\n${HEADERS}`],
    ["one header in place of a key", FAR, "\nx-pass: secret", "\nx-pass: secret"],
    ["nothing, for a server at home", HOME, "", ""],
    ["a key, for a server at home that has one", HOME, "sk-1", "sk-1"],
  ])("is %s", (_what, baseUrl, typed, carried) => {
    expect(keyFor(baseUrl, typed)).toEqual({ ok: true, value: carried });
  });

  it.each([
    ["nothing, for a server elsewhere", FAR, "", "key_missing"],
    ["no key that could be sent", FAR, "sk 1", "key_unusable"],
    ["no key that could be sent, at home", HOME, "sk 1", "key_unusable"],
    ["no key that could be sent, beside headers", FAR, `sk 1\n${HEADERS}`, "key_unusable"],
  ])("is never %s", (_what, baseUrl, typed, code) => {
    expect(keyFor(baseUrl, typed)).toMatchObject({ ok: false, error: { code } });
  });
});
