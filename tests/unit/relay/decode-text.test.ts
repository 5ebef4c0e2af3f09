import { describe, expect, it } from "vitest";
import { decodeText } from "@/utils/relay/body";

/** 余额不足 in GBK. */
const GBK = [0xd3, 0xe0, 0xb6, 0xee, 0xb2, 0xbb, 0xd7, 0xe3];
const bytes = (head: string, tail: readonly number[]) =>
  new Uint8Array([...new TextEncoder().encode(head), ...tail]);

describe("the text of a refusal", () => {
  it.each<[string | null, string, string]>([
    ["text/html; charset=gbk", "", "余额不足"],
    ['text/html; charset="GB2312"', "", "余额不足"],
    [null, '<html><meta charset="gbk">', '<html><meta charset="gbk">余额不足'],
    [
      "text/html",
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">余额不足',
    ],
  ])("is read in the charset that %s and %j declare", (type, head, text) => {
    expect(decodeText(bytes(head, GBK), type)).toBe(text);
  });

  it.each([null, "application/json", "text/html; charset=nonsense"])(
    "is UTF-8 where %s declares none that is known",
    (type) => expect(decodeText(new TextEncoder().encode("余额不足"), type)).toBe("余额不足"),
  );
});
