import { describe, expect, it } from "vitest";
import { decodeDataUrl } from "@/utils/core/picture/data-url";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";

const text = (url: string) => {
  const decoded = decodeDataUrl(url);
  return decoded.ok ? new TextDecoder().decode(decoded.value) : decoded.error.code;
};

describe("the bytes of a data: URL", () => {
  it.each([
    ["data:,plain", "plain"],
    ["DATA:text/plain,plain", "plain"],
    ["data:image/svg+xml,%3Csvg%2f%3e", "<svg/>"],
    ["data:,100%", "100%"],
    ["data:,100%zz%4", "100%zz%4"],
    ["data:,%41%", "A%"],
    ["data:,caf%C3%A9 é", "café é"],
    ["data:;base64,aGVsbG8=", "hello"],
    ["data:image/png; BASE64 ,aGVsbG8=", "hello"],
    ["data:image/png;base64,aGVs%62G8%3D", "hello"],
    ["data:base64,aGVsbG8=", "aGVsbG8="],
    ["data:;base64;x=1,aGVsbG8=", "aGVsbG8="],
    ["data:,a,b", "a,b"],
    ["data:,", ""],
  ])("%s are %j", (url, expected) => expect(text(url)).toBe(expected));

  it("end where a fragment begins", () => {
    expect(text("data:image/svg+xml,<svg/>#icon")).toBe("<svg/>");
    expect(text("data:;base64,aGVsbG8=#top")).toBe("hello");
    expect(text("data:,#")).toBe("");
    expect(text("data:,a%23b")).toBe("a#b");
  });

  it.each(["https://a.test/,x", "data:no-comma", "data:;base64,!!", "x data:,a"])(
    "are not to be had of %s",
    (url) => expect(text(url)).toBe("capture_address_unusable"),
  );

  it("may be as many as a picture, even if each is written with three letters", () => {
    const longest = `data:,${"a".repeat(MAX_PICTURE_BYTES * 3)}`;
    expect(decodeDataUrl(`${longest}a`)).toMatchObject({
      ok: false,
      error: { code: "capture_too_many_bytes" },
    });
  });
});
