import { describe, expect, it } from "vitest";
import type { DialectId } from "@/utils/core/dialect";
import { readRaw } from "@/utils/relay/dialects/table";
import { BASE_URL, PNG_BASE64 } from "../fake-relay";

const DATA_URL = `data:image/png;base64,${PNG_BASE64}`;
const LINK = "https://files.test/1.png";

function read(dialect: DialectId, value: unknown, contentType = "application/json") {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const bytes = new TextEncoder().encode(text);
  return readRaw({ status: 200, contentType, url: `${BASE_URL}/v1/x`, bytes, dialect });
}

function items(dialect: DialectId, value: unknown, contentType?: string) {
  const reading = read(dialect, value, contentType);
  if (!reading.ok || reading.value.kind === "task") throw new Error(JSON.stringify(reading));
  return reading.value.answer.items.map((item) => (item.kind === "url" ? item.url : item.type));
}

function errorOf(dialect: DialectId, value: unknown) {
  const reading = read(dialect, value);
  return reading.ok ? undefined : reading.error;
}

const chat = (message: unknown, finish_reason: string | null = "stop") => ({
  choices: [{ index: 0, message, finish_reason }],
});

describe("pictures of a chat", () => {
  it.each([
    ["images", { content: "x", images: [{ type: "image_url", image_url: { url: DATA_URL } }] }],
    ["images as texts", { content: "x", images: [DATA_URL] }],
    [
      "parts",
      {
        content: [
          { type: "text", text: "x" },
          { type: "image_url", image_url: { url: DATA_URL } },
        ],
      },
    ],
    ["Markdown", { content: `x ![a](${DATA_URL}) y` }],
    ["a bare data URL", { content: DATA_URL }],
    ["text in parts", { content: [{ type: "text", text: `![a](${DATA_URL})` }] }],
    [
      "both, written twice",
      { content: `![a](${DATA_URL})`, images: [{ image_url: { url: DATA_URL } }] },
    ],
  ])("in %s", (_, message) => {
    expect(items("chat", chat(message))).toEqual(["image/png"]);
  });

  it.each([
    ["a picture", `![a](${LINK})`],
    ["a picture and the same for download", `![a](${LINK})\n[download](${LINK}?dl=1)`],
    ["a link alone", `Here: [your picture](${LINK})`],
    ["a bare address", ` ${LINK}\n`],
    ["a title", `![a](${LINK} "title")`],
  ])("by address: %s", (_, content) => {
    expect(items("chat", chat({ content }))).toEqual([LINK]);
  });

  it("are those of all choices, and of a stream's pieces", () => {
    const two = { choices: [0, 1].map((index) => ({ index, message: { images: [DATA_URL] } })) };
    expect(items("chat", two)).toHaveLength(2);
    const pieces = ["![a](", DATA_URL.slice(0, 30), DATA_URL.slice(30), ")"];
    const events = [
      ...pieces.map((content) => ({ choices: [{ index: 0, delta: { content } }] })),
      { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
    ];
    const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
    expect(items("chat", `${text}data: [DONE]\n\n`, "text/event-stream")).toEqual(["image/png"]);
  });

  it("are none where the stream ended in the midst of one", () => {
    const event = { choices: [{ index: 0, delta: { content: `![a](${DATA_URL.slice(0, -8)}` } }] };
    const reading = read("chat", `data: ${JSON.stringify(event)}\n\n`, "text/event-stream");
    expect(reading.ok).toBe(false);
  });

  it("are found in an answer of the documented kind, too", () => {
    expect(items("chat", { data: [{ b64_json: PNG_BASE64 }] })).toEqual(["image/png"]);
  });
});

describe("words in place of a picture", () => {
  it("are quoted, and the answer has been paid for", () => {
    const said = errorOf("chat", chat({ content: "I can only describe it." }));
    expect(said).toMatchObject({
      code: "answer_without_pictures",
      charge: "likely",
      detail: "I can only describe it.",
    });
    const parts = [{ text: "I can only describe it." }];
    expect(errorOf("gemini", { candidates: [{ content: { parts } }] })).toEqual(said);
  });

  it.each([
    ["chat", chat({ content: "", refusal: "No." })],
    ["chat", chat({ content: "" }, "content_filter")],
    ["gemini", { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }],
    ["gemini", { candidates: [{ finishReason: "IMAGE_SAFETY" }] }],
  ] as const)("that refuse (%s) may have cost something", (dialect, value) => {
    expect(errorOf(dialect, value)).toMatchObject({ code: "content_refused", charge: "maybe" });
  });
});

describe("a plain answer", () => {
  it.each(["form", "json", "tasks", "generations"] as const)("is read in %s", (dialect) => {
    expect(items(dialect, { data: [{ b64_json: PNG_BASE64 }] })).toEqual(["image/png"]);
    expect(read(dialect, { task_id: "t" })).toMatchObject({ value: { kind: "task" } });
  });
});

describe("pictures of Gemini", () => {
  const parts = (...inner: unknown[]) => ({ candidates: [{ content: { parts: inner } }] });

  it("are inline data in either spelling, and no drafts of its thoughts", () => {
    expect(
      items("gemini", parts({ text: "x" }, { inlineData: { data: PNG_BASE64 } })),
    ).toHaveLength(1);
    expect(items("gemini", parts({ inline_data: { data: PNG_BASE64 } }))).toHaveLength(1);
    const draft = { thought: true, inlineData: { data: PNG_BASE64 } };
    expect(items("gemini", parts(draft, { inlineData: { data: PNG_BASE64 } }))).toHaveLength(1);
  });

  it("lose nothing where words and calls stand beside them", () => {
    const value = parts({ text: "x" }, { functionCall: {} }, { inlineData: { data: PNG_BASE64 } });
    expect(read("gemini", value)).toMatchObject({ value: { answer: { lost: [] } } });
    expect(errorOf("gemini", parts({ functionCall: {} }, { text: "No." }))?.detail).toBe("No.");
  });

  it("come with what they used up", () => {
    const value = {
      ...parts({ inlineData: { data: PNG_BASE64 } }),
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 2, totalTokenCount: 3 },
    };
    const reading = read("gemini", value);
    expect(reading.ok && reading.value.kind === "answer" && reading.value.answer.usage).toEqual({
      inputTokens: 1,
      outputTokens: 2,
      totalTokens: 3,
    });
  });
});

