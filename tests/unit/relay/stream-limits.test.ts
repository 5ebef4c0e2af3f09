import { describe, expect, it } from "vitest";
import { MAX_EVENT_LINES, MAX_PREVIEW_CHARACTERS, MAX_PREVIEWS } from "@/utils/relay/limits";
import {
  createEventParser,
  createPartialReader,
  isLastEvent,
  parseEvents,
  readStreamEvent,
} from "@/utils/relay/stream";
import { PNG_BASE64 } from "./fake-relay";

const data = (text: string) => parseEvents(text).map((event) => event.data);
const utf8 = (text: string) => new TextEncoder().encode(text);
const preview = (change: object = {}) =>
  `data: ${JSON.stringify({ type: "x.partial_image", b64_json: PNG_BASE64, ...change })}\n\n`;

it("the last event may have blanks around its word", () => {
  expect(isLastEvent({ name: "", data: " [DONE]\t" })).toBe(true);
  expect(isLastEvent({ name: "", data: "[DONE] more" })).toBe(false);
});

describe("the lines of a stream", () => {
  it.each([
    ["\ndata: a\n\n", ["a"]],
    ["\rdata: a\r\r", ["a"]],
    ["data: a\n\rdata: b\n\r\n", ["a", "b"]],
    ["data: a\rdata: b\ndata: c\r\ndata: d\n\n", ["a\nb\nc\nd"]],
    ["data: a\n\ndata: b\r\rdata: c\n\ndata: d\r\r", ["a", "b", "c", "d"]],
    [":data: a\n\n", []],
    ["d\n\n", []],
    ["data:  a : b\n\n", [" a : b"]],
  ])("%j hold the data %j", (text, found) => expect(data(text)).toEqual(found));

  it("may end in a CR LF that is torn apart, with an empty piece between", () => {
    const parser = createEventParser();
    const found = ["data: a\r", "", "\ndata: b\r\n\r\n"].flatMap((piece) => parser.push(piece));
    expect(found.map((event) => event.data)).toEqual(["a\nb"]);
    expect(createEventParser().push("\n\n")).toEqual([]);
    const first = createEventParser();
    first.push("data: a\n");
    expect(first.push("\n")).toEqual([{ name: "", data: "a" }]);
  });

  it.each(["\n", "\r", "\r\n"])("are the same however a stream with %j is torn", (end) => {
    const text = ["data: a", "", "event: x", "data: b", "data: c", "", ""].join(end);
    const events = parseEvents(text);
    expect(events.map((event) => event.data)).toEqual(["a", "b\nc"]);
    for (let at = 0; at <= text.length; at += 1) {
      for (let next = at; next <= text.length; next += 1) {
        const parser = createEventParser();
        const pieces = [text.slice(0, at), text.slice(at, next), text.slice(next)];
        const found = pieces.flatMap((piece) => parser.push(piece));
        expect([...found, ...parser.end()]).toEqual(events);
      }
    }
  });

  it("may end in different ways in one stream, a piece beginning with any of them", () => {
    for (const [first, second] of [
      ["data: a", "\n\rdata: b\r\r"],
      ["data: a", "\r\ndata: c\n\rdata: b\r\r"],
    ] as const) {
      const parser = createEventParser();
      const found = [...parser.push(first), ...parser.push(second)].map((event) => event.data);
      expect(found).toEqual(data(first + second));
      expect(found.at(-1)).toBe("b");
    }
  });

  it("are looked at up to a number of events", () => {
    const three = "data: a\n\ndata: b\n\ndata: c\n\n";
    expect([1, 2, 3].map((most) => parseEvents(three, most).length)).toEqual([1, 2, 3]);
  });

  it("are looked at up to a number of lines of one event", () => {
    const lines = (count: number) => `${"data\n".repeat(count)}\n`;
    const feeds = [MAX_EVENT_LINES, MAX_EVENT_LINES + 1].map((n) => data(lines(n))[0]?.length);
    expect(feeds).toEqual([MAX_EVENT_LINES - 1, MAX_EVENT_LINES - 1]);
  });

  it("are counted as held until their event is complete", () => {
    const parser = createEventParser();
    const held = ["", "data", ": ab", "c\n", "data: d", "\n", "\n", "x\ny"].map((piece) => {
      parser.push(piece);
      return parser.heldCharacters();
    });
    expect(held).toEqual([0, 4, 8, 9, 16, 16, 0, 2]);
  });
});

describe("an event that is a preview", () => {
  it("is the first one where no number is given, and an error's name goes before its words", () => {
    const event = (value: object, name = "") =>
      readStreamEvent({ name, data: JSON.stringify(value) });
    expect(event({ type: "partial_image" })).toMatchObject({ kind: "partial", index: 0 });
    expect(event({ type: "notice", message: "m" }, "error")).toMatchObject({ kind: "error" });
    expect(event({ type: "notice", message: "m" })).toMatchObject({ kind: "answer" });
  });
});

describe("the previews of a stream", () => {
  const shownOf = (pieces: readonly (string | Uint8Array)[]) => {
    const shown: number[] = [];
    const push = createPartialReader(({ index }) => shown.push(index));
    for (const piece of pieces) push(typeof piece === "string" ? utf8(piece) : piece);
    return shown;
  };

  it(`are shown up to ${MAX_PREVIEWS}, be they in one piece or in many`, () => {
    const many = Array.from({ length: MAX_PREVIEWS + 3 }, (_, at) =>
      preview({ partial_image_index: at }),
    );
    const first = Array.from({ length: MAX_PREVIEWS }, (_, at) => at);
    expect(shownOf([many.join("")])).toEqual(first);
    expect(shownOf(many)).toEqual(first);
  });

  it("count though they hold no picture", () => {
    const blank = [preview({ b64_json: 5 }), preview({ b64_json: "" }), preview({ b64_json: "%" })];
    expect(shownOf([...blank, preview()])).toEqual([0]);
    const spoilt = Array.from({ length: MAX_PREVIEWS }, () => preview({ b64_json: "AAAA" }));
    expect(shownOf([...spoilt, preview()])).toEqual([]);
    expect(shownOf([...spoilt.slice(1), preview()])).toEqual([0]);
  });

  it("are read though a letter is torn apart between two pieces", () => {
    const bytes = utf8(preview({ note: "重绘" }));
    const at = bytes.indexOf(0xe9) + 1;
    expect(shownOf([bytes.subarray(0, at), bytes.subarray(at)])).toEqual([0]);
  });

  it("are given up where an event is larger than a preview can be", () => {
    const filling = "x".repeat(MAX_PREVIEW_CHARACTERS / 4 - 1);
    const most = Array.from({ length: 4 }, () => `:${filling}`);
    expect(shownOf([...most, `\n\n${preview()}`])).toEqual([0]);
    expect(shownOf([...most, ":", `\n\n${preview()}`])).toEqual([]);
  });
});
