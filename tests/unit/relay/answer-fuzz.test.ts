import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { readAnswer } from "@/utils/relay/answer";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { PNG_BASE64 } from "./fake-relay";

const RUNS = { numRuns: 400 };

function raw(bytes: Uint8Array<ArrayBuffer>, changes: Partial<RawAnswer> = {}): RawAnswer {
  const url = "https://relay.test/v1/images/edits";
  return { status: 200, contentType: "application/json", url, bytes, ...changes };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

const CONTENT_TYPES = ["application/json", "text/event-stream", "text/html", "image/png", ""];
const KEYS = ["data", "b64_json", "url", "error", "message", "images", "usage", "success", "type"];

/** JSON made of the words that answers are made of, so that it gets past the door. */
const likelyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      "",
      "data:",
      PNG_BASE64,
      "/x",
      "http://[x",
      "AAAA",
    ),
    fc.string(),
    fc.integer(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("value"), { maxKeys: 4 }),
  ),
})).value;

type ItemKind = readonly [isGood: boolean, make: (b64: string) => unknown];

const item = fc.constantFrom<ItemKind>(
  [true, (b64_json) => ({ b64_json })],
  [true, (b64_json) => ({ b64_json: `data:image/png;base64,${b64_json}` })],
  [true, (b64) => ({ url: `data:image/png;base64,${b64}` })],
  [true, (b64_json) => ({ b64_json, url: "" })],
  [true, (b64_json) => ({ b64_json: b64_json.replace(/=+$/, ""), url: null })],
  [true, () => ({ url: "https://store.test/a.png", b64_json: "" })],
  [false, () => null],
  [false, () => ({ b64_json: "AAAA" })],
  [false, () => ({ b64_json: "%" })],
  [false, () => ({ error: { message: "no" } })],
  [false, () => ({})],
);

/** A small picture of any content: what counts is that its bytes come through unchanged. */
const pngTail = fc.uint8Array({ maxLength: 200 });

function pngWith(tail: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(PNG_BASE64, "base64"), tail]);
}

describe("readAnswer", () => {
  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...CONTENT_TYPES),
        (bytes, contentType) => {
          readAnswer(raw(Uint8Array.from(bytes), { contentType }));
        },
      ),
      RUNS,
    );
  });

  it("never throws, whatever the JSON, whole or cut, plain or as events", () => {
    fc.assert(
      fc.property(
        likelyJson,
        fc.nat(400),
        fc.constantFrom(...CONTENT_TYPES),
        fc.boolean(),
        (value, end, contentType, isEvent) => {
          const json = JSON.stringify(value);
          const text = isEvent ? `event: x\ndata: ${json}\n\ndata: [DONE]\n\n` : json;
          const whole = readAnswer(raw(encode(text), { contentType }));
          const cut = readAnswer(
            raw(encode(text.slice(0, end)), { contentType, cut: appError("timed_out") }),
          );
          for (const answer of [whole, cut])
            if (answer.ok) expect(answer.value.items).not.toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it("never loses an item that can be decoded, nor changes a byte of it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(item, pngTail), { minLength: 1, maxLength: 10 }), (entries) => {
        const pictures = entries.map(([, tail]) => pngWith(tail));
        const data = entries.map(([[, make]], at) => make(pictures[at]?.toString("base64") ?? ""));
        const answer = readAnswer(raw(encode(JSON.stringify({ data }))));
        const good = entries.flatMap(([[isGood]], at) => (isGood ? [at] : []));
        expect(answer.ok).toBe(good.length > 0);
        if (!answer.ok) return;
        expect(answer.value.items.map(({ index }) => index)).toEqual(good);
        expect(answer.value.lost).toHaveLength(entries.length - good.length);
        for (const found of answer.value.items) {
          if (found.kind === "bytes")
            expect(Buffer.from(found.bytes)).toEqual(pictures[found.index]);
        }
      }),
      RUNS,
    );
  });

  it("never loses a whole item of an answer that is cut anywhere", () => {
    fc.assert(
      fc.property(
        fc.array(pngTail, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tails, share) => {
          const data = tails.map((tail) => ({ b64_json: pngWith(tail).toString("base64") }));
          const text = JSON.stringify({ created: 1, data });
          const kept = text.slice(0, Math.floor(text.length * share));
          const whole = data.filter(({ b64_json }) => kept.includes(`${b64_json}"`)).length;
          const answer = readAnswer(raw(encode(kept), { cut: appError("connection_failed") }));
          expect(answer.ok ? answer.value.items.length : 0).toBeGreaterThanOrEqual(whole);
        },
      ),
      RUNS,
    );
  });

  it("does not hang on long lines of what answers are made of", () => {
    const startMs = performance.now();
    for (const piece of [
      '"b64_json":"',
      "<script",
      "<",
      "{",
      '\\"',
      "data:",
      "data: \n",
      "(request id: ",
      "model ",
    ]) {
      readAnswer(raw(encode(piece.repeat(100_000)), { contentType: "text/event-stream" }));
      readAnswer(raw(encode(`{"error":${JSON.stringify(piece.repeat(100_000))}}`)));
      readAnswer(raw(encode(`<html>${piece.repeat(100_000)}`)));
    }
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });
});
