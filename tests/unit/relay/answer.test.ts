import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { readAnswer } from "@/utils/relay/answer";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { PNG_BASE64, PNG_BYTES } from "./fake-relay";

const URL_OF_REQUEST = "https://relay.test/base/v1/images/edits";
const GOOD = { b64_json: PNG_BASE64 };

function raw(body: unknown, changes: Partial<RawAnswer> = {}): RawAnswer {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    status: 200,
    contentType: "application/json",
    url: URL_OF_REQUEST,
    bytes: new TextEncoder().encode(text),
    ...changes,
  };
}

function read(body: unknown, changes: Partial<RawAnswer> = {}) {
  const answer = readAnswer(raw(body, changes));
  if (!answer.ok) throw new Error(`no answer: ${answer.error.code}`);
  return answer.value;
}

function fail(body: unknown, changes: Partial<RawAnswer> = {}) {
  const answer = readAnswer(raw(body, changes));
  if (answer.ok) throw new Error("expected no answer");
  return answer.error;
}

const PICTURE = { kind: "bytes", bytes: PNG_BYTES, type: "image/png" };

describe("an item is found in every shape", () => {
  it.each([
    [{ data: [GOOD] }],
    [{ data: GOOD }],
    [{ data: { data: [GOOD] } }],
    [{ data: { images: [GOOD] } }],
    [[GOOD]],
    [GOOD],
    [{ images: [PNG_BASE64] }],
    [{ images: [{ b64_json: PNG_BASE64 }] }],
    [{ output: [{ type: "image_generation_call", result: PNG_BASE64 }] }],
    [{ data: [PNG_BASE64] }],
    [{ data: [{ image: PNG_BASE64 }] }],
    [{ data: [{ image_url: { url: `data:image/png;base64,${PNG_BASE64}` } }] }],
    [{ data: [{ b64_json: `data:image/png;base64,${PNG_BASE64}` }] }],
    [{ data: [{ url: `data:image/jpeg;base64,${PNG_BASE64}` }] }],
    [{ data: [{ url: `data:image/png,${PNG_BASE64}` }] }],
    [{ data: [{ url: PNG_BASE64 }] }],
    [{ data: [{ b64_json: PNG_BASE64.replace(/=+$/, "") }] }],
    [{ data: [{ b64_json: PNG_BASE64.replaceAll("+", "-").replaceAll("/", "_") }] }],
    [{ data: [{ b64_json: PNG_BASE64.replace(/.{20}/g, "$&\r\n") }] }],
    [{ data: [{ b64_json: "", url: `data:image/png;base64,${PNG_BASE64}` }] }],
    [{ data: [{ b64_json: "%%%", url: `data:image/png;base64,${PNG_BASE64}` }] }],
    [{ data: [{ b64_json: null, base64: PNG_BASE64 }] }],
    [`\ufeff \n\r\n ${JSON.stringify({ data: [GOOD] })}\n`],
    [`{"data":[{"b64_json":"${PNG_BASE64.replaceAll("/", "\\/")}"}]}`],
  ])("%#", (body) => {
    expect(read(body)).toMatchObject({ items: [{ index: 0, ...PICTURE }], lost: [] });
  });

  it("where the body is the picture itself", () => {
    const changes = { bytes: PNG_BYTES, contentType: "image/png" };
    expect(read("", changes).items).toEqual([{ index: 0, ...PICTURE }]);
  });

  it("takes a JPEG for a picture, though its base64 begins like a path", () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);
    const answer = read({ data: [jpeg.toString("base64"), { url: jpeg.toString("base64") }] });
    expect(answer.items).toMatchObject([{ type: "image/jpeg" }, { type: "image/jpeg" }]);
  });

  it("prefers the bytes that are there to an address that expires", () => {
    const item = { ...GOOD, url: "https://store.test/x.png" };
    expect(read({ data: [item] }).items[0]?.kind).toBe("bytes");
  });
});

