import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { readAnswer } from "@/utils/relay/answer";
import {
  createEventParser,
  createPartialReader,
  type PartialPicture,
  parseEvents,
} from "@/utils/relay/stream";
import { PNG_BASE64, PNG_BYTES } from "./fake-relay";

const PARTIAL = { type: "image_edit.partial_image", b64_json: PNG_BASE64, partial_image_index: 1 };
const COMPLETED = {
  type: "image_edit.completed",
  b64_json: PNG_BASE64,
  usage: { total_tokens: 5 },
};

function event(value: unknown, name?: string): string {
  const data = typeof value === "string" ? value : JSON.stringify(value);
  return `${name ? `event: ${name}\n` : ""}data: ${data}\n\n`;
}

function read(text: string, cut = false) {
  return readAnswer({
    status: 200,
    contentType: "text/event-stream",
    url: "https://relay.test/v1/images/edits",
    bytes: new TextEncoder().encode(text),
    ...(cut ? { cut: appError("connection_failed") } : {}),
  });
}

describe("parseEvents", () => {
  it.each([
    ["data: a\n\n", [{ name: "", data: "a" }]],
    [
      "data:a\r\n\r\ndata: b\r\n\r\n",
      [
        { name: "", data: "a" },
        { name: "", data: "b" },
      ],
    ],
    [
      "data: a\r\rdata: b\r\r",
      [
        { name: "", data: "a" },
        { name: "", data: "b" },
      ],
    ],
    [": keep-alive\n\nevent: x\nid: 7\ndata: a\ndata: b\n\n", [{ name: "x", data: "a\nb" }]],
    ["event: lonely\n\ndata: a\n\n", [{ name: "", data: "a" }]],
    ["data: the last has no blank line", [{ name: "", data: "the last has no blank line" }]],
    ["data\n\n", [{ name: "", data: "" }]],
    ["", []],
  ])("reads %j", (text, events) => {
    expect(parseEvents(text)).toEqual(events);
  });

  it("finds the same events wherever the stream is torn apart", () => {
    const text = "event: x\r\ndata: a\r\ndata: b\r\n\r\n: c\rdata: 重绘\n\ndata: d\r\r";
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const parser = createEventParser();
        const ends = [...cuts].sort((a, b) => a - b);
        const pieces = [...ends, text.length].map((end, at) => text.slice(ends[at - 1] ?? 0, end));
        const events = [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
        expect(events).toEqual(parseEvents(text));
      }),
    );
  });

  it("does not slow down on one line of many pieces", () => {
    const parser = createEventParser();
    const startMs = performance.now();
    parser.push("data: ");
    for (let at = 0; at < 4000; at += 1) parser.push("A".repeat(4096));
    expect(parser.push("\n\n")[0]?.data).toHaveLength(4000 * 4096);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});

describe("createPartialReader", () => {
  it("hands out a preview as soon as its last byte is there", () => {
    const seen: PartialPicture[] = [];
    const push = createPartialReader((item) => seen.push(item));
    const bytes = new TextEncoder().encode(
      event(PARTIAL) + event({ ...PARTIAL, b64_json: "AAAA" }) + event(COMPLETED),
    );
    for (let at = 0; at < bytes.length; at += 7) push(bytes.subarray(at, at + 7));
    expect(seen).toEqual([{ index: 1, bytes: PNG_BYTES, type: "image/png" }]);
  });
});

describe("a preview that cannot be shown", () => {
  it("does not cost the picture that follows", () => {
    const push = createPartialReader(() => {
      throw new Error("no canvas");
    });
    expect(() => push(new TextEncoder().encode(event(PARTIAL)))).not.toThrow();
  });
});

describe("a streamed answer", () => {
  it.each([
    ["with types", event(PARTIAL) + event(COMPLETED)],
    [
      "of the generation family, then [DONE]",
      event({ ...COMPLETED, type: "image_generation.completed" }) + event("[DONE]"),
    ],
    ["with names alone", event({ b64_json: PNG_BASE64 }, "image_edit.completed")],
    ["with a plain answer in one event", event({ created: 1, data: [{ b64_json: PNG_BASE64 }] })],
    ["after keep-alives", `: ping\n\n${event(COMPLETED)}`],
    [
      "with progress that nobody asked for",
      event({ type: "progress", percent: 5 }) + event(COMPLETED),
    ],
  ])("%s gives its picture", (_, text) => {
    const answer = read(text);
    expect(answer).toMatchObject({ ok: true, value: { items: [{ kind: "bytes" }], lost: [] } });
  });

  it("gives as many pictures as were completed, and the usage", () => {
    const answer = read(event(PARTIAL) + event(COMPLETED) + event(COMPLETED));
    expect(answer).toMatchObject({ ok: true, value: { usage: { totalTokens: 5 } } });
    if (answer.ok) expect(answer.value.items.map(({ index }) => index)).toEqual([0, 1]);
  });

  it("gives an address where the completed event has one", () => {
    const answer = read(
      event({ type: "image_generation.completed", url: "https://store.test/a.png" }),
    );
    expect(answer).toMatchObject({ ok: true, value: { items: [{ kind: "url" }] } });
  });

  it("that broke off keeps the latest preview, and says so", () => {
    for (const text of [event(PARTIAL), event(PARTIAL) + event(COMPLETED).slice(0, 60)]) {
      const answer = read(text, true);
      expect(answer).toMatchObject({
        ok: true,
        value: {
          lost: [{ code: "stream_incomplete", charge: "likely" }, { code: "connection_failed" }],
        },
      });
    }
  });

  it("that ends in an error says the error, and keeps a preview where there was one", () => {
    const error = event(
      { type: "error", error: { message: "blocked", code: "moderation_blocked" } },
      "error",
    );
    expect(read(error)).toMatchObject({
      ok: false,
      error: { code: "content_refused", detail: "blocked" },
    });
    expect(read(event(PARTIAL) + error)).toMatchObject({
      ok: true,
      value: { lost: [{ code: "stream_incomplete" }, { code: "content_refused" }] },
    });
    expect(read(event("it broke", "error"))).toMatchObject({
      ok: false,
      error: { detail: "it broke" },
    });
  });

  it("without any picture says so", () => {
    expect(read(event("[DONE]"))).toMatchObject({
      ok: false,
      error: { code: "answer_without_pictures" },
    });
  });
});
