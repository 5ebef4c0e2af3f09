import { describe, expect, it } from "vitest";
import { readAnswer } from "@/utils/relay/answer";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { sendEdit } from "@/utils/relay/send/send";
import { readStreamEvent } from "@/utils/relay/stream";
import { editRequest, fakeRelay, json, PNG_BASE64 } from "./fake-relay";

const never = new AbortController().signal;

function read(body: unknown, change: Partial<RawAnswer> = {}) {
  const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  const raw = {
    status: 200,
    contentType: "application/json",
    url: "https://relay.test/v1/x",
    bytes,
  };
  const answer = readAnswer({ ...raw, ...change });
  return answer.ok ? answer.value : answer.error;
}

const kinds = (body: unknown) => {
  const answer = read(body);
  return "items" in answer
    ? answer.items.map((item) => (item.kind === "url" ? item.url : item.type))
    : answer.code;
};
const wrapped = (depth: number): unknown =>
  depth === 0 ? [PNG_BASE64] : { data: wrapped(depth - 1) };

describe("pictures of an answer", () => {
  it.each(["data", "images", "output", "results", "result", "image"])(
    "may be listed under %s",
    (key) => {
      expect(kinds({ [key]: [{ b64_json: PNG_BASE64 }] })).toEqual(["image/png"]);
      expect(kinds({ [key]: PNG_BASE64 })).toEqual(["image/png"]);
    },
  );

  it("may lie bare by their address, and behind a list that is empty", () => {
    const url = "https://a.test/a.png";
    expect(kinds({ url })).toEqual([url]);
    expect(kinds({ data: "", images: [{ url }] })).toEqual([url]);
  });

  it("that are damaged are no reason to leave out what the server said", () => {
    expect(read({ message: "out of order", data: [{ b64_json: "%%%" }] })).toMatchObject({
      code: "server_error",
      detail: "out of order",
    });
  });

  it.each(["b64_json", "b64", "base64", "image_base64"])("may lie bare under %s", (key) => {
    expect(kinds({ [key]: PNG_BASE64 })).toEqual(["image/png"]);
  });

  it.each(["b64_json", "b64", "base64", "image_base64", "partial_image_b64", "result"])(
    "may be base64 under an item's %s",
    (key) => expect(kinds({ data: [{ [key]: ` ${PNG_BASE64} ` }] })).toEqual(["image/png"]),
  );

  it.each(["url", "image_url", "uri", "image"])("may be an address under an item's %s", (key) => {
    expect(kinds({ data: [{ [key]: "/a.png" }] })).toEqual(["https://relay.test/a.png"]);
    expect(kinds({ data: [{ [key]: { url: "//b.test/a" } }] })).toEqual(["https://b.test/a"]);
    expect(kinds({ data: [{ [key]: { b64_json: PNG_BASE64 } }] })).toEqual(["image/png"]);
  });

  it("may lie four lists deep", () => {
    expect([1, 4, 5].map((depth) => kinds(wrapped(depth)))).toEqual([
      ["image/png"],
      ["image/png"],
      "answer_without_pictures",
    ]);
  });

  it.each([
    ["data:image/svg+xml,%3Csvg%20width='3'%20height='3'/%3E", "image/svg+xml"],
    ["DATA:image/svg+xml,<svg width='3,3' height='3'/>", "image/svg+xml"],
    [`data:image/png;base64 ,${PNG_BASE64}`, "image/png"],
    ["ftp://a.test/a.png", "result_undecodable"],
    ["http://127.0.0.1/a.png", "result_unreachable"],
    ["data:nothing", "result_undecodable"],
    ["data:,%", "result_undecodable"],
    ["http://[", "result_undecodable"],
    ["out/a.webp?x=1", "https://relay.test/v1/out/a.webp?x=1"],
    ["out/a.txt", "result_undecodable"],
  ])("of the text %s are %s", (text, found) => {
    expect(kinds({ data: [{ url: text }] })).toEqual(
      /^(?:image|https)/.test(found) ? [found] : found,
    );
  });

  it("keep their words and their end", () => {
    const url = "https://s.test/a?Expires=1767229200";
    expect(read({ data: [{ url, revised_prompt: "p" }] })).toMatchObject({
      items: [{ index: 0, revisedPrompt: "p", expiresAtMs: 1_767_229_200_000 }],
    });
    expect(read({ data: [{ url: "https://s.test/a" }] })).toHaveProperty("items", [
      { index: 0, kind: "url", url: "https://s.test/a" },
    ]);
  });

  it("count up to 256, and errors up to 16", () => {
    const answer = read({ data: [...Array(300).fill("https://a.test/a"), 5] });
    expect("items" in answer && [answer.items.length, answer.lost.length]).toEqual([256, 0]);
    const lost = read({ data: ["https://a.test/a", ...Array(30).fill(5)] });
    expect("items" in lost && lost.lost.length).toBe(16);
  });

  it("may be the answer itself; an SVG only where it is said to be one", () => {
    const svg = "<svg width='3' height='3'/>";
    expect(read(svg, { contentType: "image/svg+xml" })).toMatchObject({
      items: [{ type: "image/svg+xml", index: 0 }],
    });
    expect(read(svg, { contentType: "text/html" })).not.toHaveProperty("items");
    const png = Uint8Array.from(Buffer.from(PNG_BASE64, "base64"));
    expect(read("", { bytes: png, contentType: "" })).toEqual({
      items: [{ index: 0, kind: "bytes", bytes: png, type: "image/png" }],
      lost: [],
    });
  });
});

