import { describe, expect, it } from "vitest";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { pictureOf, readItem } from "@/utils/relay/answer-item";
import { PNG_BYTES } from "./fake-relay";

const MB = 1024 * 1024;

const read = (item: unknown) => {
  const found = readItem(item, 0, "https://relay.test/v1/images/edits");
  return found.ok ? found.value : found.error;
};

describe("the bytes of a picture", () => {
  it("are taken up to 64 MB, and larger ones are told by whole MB", () => {
    const large = new Uint8Array(MAX_PICTURE_BYTES + 1);
    large.set(PNG_BYTES);
    expect(pictureOf(large.subarray(0, MAX_PICTURE_BYTES))).toMatchObject({ ok: true });
    expect(pictureOf(large)).toMatchObject({
      error: { code: "result_too_large", params: { megabytes: 65, limit: 64 } },
    });
  });
});

describe("base64 that is too long for a picture", () => {
  const whole = (MAX_PICTURE_BYTES / 3 + 1) * 4 + 64;

  it("is not decoded, and told by the size it would have", () => {
    expect(read("A".repeat(Math.ceil(whole)))).toMatchObject({
      code: "result_too_large",
      params: { megabytes: 65 },
    });
    expect(read("A".repeat(Math.floor(whole)))).toMatchObject({ code: "result_undecodable" });
  });

  it("may be longer where it comes in lines", () => {
    const inLines = (characters: number) => `AAAA\n${"A".repeat(characters - 5)}`;
    expect(read(inLines(Math.ceil(whole)))).toMatchObject({ code: "result_undecodable" });
    expect(read(inLines(97 * MB))).toMatchObject({
      code: "result_too_large",
      params: { megabytes: 73 },
    });
  });
});

describe("a data address", () => {
  it("is not decoded where it is too long for any picture", () => {
    expect(read(`data:,${"x".repeat(3 * MAX_PICTURE_BYTES)}`)).toMatchObject({
      code: "result_too_large",
      params: { megabytes: 65 },
    });
  });
});
