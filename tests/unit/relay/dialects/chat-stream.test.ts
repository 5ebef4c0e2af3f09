import { describe, expect, it } from "vitest";
import { type AppError, appError } from "@/utils/core/app-error";
import { readChat } from "@/utils/relay/dialects/chat-answer";
import { BASE_URL, PNG_BASE64 } from "../fake-relay";

const DATA_URL = `data:image/png;base64,${PNG_BASE64}`;
const link = (name: string | number) => `https://files.test/${name}.png`;
const picture = (name: string | number) => `![a](${link(name)})`;

function readText(text: string, contentType: string, cut?: AppError) {
  const bytes = new TextEncoder().encode(text);
  const raw = {
    status: 200,
    contentType,
    url: `${BASE_URL}/v1/x`,
    bytes,
    dialect: "chat",
    ...(cut ? { cut } : {}),
  } as const;
  const reading = readChat(raw);
  if (!reading.ok) return reading.error;
  if (reading.value.kind !== "answer") throw new Error("no answer");
  const { items, usage } = reading.value.answer;
  return { items: items.map((item) => (item.kind === "url" ? item.url : item.type)), usage };
}

const whole = (value: unknown) => readText(JSON.stringify(value), "application/json");

const asEvents = (events: readonly unknown[]) =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");

/** Ends without `[DONE]`. */
const silentStream = (...events: readonly unknown[]) =>
  readText(asEvents(events), "text/event-stream");

/** The connection broke. */
const cutStream = (...events: readonly unknown[]) =>
  readText(asEvents(events), "text/event-stream", appError("connection_failed"));

const stream = (...events: readonly unknown[]) =>
  readText(
    [...events.map((event) => JSON.stringify(event)), "[DONE]"]
      .map((data) => `data: ${data}\n\n`)
      .join(""),
    "text/event-stream",
  );

/** A piece of a stream; the number of its choice is left out where it is the first. */
const piece = (delta: unknown, more: object = {}) => ({ choices: [{ delta, ...more }] });

describe("a chat that comes in pieces", () => {
  it("may hold pieces without words, and choices beyond those that count", () => {
    const answer = stream(
      piece({ content: picture("first") }),
      { choices: [{ index: 0, finish_reason: "stop" }] },
      piece({ content: picture("beyond") }, { index: 16 }),
      piece({ content: picture("last") }, { index: 15 }),
    );
    expect(answer).toMatchObject({ items: [link("first"), link("last")] });
  });

  it("is put together per choice, in the order of the choices", () => {
    const answer = stream(
      piece({ content: "![a](https://files" }, { index: 1 }),
      piece({ content: "![a](https://files" }, { index: 0 }),
      piece({ content: ".test/second.png)" }, { index: 1 }),
      piece({ content: ".test/first.png)" }, { index: 0 }),
    );
    expect(answer).toMatchObject({ items: [link("first"), link("second")] });
  });

  it("has one choice where none is numbered", () => {
    expect(stream(piece({ content: "![a](" }), piece({ content: `${link(1)})` }))).toMatchObject({
      items: [link(1)],
    });
  });

  it("may leave out a choice, and end with one that is whole", () => {
    expect(stream(piece({ content: picture(2) }, { index: 2 }))).toMatchObject({
      items: [link(2)],
    });
    const message = { content: picture(1) };
    expect(stream({ choices: [{ message, finish_reason: "stop" }] })).toMatchObject({
      items: [link(1)],
    });
  });

  it.each([[-1], [16], [0.5], ["x"]])("has no choice number %j", (index) => {
    const answer = stream(
      piece({ content: picture(1) }, { index }),
      piece({ content: picture(2) }),
    );
    expect(answer).toMatchObject({ items: [link(2)] });
  });

  it("has a choice number 15, also as a text", () => {
    expect(stream(piece({ content: picture(1) }, { index: 15 }))).toMatchObject({
      items: [link(1)],
    });
    expect(stream(piece({ content: picture(1) }, { index: "15" }))).toMatchObject({
      items: [link(1)],
    });
  });

  it("collects pictures that come beside the words", () => {
    const answer = stream(
      piece({ images: [{ image_url: { url: link(1) } }] }),
      piece({ content: "Here it is", images: [{ image_url: { url: link(2) } }] }),
      piece({ content: [{ type: "image_url", image_url: { url: link(3) } }] }),
    );
    expect(answer).toMatchObject({ items: [link(1), link(2), link(3)] });
  });

  it("keeps 256 pictures of a choice, in pieces or in one", () => {
    const many = Array.from({ length: 300 }, () => DATA_URL);
    const pieces = many.map((url) => piece({ images: [url] }));
    expect(stream(...pieces)).toMatchObject({ items: { length: 256 } });
    expect(whole({ choices: [{ message: { images: many } }] })).toMatchObject({
      items: { length: 256 },
    });
  });

  it("says what it used in any piece; a later piece without it takes nothing away", () => {
    const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
    const answer = stream(piece({ content: picture(1) }), { choices: [], usage }, piece({}));
    expect(answer).toMatchObject({ usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7 } });
    expect(stream(piece({ content: picture(1) }))).toMatchObject({ usage: undefined });
  });

  const bare = ["a bare address", link(1), link(1)] as const;
  const open = ["a link without its bracket", `![a](${link(1)}`, link(1)] as const;
  const inline = ["a picture in base64", DATA_URL, "image/png"] as const;
  const ended = piece({}, { finish_reason: "stop" });

  describe.each([bare, open, inline])("and ends in %s", (_, content, item) => {
    const last = piece({ content });
    const found = { items: [item] };

    it("has it where the choice or the stream said that it is whole", () => {
      expect(stream(last)).toMatchObject(found);
      expect(silentStream(last, ended)).toMatchObject(found);
      expect(silentStream(last, ended, piece({}))).toMatchObject(found);
      expect(cutStream(last, ended)).toMatchObject(found);
    });

    it("has nothing where the connection broke: it may be the half of it", () => {
      expect(cutStream(last)).toMatchObject({ code: "connection_failed" });
    });
  });

  it.each([bare, open])("tries %s at a silent end: half an address costs nothing", (...row) => {
    expect(silentStream(piece({ content: row[1] }))).toMatchObject({ items: [row[2]] });
  });

  it("leaves base64 at a silent end alone: half a picture would pass for one", () => {
    expect(silentStream(piece({ content: DATA_URL }))).toMatchObject({
      code: "answer_without_pictures",
    });
    expect(silentStream(piece({ content: `![a](${DATA_URL})` }))).toMatchObject({
      items: ["image/png"],
    });
  });

  it("has what stands before the end, however it ended", () => {
    const last = piece({ content: `${picture(1)} and [more](https://files.te` });
    expect(silentStream(last)).toMatchObject({ items: [link(1)] });
    expect(cutStream(last)).toMatchObject({ items: [link(1)] });
  });
});

