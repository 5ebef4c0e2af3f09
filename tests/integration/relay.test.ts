import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { makeRequest, runEdit } from "./relay-run.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const PNG = "image/png";

describe("answers of every shape give their pictures", () => {
  it.each([
    ["", 2],
    ["both", 2],
    ["empty-b64", 2],
    ["null-url", 2],
    ["empty-url", 2],
    ["url-data", 2],
    ["b64-prefix", 2],
    ["b64-lines", 2],
    ["b64-url-safe", 2],
    ["extra-fields", 2],
    ["more", 4],
    ["fewer", 1],
    ["data-object", 1],
    ["bare-list", 2],
    ["missing-fields", 2],
    ["odd-fields", 2],
    ["url", 2],
    ["url-relay", 2],
    ["url-relative", 2],
    ["url-protocol-relative", 2],
    ["url-fails-once", 2],
    ["url-fails-twice", 2],
    ["url-octet-stream", 2],
    ["url-type-lies", 2],
    ["url-redirect", 2],
    ["ok-picture", 1],
    ["leading-space", 2],
    ["byte-order-mark", 2],
    ["content-type", 2],
    ["deep-beside", 2],
    ["sse-unasked", 2],
    ["sse-generation", 2],
    ["sse-address", 2],
    ["sse-data-only", 2],
    ["sse-crlf", 2],
    ["sse-split", 2],
    ["sse-plain", 2],
    ["drip=0.4", 2],
  ])("%j gives %i", async (mode, count) => {
    const { pictures, lost, edits } = await runEdit(sandbox, makeRequest(sandbox, mode));
    expect({ pictures, lost, edits }).toEqual({
      pictures: Array.from({ length: count }, () => PNG),
      lost: [],
      edits: 1,
    });
  });
});

describe("what is good is kept, and what is not is named", () => {
  it.each<[string, number, string[]]>([
    ["mixed", 2, Array.from({ length: 6 }, () => expect.any(String))],
    ["mixed-first-bad", 1, ["result_undecodable"]],
    ["json-cut", 1, ["answer_unreadable"]],
    ["many-items", 2, Array.from({ length: 16 }, () => "answer_without_pictures")],
    ["sse-cut", 1, ["stream_incomplete", "connection_failed"]],
    ["sse-cut-midst", 1, ["connection_failed"]],
    ["sse-cut-end", 2, ["connection_failed"]],
    ["truncated-image", 2, []],
    ["sse-error", 1, ["stream_incomplete", "server_error"]],
    ["sse-hang", 1, ["stream_incomplete", "timed_out"]],
  ])("%j keeps %i", async (mode, count, codes) => {
    const result = await runEdit(sandbox, makeRequest(sandbox, mode));
    expect(result.pictures).toHaveLength(count);
    expect(result.codes).toEqual(codes);
    expect(result.edits).toBe(1);
  });
});

describe("what a connection broke off", () => {
  it.each(["cut", "cut-chunked", "hang-body"])("keeps the whole pictures of %j", async (mode) => {
    const options = { count: 4, size: "auto" };
    const { pictures, codes } = await runEdit(sandbox, makeRequest(sandbox, mode, { options }));
    expect(pictures.length).toBeGreaterThanOrEqual(1);
    expect(codes).toEqual([mode === "hang-body" ? "timed_out" : "connection_failed"]);
  });

  it("keeps the last preview where the one picture was not finished", async () => {
    const options = { count: 1, size: "auto" };
    const request = makeRequest(sandbox, "sse-cut-midst", { options });
    const { pictures, codes } = await runEdit(sandbox, request);
    expect(pictures).toEqual([PNG]);
    expect(codes).toEqual(["stream_incomplete", "connection_failed"]);
  });
});

describe("only what did no work is tried again", () => {
  it.each<[string, number, string[], number[]]>([
    ["unknown-parameter", 2, [], []],
    ["rate-limited=7", 3, ["rate_limited"], [7000, 7000]],
    ["rate-limited-empty=3", 3, ["rate_limited"], [3000, 3000]],
    ["rate-limited=600", 1, ["rate_limited"], []],
    ["fails-once=rate-limited", 2, [], [1000]],
    ["fails-twice=rate-limited", 3, [], [1000, 1000]],
    ["fails-thrice=rate-limited", 3, ["rate_limited"], [1000, 1000]],
    ["overloaded", 2, ["overloaded"], [3000]],
    ["overloaded=memory", 2, ["overloaded"], [3000]],
    ["fails-once=overloaded", 2, [], [3000]],
  ])("%j: %i requests", async (mode, requests, codes, pauses) => {
    const { edits, codes: found, waits } = await runEdit(sandbox, makeRequest(sandbox, mode));
    expect({ edits, found, waits }).toEqual({ edits: requests, found: codes, waits: pauses });
  });

  it("honours a date in Retry-After", async () => {
    const { edits, waits } = await runEdit(sandbox, makeRequest(sandbox, "rate-limited-date=20"));
    expect(edits).toBe(3);
    for (const wait of waits) {
      expect(wait).toBeGreaterThan(15_000);
      expect(wait).toBeLessThanOrEqual(20_000);
    }
  });
});

describe("streams that were asked for", () => {
  it("hands out previews as they come, then the picture", async () => {
    const partials: number[] = [];
    const options = { count: 1, size: "1024x1024", stream: true, partialImages: 2 };
    const request = makeRequest(sandbox, "", { model: "gpt-image-1.5", options });
    const { pictures, lost } = await runEdit(sandbox, request, {
      onPartial: ({ index, bytes }) => partials.push(index, bytes.length > 0 ? 1 : 0),
    });
    expect({ pictures, lost }).toEqual({ pictures: [PNG], lost: [] });
    expect(partials).toEqual([0, 1, 1, 1]);
  });

  it("takes plain JSON where a stream was asked for", async () => {
    const options = { count: 1, size: "1024x1024", stream: true };
    const request = makeRequest(sandbox, "json-for-stream", { model: "gpt-image-1.5", options });
    expect((await runEdit(sandbox, request)).pictures).toEqual([PNG]);
  });
});