describe("an address", () => {
  it.each([
    ["https://store.test/a.png?x=1", "https://store.test/a.png?x=1"],
    ["/files/a.png", "https://relay.test/files/a.png"],
    ["//store.test/a.png", "https://store.test/a.png"],
    ["./a.png", "https://relay.test/base/v1/images/a.png"],
    ["files/a.png", "https://relay.test/base/v1/images/files/a.png"],
    ["http://store.test/a.png", "http://store.test/a.png"],
  ])("%j is made absolute against the request's", (url, expected) => {
    expect(read({ data: [{ url }] }).items).toEqual([{ index: 0, kind: "url", url: expected }]);
  });

  it.each(["http://127.0.0.1:8080/admin", "http://localhost/x", "http://[::1]/x"])(
    "%j on this machine is not followed for a server elsewhere",
    (url) => {
      expect(fail({ data: [{ url }] })).toMatchObject({ code: "result_unreachable" });
      const local = { url: "http://127.0.0.1:9000/v1/images/edits" };
      expect(read({ data: [{ url }] }, local).items).toHaveLength(1);
    },
  );

  it.each(["ftp://store.test/a.png", "file:///etc/passwd", "javascript:alert(1)", "blob:x"])(
    "%j is none",
    (url) => {
      expect(readAnswer(raw({ data: [{ url }] })).ok).toBe(false);
    },
  );
});

describe("a mixed answer", () => {
  it("keeps the good items with their places, and says why the others are lost", () => {
    const data = [
      null,
      GOOD,
      { b64_json: "AAAA" },
      { error: { message: "blocked", code: "moderation_blocked" } },
      { url: "https://store.test/a.png", revised_prompt: "a blue door" },
    ];
    const answer = read({ data }, { requestId: "id-1" });
    expect(answer.items).toEqual([
      { index: 1, ...PICTURE },
      { index: 4, kind: "url", url: "https://store.test/a.png", revisedPrompt: "a blue door" },
    ]);
    expect(answer.lost).toMatchObject([
      { code: "answer_without_pictures", requestId: "id-1" },
      { code: "result_undecodable" },
      { code: "content_refused", detail: "blocked" },
    ]);
  });

  it("keeps its pictures though it calls itself a failure", () => {
    const answer = read({ success: false, message: "partly", data: [GOOD] });
    expect(answer.items).toHaveLength(1);
    expect(answer.lost).toMatchObject([{ code: "server_error", detail: "partly" }]);
  });

  it("is not fooled by a null error or a polite message beside the pictures", () => {
    const body = { error: null, success: true, message: "ok", code: 0, data: [GOOD] };
    expect(read(body).lost).toEqual([]);
  });
});

describe("an answer without a picture", () => {
  it.each<[unknown, string, string | undefined]>([
    [{ created: 1, data: [] }, "answer_without_pictures", undefined],
    [{}, "answer_without_pictures", undefined],
    [{ data: [{}] }, "answer_without_pictures", undefined],
    [{ data: [], message: "nothing came out" }, "server_error", "nothing came out"],
    [{ code: 403, message: "no", data: "" }, "access_denied", "no"],
    [{ error: { message: "bad", code: "moderation_blocked" } }, "content_refused", "bad"],
    [{ error: "no balance: 余额不足" }, "balance_too_low", "no balance: 余额不足"],
    [{ success: false, message: "无效的令牌" }, "key_rejected", "无效的令牌"],
    [{ detail: "Not Found" }, "server_error", "Not Found"],
    ["<!DOCTYPE html><title>New API</title><body>x", "answer_is_a_page", "New API"],
    ["  \n<html><body><p>Sign in</p></body></html>", "answer_is_a_page", "Sign in"],
    ["", "answer_unreadable", undefined],
    ["  \n ", "answer_unreadable", undefined],
    ["The service is being moved.", "answer_unreadable", "The service is being moved."],
    ["null", "answer_unreadable", "null"],
    ["42", "answer_unreadable", "42"],
    ['{"data":[{"b64_json":"', "answer_unreadable", '{"data":[{"b64_json":"'],
  ])("%j is %s", (body, code, detail) => {
    const error = fail(body, { requestId: "id-1" });
    expect(error).toMatchObject({ code, requestId: "id-1" });
    expect(error.detail).toBe(detail);
  });

  it("is what cut it short, where something did", () => {
    const cut = appError("timed_out", { params: { seconds: 360 } });
    expect(fail("   ", { cut })).toMatchObject(cut);
    expect(fail('{"data":[{"b64_json":"iVBO', { cut })).toMatchObject(cut);
  });
});