describe("an answer without pictures", () => {
  it.each<[unknown, string]>([
    [{ data: [] }, "answer_without_pictures"],
    [{ data: [], error: {} }, "answer_without_pictures"],
    [{ error: { code: "invalid_api_key" } }, "key_rejected"],
    [{ error: "quota exceeded" }, "balance_too_low"],
    [{ success: false, message: "rate limit" }, "rate_limited"],
    [{ data: [{ error: { code: "content_filter" } }] }, "content_refused"],
    [{ data: [{ error: "odd" }] }, "answer_without_pictures"],
    [{ data: [{ b64_json: "%%%" }] }, "result_undecodable"],
    ["", "answer_unreadable"],
    ["no JSON", "answer_unreadable"],
    ["<html><title>Log in</title>", "answer_is_a_page"],
  ])("%j means %s", (body, code) => {
    expect(read(body, { requestId: "r" })).toMatchObject({ code, requestId: "r" });
    expect(read(body)).not.toHaveProperty("requestId");
  });

  it("is a page's words, up to 2,000 letters", () => {
    const page = `<html><body>${"word ".repeat(600)}</body>`;
    expect(read(page)).toMatchObject({
      code: "answer_is_a_page",
      status: 200,
      detail: "word ".repeat(600).slice(0, 2000),
    });
  });

  it("is quoted without keys, up to 2,000 letters", () => {
    const key = "sk-abcdefghijkl";
    expect(read(`${key} ${"x".repeat(5000)}`)).toHaveProperty("detail", `*** ${"x".repeat(1996)}`);
    expect(read(`<html><title>${key} a</title>`)).toHaveProperty("detail", "*** a");
    expect(read("")).not.toHaveProperty("detail");
  });
});

describe("an event of a stream", () => {
  it.each<[string, unknown, object | undefined]>([
    [
      "",
      { type: "image_edit.partial_image", partial_image_index: 2 },
      { kind: "partial", index: 2 },
    ],
    ["", { type: "partial_image" }, { kind: "partial", index: 0 }],
    ["", { type: "partial_image", partial_image_index: "x" }, { kind: "partial", index: 0 }],
    ["image_edit.partial_image", {}, { kind: "partial" }],
    ["", { object: "image_edit.partial_image" }, { kind: "partial" }],
    ["", { type: "my_partial_image" }, { kind: "answer" }],
    ["", { type: "error", message: "m" }, { kind: "error" }],
    ["error", { message: "m" }, { kind: "error" }],
    ["", { error: "m" }, { kind: "error" }],
    ["", { data: [] }, { kind: "answer" }],
    ["error", "words", { kind: "error", value: '"words"' }],
    ["", "words", undefined],
  ])("called %j with %j is %j", (name, value, kind) => {
    const event = readStreamEvent({ name, data: JSON.stringify(value) });
    if (kind) expect(event).toMatchObject(kind);
    else expect(event).toBeUndefined();
  });
});

describe("sending", () => {
  const event = {
    type: "image_edit.partial_image",
    partial_image_b64: PNG_BASE64,
    partial_image_index: 1,
  };
  const streamed = (contentType: string) =>
    new Response(`data: ${JSON.stringify(event)}\n\n`, {
      headers: { "content-type": contentType },
    });

  it.each([
    ["text/event-stream; charset=utf-8", 1],
    ["application/json", 0],
  ])("shows previews of an answer of the type %s: %i", async (contentType, count) => {
    const seen: number[] = [];
    const { deps } = fakeRelay([streamed(contentType)]);
    await sendEdit(editRequest(), deps, { onPartial: ({ index }) => seen.push(index) }, never);
    expect(seen).toEqual(Array(count).fill(1));
  });

  it.each<[Record<string, string>, string | undefined]>([
    [{ "x-oneapi-request-id": "a", "x-request-id": "b" }, "a"],
    [{ "x-request-id": ` ${"b".repeat(201)} ` }, "b".repeat(200)],
    [{}, undefined],
  ])("notes the request's id of %j", async (headers, id) => {
    const relay = fakeRelay([json({}, 200, headers), json({}, 400, headers)]);
    const good = await sendEdit(editRequest(), relay.deps, {}, never);
    const bad = await sendEdit(editRequest(), relay.deps, {}, never);
    expect([good.ok && good.value.requestId, !bad.ok && bad.error.requestId]).toEqual([id, id]);
  });

  it("asks once, for JSON, and keeps nothing of it", async () => {
    const relay = fakeRelay([json({})]);
    await sendEdit(editRequest(), relay.deps, {}, never);
    expect(relay.calls[0]?.init).toMatchObject({
      method: "POST",
      headers: { accept: "application/json" },
      redirect: "manual",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    expect(relay.waits).toEqual([]);
  });

  it("leaves out what it is told to, and what the server refused", async () => {
    const refused = json({ error: { code: "unknown_parameter", param: "response_format" } }, 400);
    const relay = fakeRelay([refused, json({})]);
    const sent = await sendEdit(
      editRequest({ user: "u", omitFields: ["user"] }),
      relay.deps,
      {},
      never,
    );
    const names = relay.calls.map(({ init }) => [...new Set((init.body as FormData).keys())]);
    expect(names).toEqual([
      ["image", "mask", "prompt", "n", "size", "response_format"],
      ["image", "mask", "prompt", "n", "size"],
    ]);
    expect(sent).toMatchObject({ ok: true, value: { status: 200 } });
  });
});