describe("a chat that comes whole", () => {
  it("has up to 16 choices that count", () => {
    const choices = Array.from({ length: 17 }, (_, at) => ({ message: { content: picture(at) } }));
    expect(whole({ choices })).toMatchObject({ items: { length: 16 } });
  });

  it("may hold choices without a message, and parts without text", () => {
    const content = [{ type: "text" }, { type: "text", text: picture(1) }];
    const choices = [{}, { message: "x" }, { message: null }, { message: { content } }];
    expect(whole({ choices })).toMatchObject({ items: [link(1)] });
  });

  it("looks for a Markdown picture's beginning near it, however much follows", () => {
    const content = `Here: ${picture("a")} ${"words ".repeat(200)} [b](${link("b")})`;
    expect(whole({ choices: [{ message: { content } }] })).toMatchObject({ items: [link("a")] });
  });

  it("quotes its words where what stands beside them is no picture", () => {
    const content = [{ type: "other" }, { type: "text", text: "No." }];
    expect(whole({ choices: [{ message: { content } }] })).toMatchObject({
      code: "answer_without_pictures",
      detail: "No.",
    });
  });

  it("keeps parts of text apart", () => {
    const content = [DATA_URL, DATA_URL].map((text) => ({ type: "text", text }));
    expect(whole({ choices: [{ message: { content } }] })).toMatchObject({
      items: ["image/png", "image/png"],
    });
  });

  it.each([
    ["the words of a refusal before the word for a filter", ["No.", undefined], "No."],
    ["the first refusal", ["", "Never.", "No."], "Never."],
    ["a filter without words", [undefined, undefined], "content_filter"],
  ])("quotes %s", (_, refusals, detail) => {
    const choices = refusals.map((refusal) => ({
      message: { content: "", refusal },
      finish_reason: "content_filter",
    }));
    expect(whole({ choices })).toMatchObject({ code: "content_refused", detail });
  });

  it("quotes the words of all choices, a line each", () => {
    const choices = ["One.", "Two."].map((content) => ({ message: { content } }));
    expect(whole({ choices })).toMatchObject({
      code: "answer_without_pictures",
      detail: "One.\nTwo.",
    });
  });

  it("says that its picture is damaged, not that it has none, whatever its words are", () => {
    const damaged = "data:image/png;base64,AAAA";
    const inImages = { content: "Here it is.", images: [{ image_url: { url: damaged } }] };
    for (const message of [inImages, { content: `Here it is: ![a](${damaged})` }]) {
      expect(whole({ choices: [{ message }] })).toMatchObject({ code: "result_undecodable" });
    }
  });

  it("is quoted where only an address in its words is none", () => {
    const content = "No. See [the rules](http://[here).";
    expect(whole({ choices: [{ message: { content } }] })).toMatchObject({
      code: "answer_without_pictures",
      detail: content,
    });
  });

  it("is filtered where one choice of several is", () => {
    const choices = ["stop", "content_filter"].map((finish_reason) => ({
      message: { content: "" },
      finish_reason,
    }));
    expect(whole({ choices })).toMatchObject({ code: "content_refused" });
  });
});
