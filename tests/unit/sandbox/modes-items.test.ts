import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { IMAGE_MODES } from "../../sandbox/relay/modes/images.ts";
import { ITEM_MODES } from "../../sandbox/relay/modes/items.ts";
import { ask, namesOf, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

type Item = { b64_json?: unknown; url?: unknown; revised_prompt?: unknown; error?: unknown };
type Body = Record<string, unknown> & { data: (Item | null | number | string)[] };

const isPicture = (base64: unknown) => typeof base64 === "string" && /^iVBOR/.test(base64);
const isAddress = (url: unknown) => typeof url === "string" && /^http:.*\.png$/.test(url);
const items = (body: Body) => body.data as Item[];

/** What holds of the answer when two pictures are asked for. */
const ITEM_CASES: Readonly<Record<string, (body: Body) => boolean>> = {
  both: (body) => items(body).every((item) => isPicture(item.b64_json) && isAddress(item.url)),
  "empty-b64": (body) => items(body).every((item) => item.b64_json === "" && isAddress(item.url)),
  "null-url": (body) => items(body).every((item) => isPicture(item.b64_json) && item.url === null),
  "empty-url": (body) => items(body).every((item) => isPicture(item.b64_json) && item.url === ""),
  "all-empty": (body) => items(body).every((item) => !item.b64_json && !item.url),
  "url-data": (body) =>
    items(body).every((item) => /^data:image\/png;base64,iVBOR/.test(String(item.url))),
  "b64-prefix": (body) =>
    items(body).every((item) => /^data:image\/png;base64,iVBOR/.test(String(item.b64_json))),
  "b64-lines": (body) => items(body).every((item) => /^.{76}\r\n/.test(String(item.b64_json))),
  "b64-url-safe": (body) => items(body).every((item) => /^[\w-]+$/.test(String(item.b64_json))),
  "extra-fields": (body) =>
    items(body).every((item) => isPicture(item.b64_json) && "revised_prompt" in item),
  mixed: ({ data }) =>
    data.length === 8 && data[0] === null && data[1] === 7 && isPicture((data[3] as Item).b64_json),
  "mixed-first-bad": (body) =>
    !isPicture(items(body)[0]?.b64_json) && isPicture(items(body)[1]?.b64_json),
  more: ({ data }) => data.length === 4,
  fewer: ({ data }) => data.length === 1,
  "empty-data": ({ data }) => data.length === 0,
  "no-data": (body) => !("data" in body),
  "null-data": ({ data }) => data === null,
  "data-object": ({ data }) => isPicture((data as unknown as Item).b64_json),
  "bare-list": (body) => Array.isArray(body) && isPicture((body[0] as Item).b64_json),
  "missing-fields": (body) => Object.keys(body).join() === "data",
  "odd-fields": (body) => body["usage"] === null && body["code"] === 0 && body.data.length === 2,
};

describe("modes that change the items", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(ITEM_CASES, ITEM_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(ITEM_CASES))("%s", async (mode, isRight) => {
    const { status, text } = await ask(sandbox(), mode, { n: "2" });
    expect(status).toBe(200);
    expect(isRight(JSON.parse(text) as Body)).toBe(true);
  });

  it("can be combined, in the order written", async () => {
    const { text } = await ask(sandbox(), "url-data+mixed-first-bad", { n: "2" });
    const [first, second] = items(JSON.parse(text) as Body);
    expect(first).toEqual({ b64_json: "AAAA" });
    expect(String(second?.url)).toMatch(/^data:/);
  });
});

type Judge = (bytes: Buffer) => Promise<unknown> | unknown;
const meta: Judge = async (bytes) => {
  const { format, width, height, hasAlpha, depth } = await sharp(bytes).metadata();
  return { format, width, height, hasAlpha, depth };
};
const usual = { format: "png", width: 256, height: 256, hasAlpha: false, depth: "uchar" };
const failure: Judge = async (bytes) => {
  try {
    await sharp(bytes, { failOn: "truncated", limitInputPixels: false }).raw().toBuffer();
    return "decodes";
  } catch {
    return "does not decode";
  }
};

const IMAGE_CASES: Readonly<Record<string, [string, Judge, unknown]>> = {
  type: ["type=webp", meta, { ...usual, format: "webp" }],
  size: ["size=300x200", meta, { ...usual, width: 300, height: 200 }],
  alpha: ["alpha", meta, { ...usual, hasAlpha: true }],
  "sixteen-bit": ["sixteen-bit", meta, { ...usual, depth: "ushort" }],
  "garbage-image": ["garbage-image", failure, "does not decode"],
  "zero-image": ["zero-image", (bytes) => bytes.length, 0],
  "html-image": ["html-image", (bytes) => bytes.toString().slice(0, 9), "<!doctype"],
  "svg-image": ["svg-image", (bytes) => bytes.toString().slice(0, 4), "<svg"],
  "truncated-image": ["truncated-image", failure, "does not decode"],
  "bomb-image": ["bomb-image", (bytes) => bytes.readUInt32BE(16), 30_000],
  "tiny-image": ["tiny-image", (bytes) => bytes.readUInt32BE(16), 1],
};

describe("modes that change the pictures", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(IMAGE_CASES, IMAGE_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.values(IMAGE_CASES))("%s", async (mode, judge, expected) => {
    const { text } = await ask(sandbox(), mode);
    const [item] = items(JSON.parse(text) as Body);
    expect(await judge(Buffer.from(String(item?.b64_json), "base64"))).toEqual(expected);
  });

  it.each(["jpeg", "webp", "avif", "gif"])("type=%s by address too", async (type) => {
    const { text } = await ask(sandbox(), `type=${type}`, { response_format: "url" });
    const response = await fetch(String(items(JSON.parse(text) as Body)[0]?.url));
    expect(response.headers.get("content-type")).toBe(`image/${type}`);
    const { format } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(format).toBe(type === "avif" ? "heif" : type);
  });
});