describe("an answer that names a task", () => {
  it.each([
    ["a list", { code: 200, data: [{ status: "submitted", task_id: "task_1" }] }],
    ["flat", { id: "task_1", task_id: "task_1", status: "processing" }],
    ["an id and a state", { id: "task_1", object: "image", status: "queued" }],
    ["wrapped in success", { status: "success", data: { task_id: "task_1" } }],
    ["wrapped in output", { output: { task_status: "PENDING", task_id: "task_1" } }],
    ["an id alone", { task_id: "task_1" }],
    ["a kinder word", { taskId: "task_1", state: "IN_PROGRESS" }],
  ])("in the shape of %s", (_, value) => {
    expect(read("form", value)).toEqual({ ok: true, value: { kind: "task", id: "task_1" } });
  });

  it.each([
    ["it failed", { task_id: "task_1", status: "failed" }],
    ["it is refused", { task_id: "task_1", error: { message: "no" } }],
    ["its id is a path", { task_id: "../../v1/x", status: "queued" }],
    ["its id is dots", { task_id: "..", status: "queued" }],
    ["its id is long", { task_id: "a".repeat(300), status: "queued" }],
    ["nothing is under way", { id: "chatcmpl-1", object: "chat.completion" }],
  ])("is no promise where %s", (_, value) => {
    expect(read("form", value).ok).toBe(false);
  });

  it("counts as an answer where it has pictures already", () => {
    const value = { task_id: "task_1", status: "queued", data: [{ url: LINK }] };
    expect(items("form", value)).toEqual([LINK]);
  });

  it.each([
    { id: "task_1", status: "completed", result: { images: [{ url: [LINK], expires_at: 1 }] } },
    {
      code: 200,
      data: { id: "task_1", status: "completed", result: { images: [{ url: [LINK] }] } },
    },
    { task_id: "task_1", status: "completed", image_url: LINK, result: { data: [{ url: LINK }] } },
  ])("is read when it is done: %j", (value) => {
    expect(items("form", value)).toEqual([LINK]);
  });

  it("says why it failed, and never that it was free", () => {
    const failed = {
      code: 200,
      data: { id: "task_1", status: "FAILURE", fail_reason: "无可用渠道" },
    };
    expect(errorOf("form", failed)).toMatchObject({
      code: "model_unavailable",
      charge: "maybe",
      detail: "无可用渠道",
    });
  });
});
