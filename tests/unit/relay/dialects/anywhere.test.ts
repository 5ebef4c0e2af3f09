import { describe, expect, it } from "vitest";
import type { DialectId } from "@/utils/core/dialect";
import { readRaw } from "@/utils/relay/dialects/table";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { PNG_BASE64 } from "../fake-relay";

const A = "https://files.test/a.png";
/** An address that does not say what lies there. */
const BARE = "https://files.test/1";

function read(body: unknown, dialect: DialectId = "form", change: Partial<RawAnswer> = {}) {
  const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  const url = "https://relay.test/v1/images/edits";
  const raw = { status: 200, contentType: "application/json", url, bytes, dialect, ...change };
  const reading = readRaw(raw);
  if (!reading.ok) return reading.error.code;
  if (reading.value.kind === "task") return `task ${reading.value.id}`;
  return reading.value.answer.items.map((item) => (item.kind === "url" ? item.url : item.type));
}

describe("a picture that lies where no known server has it", () => {
  it.each<[string, unknown]>([
    ["MiniMax", { data: { image_urls: [BARE] }, base_resp: { status_code: 0 } }],
    ["Volcengine", { code: 10000, data: { image_urls: [], binary_data_base64: [PNG_BASE64] } }],
    ["Stability", { artifacts: [{ base64: PNG_BASE64, finishReason: "SUCCESS" }] }],
    ["Imagen", { predictions: [{ bytesBase64Encoded: PNG_BASE64, mimeType: "image/png" }] }],
    ["another name", { code: 200, msg: "success", data: { imgUrl: BARE } }],
    ["a wrapping", { code: 0, message: "ok", body: { list: [{ url: BARE }] } }],
    ["numbers for names", { images: { "0": A, "1": BARE } }],
    ["JSON as text", { data: JSON.stringify([{ url: A }]) }],
    ["all of it as text", JSON.stringify(JSON.stringify({ data: [{ url: A }] }))],
    ["a chat", { choices: [{ message: { content: `![a](${A})` } }] }],
    ["Markdown in an address", { data: [{ url: `![a](${A})` }] }],
    ["an address alone", A],
    ["an address in quotes", JSON.stringify(BARE.replace("1", "b.webp?x=1"))],
    ["base64 alone", PNG_BASE64],
    ["a `data:` URL alone", `data:image/png;base64,${PNG_BASE64}`],
  ])("is found: %s", (_name, body) => {
    const found = read(body);
    expect(Array.isArray(found) ? found.length : found).toBeGreaterThanOrEqual(1);
  });

  it("is found in a stream's last event as Responses writes it", () => {
    const output = [{ type: "image_generation_call", result: PNG_BASE64 }];
    const event = { type: "response.completed", response: { output } };
    const text = `data: ${JSON.stringify(event)}\n\n`;
    expect(read(text, "form", { contentType: "text/event-stream" })).toEqual(["image/png"]);
  });

  it.each<DialectId>(["chat", "gemini", "generations"])("is found in %s, too", (dialect) => {
    expect(read({ result_url: BARE }, dialect)).toEqual([BARE]);
  });

  it.each<[string, unknown]>([
    ["what was sent", { status: "done", input: { image_url: A }, mask_url: A }],
    ["an address of another thing", { id: "x", docs_url: BARE, avatar: A, callback_url: A }],
    ["what an error shows", { error: { message: "no" }, image_url: A }],
    ["words with an address in them", `see ${A}`],
  ])("is not taken for one: %s", (_name, body) => expect(typeof read(body)).toBe("string"));

  it("is not what a task under way, or a failed one, shows of the question", () => {
    const task = { task_id: "t-1", image_url: A };
    expect(read({ ...task, status: "queued" })).toBe("task t-1");
    expect(read({ ...task, status: "failed" })).toBe("server_error");
  });

  it("is left alone in a stream, where it may be half a picture", () => {
    const delta = { content: `data:image/png;base64,${PNG_BASE64.slice(0, 80)}` };
    const text = `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`;
    expect(read(text, "chat", { contentType: "text/event-stream" })).toBe(
      "answer_without_pictures",
    );
    expect(read(PNG_BASE64, "form", { cut: { code: "timed_out" } as never })).toBe("timed_out");
  });

  it("does not lie deeper than twelve wrappings", () => {
    const deep = (depth: number): unknown => (depth === 0 ? A : { w: deep(depth - 1) });
    expect(read(deep(12))).toEqual([A]);
    expect(read(deep(13))).toBe("answer_without_pictures");
    const told = (times: number, value: unknown): unknown =>
      times === 0 ? value : told(times - 1, JSON.stringify(value));
    expect(read({ w: told(11, { url: BARE }) })).toBe("answer_without_pictures");
    expect(read({ w: told(3, { url: BARE }) })).toEqual([BARE]);
  });

  it("counts with an address of at most 8,192 characters, once, and 256 of them", () => {
    const long = (length: number) => A.replace("a.", `${"a".repeat(length - A.length + 1)}.`);
    expect(read({ x: long(8_192) })).toEqual([long(8_192)]);
    expect(read({ x: long(8_193) })).toBe("answer_without_pictures");
    expect(read({ x: A, y: ` ${A} ` })).toEqual([A]);
    const many = Array.from({ length: 300 }, (_, at) => ({ x: `${A}?${at}` }));
    expect(read({ many })).toHaveLength(256);
  });

  it("does not lie behind 20,000 values", () => {
    const many = (count: number) => ({ x: Array.from({ length: count }, () => 0), y: A });
    expect(read(many(19_997))).toEqual([A]);
    expect(read(many(19_998))).toBe("answer_without_pictures");
  });
});

