import { describe, expect, it } from "vitest";
import { parseKey } from "@/utils/core/server/api-key";

const KEY = "sk-Ab_1.~!";

describe("a key as people paste it", () => {
  it.each([
    KEY,
    ` ${KEY}\n`,
    `\ufeff${KEY}\u200b`,
    `"${KEY}"`,
    `'${KEY}'`,
    `\`${KEY}\``,
    `Bearer ${KEY}`,
    `bearer   ${KEY}`,
    `Authorization: Bearer ${KEY}`,
    `authorization:bearer ${KEY}`,
    `"Bearer ${KEY}"`,
    ` " ${KEY} " `,
    `\u202a${KEY}\u200e`,
  ])("%j is the key alone", (text) => expect(parseKey(text)).toEqual({ ok: true, value: KEY }));

  it.each([`"${KEY}`, `${KEY}"`, `"${KEY}'`, `Bearer${KEY}`])("%j is taken as it is", (text) =>
    expect(parseKey(text)).toEqual({ ok: true, value: text }),
  );

  it.each(["", "  ", '""', "\u200b", "' '"])("%j is none", (text) =>
    expect(parseKey(text)).toMatchObject({ ok: false, error: { code: "key_missing" } }),
  );

  it.each(["sk-密钥", "sk 123", "sk\u0007", "sk\u007f", `x Bearer ${KEY}`, `${KEY}\n${KEY}`])(
    "%j is a paste gone wrong",
    (text) => expect(parseKey(text)).toMatchObject({ ok: false, error: { code: "key_unusable" } }),
  );
});
