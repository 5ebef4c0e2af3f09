import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import { type AnswerShape, readAnswer } from "@/utils/relay/answer";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { PNG_BASE64 } from "./fake-relay";

const events = (...values: readonly unknown[]) =>
  values.map((value) => `data: ${JSON.stringify(value)}\n\n`).join("");

function read(text: string, change: Partial<RawAnswer> = {}, shape?: AnswerShape) {
  const answer = readAnswer(
    {
      status: 200,
      contentType: "text/event-stream",
      url: "https://relay.test/v1/x",
      bytes: new TextEncoder().encode(text),
      ...change,
    },
    shape,
  );
  return answer.ok ? answer.value : answer.error;
}

const PREVIEW = { type: "partial_image", b64_json: PNG_BASE64 };
const REFUSED = { error: { code: "moderation_blocked", message: "no" } };

describe("a streamed answer", () => {
  it("keeps sixteen of its errors and 256 of its pictures", () => {
    const errors = read(events(...Array(20).fill({ type: "error", ...REFUSED }), PREVIEW));
    expect("lost" in errors && errors.lost.length).toBe(16);
    const data = Array(200).fill({ url: "https://a.test/a" });
    const pictures = read(events({ data }, { data }));
    expect("items" in pictures && pictures.items.length).toBe(256);
  });

  it("is refused by an answer that says it is none, though no event is called an error", () => {
    expect(read(events({ success: false, message: "rate limit" }))).toMatchObject({
      code: "rate_limited",
      detail: "rate limit",
    });
    expect(read(events({ ...REFUSED, data: [] }))).toMatchObject({ code: "content_refused" });
  });

  it("tells the first of its errors, whatever is said after it", () => {
    const error = { type: "error", error: { message: "first" } };
    expect(read(events(error, { message: "second" }))).toMatchObject({ detail: "first" });
  });

  it("tells of a part that failed beside the pictures that came", () => {
    const failed = { success: false, message: "no more" };
    const answer = read(events({ data: [{ b64_json: PNG_BASE64 }] }, failed));
    expect(answer).toMatchObject({ items: [{}], lost: [{ detail: "no more" }] });
  });

  it("is one by its type, whatever its first line is, and by its first line without one", () => {
    const text = events({ images: ["https://a.test/a.png"] });
    expect(read(`x: y\n${text}`)).toMatchObject({ items: [{}] });
    expect(read(text, { contentType: "text/plain" })).toMatchObject({ items: [{}] });
  });

  it("gives the last of the words it came with, where it gives no picture", () => {
    expect(
      read(events({ message: "at work" }, { message: "nothing came out" }, { percent: 9 })),
    ).toMatchObject({
      code: "server_error",
      detail: "nothing came out",
    });
  });

  it("says what it used up beside a preview, too", () => {
    const usage = { total_tokens: 5 };
    expect(read(events(PREVIEW, { usage }))).toMatchObject({ usage: { totalTokens: 5 } });
    expect(read(events({ ...PREVIEW, type: "done", usage }))).toMatchObject({
      usage: { totalTokens: 5 },
    });
    expect(read(events(PREVIEW))).not.toHaveProperty("usage");
  });

  it("is plain JSON where it only calls itself a stream", () => {
    const text = JSON.stringify({ data: [{ b64_json: PNG_BASE64 }] });
    expect(read(text)).toMatchObject({ items: [{ kind: "bytes" }] });
    expect(read("<html><title>Log in</title>")).toMatchObject({ code: "answer_is_a_page" });
  });

  it.each(["data: x", "event: x", "id: 1", "retry: 5", ": ping"])(
    "is one by how it begins, whatever it calls itself: %j",
    (start) => {
      const text = `${start}\n${events({ b64_json: PNG_BASE64 })}`;
      const found = read(start === "data: x" ? events({ b64_json: PNG_BASE64 }) : text, {
        contentType: "application/json",
      });
      expect(found).toMatchObject({ items: [{ kind: "bytes" }] });
    },
  );

  it("that broke off before its first word is told by what broke it", () => {
    const cut = appError("connection_failed");
    expect(read("", { cut })).toMatchObject({ code: "connection_failed" });
    expect(read("  ")).toMatchObject({ code: "answer_unreadable" });
  });
});

describe("the words of a model that makes no picture", () => {
  const say = (text: string, refusal?: string): AnswerShape => ({
    wordsOf: () => ({ text, refusal }),
  });
  const json = { contentType: "application/json" };

  it.each([
    ["what it said", " I will not. ", "policy", "I will not."],
    ["why, where it said nothing", " ", "policy", "policy"],
  ])("are, of a refusal, %s", (_what, text, refusal, detail) => {
    expect(read("{}", json, say(text, refusal))).toMatchObject({
      code: "content_refused",
      charge: "maybe",
      detail,
    });
  });

  it("are quoted whole, and not where they broke off", () => {
    expect(read("{}", json, say(" no picture "))).toMatchObject({
      code: "answer_without_pictures",
      detail: "no picture",
    });
    const cut = appError("connection_failed");
    expect(read("{}", { ...json, cut }, say("no pic"))).toMatchObject({
      code: "connection_failed",
    });
    expect(read("{}", json, say("  "))).not.toHaveProperty("detail");
  });

  it("are quoted up to 2,000 letters, and no key is cut in two", () => {
    const key = "sk-abcdefghijklmnop";
    expect(read("{}", json, say("x".repeat(3000)))).toHaveProperty("detail", "x".repeat(2000));
    const detail = `${"x".repeat(1990)} ***`;
    expect(read("{}", json, say(`${"x".repeat(1990)} ${key}`))).toHaveProperty("detail", detail);
  });

  it("are not given where the server says what is wrong", () => {
    const said = read(JSON.stringify(REFUSED), json, say("no picture"));
    expect(said).toMatchObject({ code: "content_refused", detail: "no" });
  });
});