describe("what relays send before an answer to keep a connection open", () => {
  const kept = [": PROCESSING\n\n", ": a\r\r:b\r\n", "\0\0", " \n\n", ": one line\n\0 : two\n"];
  const answer = JSON.stringify({ data: [{ b64_json: PNG_BASE64 }] });
  const quota = JSON.stringify({ error: { message: "no", code: "insufficient_quota" } });
  const task = JSON.stringify({ task_id: "t-1", status: "queued" });
  const chat = JSON.stringify({ choices: [{ message: { content: `![a](${A})` } }] });

  it.each(kept)("%j hides neither pictures nor errors nor tasks", (before) => {
    expect(read(before + answer)).toEqual(["image/png"]);
    expect(read(before + quota)).toBe("balance_too_low");
    expect(read(before + task)).toBe("task t-1");
    expect(read(before + chat, "chat")).toEqual([A]);
  });

  it("may be a million comments, or nothing but comments", () => {
    expect(read(":\n".repeat(1_000_000) + answer)).toEqual(["image/png"]);
    expect(read(": PROCESSING")).toBe("answer_unreadable");
  });
});

describe("an error that a language wrote because it was not set", () => {
  const data = [{ b64_json: PNG_BASE64 }];
  const lost = (body: object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const raw = { status: 200, contentType: "application/json", url: "https://relay.test", bytes };
    const reading = readRaw(raw);
    return reading.ok && reading.value.kind === "answer" ? reading.value.answer.lost : undefined;
  };

  it.each([{}, [], "", 0, { code: "", message: "", param: null }, { code: 0, inner: { a: "" } }])(
    "is none: %j",
    (error) => expect(lost({ error, data })).toEqual([]),
  );

  it.each(["x", 1, true, ["x"], { code: 0, inner: { a: "x" } }])("is one: %j", (error) => {
    expect(lost({ error, data })).toHaveLength(1);
  });

  it("costs a stream no picture", () => {
    const event = { type: "image_edit.completed", error: { message: "" }, b64_json: PNG_BASE64 };
    const text = `data: ${JSON.stringify(event)}\n\n`;
    expect(read(text, "form", { contentType: "text/event-stream" })).toEqual(["image/png"]);
  });
});