describe("broken JSON", () => {
  it.each([
    `{"data":[{"b64_json":"${PNG_BASE64}"},{"b64_json":"iVBORw0`,
    `{"data":[{"b64_json" : "${PNG_BASE64}"} "oops"]}`,
    `{"data":[{"b64_json":"${PNG_BASE64}"}]}{"more":1}`,
  ])("keeps the whole pictures in it: %#", (text) => {
    const answer = read(text);
    expect(answer.items).toMatchObject([PICTURE]);
    expect(answer.lost).toMatchObject([{ code: "answer_unreadable" }]);
  });

  it("reads an address to its end, quotes inside it included", () => {
    const text = String.raw`{"data":[{"url":"https:\/\/store.test\/a\"b\\.png"},{"url":"https://cut`;
    expect(read(text).items).toEqual([
      { index: 0, kind: "url", url: "https://store.test/a%22b/.png" },
    ]);
  });

  it("says what cut it short beside the pictures it keeps", () => {
    const cut = appError("connection_failed", { params: { host: "relay.test" } });
    const answer = read(`{"data":[{"b64_json":"${PNG_BASE64}"},{"b6`, { cut });
    expect(answer.items).toHaveLength(1);
    expect(answer.lost).toEqual([cut]);
  });
});

describe("limits", () => {
  it("loses an item that claims more pixels than can be borne", () => {
    const bomb = Uint8Array.from(PNG_BYTES);
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    const b64_json = Buffer.from(bomb).toString("base64");
    const answer = read({ data: [{ b64_json }, GOOD] });
    expect(answer.items).toMatchObject([{ index: 1 }]);
    expect(answer.lost).toMatchObject([{ code: "result_undecodable", detail: "60000x60000" }]);
  });

  it("loses an item of more than 64 MB", { timeout: 30_000 }, () => {
    const huge = Buffer.concat([PNG_BYTES, Buffer.alloc(64 * 1024 * 1024)]);
    const error = fail({ data: [{ b64_json: huge.toString("base64") }] });
    expect(error).toMatchObject({ code: "result_too_large", params: { limit: 64 } });
  });

  it("bears a megabyte of nesting", () => {
    const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    expect(fail(deep).code).toBe("answer_without_pictures");
    expect(read(`{"data":[${JSON.stringify(GOOD)}],"x":${deep}}`).items).toHaveLength(1);
    const objects = `${'{"data":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    expect(fail(objects).code).toBe("answer_without_pictures");
    const errors = `${'{"error":'.repeat(100_000)}"x"${"}".repeat(100_000)}`;
    expect(fail(errors).code).toBe("server_error");
  });

  it("bears a hundred thousand crumbs", () => {
    const answer = read({ data: [GOOD, ...Array.from({ length: 100_000 }, () => ({}))] });
    expect(answer.items).toHaveLength(1);
    expect(answer.lost.length).toBeLessThanOrEqual(16);
  });
});

describe("usage", () => {
  it("is read with either set of names", () => {
    const usage = { input_tokens: 10, output_tokens: 20, total_tokens: 30, details: {} };
    expect(read({ created: 7, data: [GOOD], usage })).toMatchObject({
      usage: { inputTokens: 10, outputTokens: 20, totalTokens: 30 },
    });
    expect(
      read({ data: [GOOD], usage: { prompt_tokens: 1, completion_tokens: "x" } }).usage,
    ).toEqual({
      inputTokens: 1,
    });
    expect(read({ data: [GOOD], usage: null })).not.toHaveProperty("usage");
  });
});
