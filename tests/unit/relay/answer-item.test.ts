import { describe, expect, it } from "vitest";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { pictureOf, readItem } from "@/utils/relay/answer-item";
import { MAX_ADDRESS_CHARACTERS } from "@/utils/relay/limits";
import { PNG_BASE64, PNG_BYTES } from "./fake-relay";

const FROM = "https://relay.test/v1/images/edits";

const read = (item: unknown, from = FROM) => {
  const found = readItem(item, 3, from);
  return found.ok ? found.value : found.error;
};
/** A PNG whose header says this size. */
function pngOf(width: number, height: number) {
  const bytes = PNG_BYTES.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

describe("the bytes of a picture", () => {
  it("are taken up to the pixels that can be borne, by their header", () => {
    expect(pictureOf(pngOf(MAX_PIXELS / 10_000, 10_000))).toMatchObject({ ok: true });
    expect(pictureOf(pngOf(MAX_PIXELS / 10_000, 10_001))).toMatchObject({
      ok: false,
      error: { code: "result_undecodable", detail: "10000x10001" },
    });
  });
});

describe("a data address", () => {
  it.each([
    [`data:image/png;base64,${PNG_BASE64}`, "image/png"],
    [`data:image/png;base64  ,${PNG_BASE64}`, "image/png"],
    [`data:image/png;charset=us-ascii;base64,${PNG_BASE64}`, "image/png"],
    [`data:,${PNG_BASE64}`, "image/png"],
    ["data:image/svg+xml;name=base64.svg,<svg/>", "image/svg+xml"],
    ["data:image/svg+xml,<svg id=';base64,'/>", "image/svg+xml"],
  ])("%s holds %s", (url, type) => {
    expect(read({ url })).toMatchObject({ kind: "bytes", type, index: 3 });
  });

  it.each(["data:", "data:image/png;base64", "data:image/png;base64,AAAA", "data:,%"])(
    "%s holds none",
    (url) => expect(read({ url })).toMatchObject({ code: "result_undecodable" }),
  );
});

describe("the address of a picture", () => {
  const long = (characters: number) => `https://a.test/${"x".repeat(characters - 15)}`;

  it("is followed up to a length, and quoted by 300 characters beyond it", () => {
    const most = long(MAX_ADDRESS_CHARACTERS);
    expect(read(most)).toEqual({ index: 3, kind: "url", url: most });
    expect(read(`${most}x`)).toMatchObject({
      code: "result_undecodable",
      detail: long(300),
    });
    const path = `${"x".repeat(MAX_ADDRESS_CHARACTERS - 4)}.png`;
    expect(read(path)).toMatchObject({ kind: "url" });
    expect(read(`x${path}`)).toMatchObject({ code: "result_undecodable" });
    expect(read(`x${path}`)).not.toHaveProperty("detail");
  });

  it("may lead inward only for a server that is there itself", () => {
    const inward = `http://192.168.1.5:81/${"y".repeat(400)}`;
    expect(read(inward)).toMatchObject({
      code: "result_unreachable",
      params: { host: "192.168.1.5:81" },
      detail: inward.slice(0, 300),
    });
    expect(read(inward, "http://localhost:8000/v1")).toMatchObject({ kind: "url", url: inward });
  });

  it("may have blanks around it", () => {
    expect(read("\n https://a.test/a.png ")).toMatchObject({ url: "https://a.test/a.png" });
  });

  it("is of the web", () => {
    expect(read({ url: "//b.test/a" })).toMatchObject({ url: "https://b.test/a" });
    expect(read({ url: "/a" }, "ftp://relay.test/v1")).toMatchObject({
      code: "result_unreachable",
    });
  });

  it("may begin like a JPEG in base64 where it is short", () => {
    const begins = (start: string, length: number) => start.padEnd(length, "A");
    for (const start of ["/9j/", "/woA"]) {
      expect(read(begins(start, 64))).toMatchObject({ kind: "url" });
      expect(read(begins(start, 65))).toMatchObject({ code: "result_undecodable" });
    }
    expect(read(begins("/out/", 65))).toMatchObject({ kind: "url" });
  });
});

describe("an item with several parts", () => {
  it("gives what can be read of it", () => {
    const url = "https://a.test/a.png";
    expect(read({ b64_json: "%%%", url })).toMatchObject({ kind: "url", url });
    expect(read({ b64_json: PNG_BASE64, url })).toMatchObject({ kind: "bytes" });
    expect(read({ b64_json: "%%%", url: "http://[" })).toMatchObject({
      code: "result_undecodable",
    });
    expect(read({ url: { url: "/a" }, image: { url: "/b" } })).toMatchObject({
      url: "https://relay.test/a",
    });
  });

  it("says why it is none, in its own words", () => {
    expect(read({ id: 1 })).toEqual({ code: "answer_without_pictures", charge: "likely" });
    expect(read({ error: "odd" })).toMatchObject({
      code: "answer_without_pictures",
      detail: "odd",
      status: 200,
    });
  });
});
