import { bytesAnswer, jsonAnswer } from "../../http/answer.ts";
import { claimPngSize } from "../../png.ts";
import type { Mode } from "./mode.ts";

const keyOf = (authorization = "") => authorization.replace(/^Bearer /, "");

const unicode = (text: string) =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** Ways to write a key that a plain search for it does not find. */
export const KEY_FORMS: Readonly<Record<string, (key: string) => string>> = {
  plain: (key) => key,
  unicode,
  base64: (key) => Buffer.from(key).toString("base64"),
  base64url: (key) => Buffer.from(key).toString("base64url"),
  bearer: (key) => Buffer.from(`Bearer ${key}`).toString("base64"),
  hex: (key) => Buffer.from(key).toString("hex"),
  percent: (key) => encodeURIComponent(key).replaceAll("-", "%2D"),
  lines: (key) => key.replace(/.{4}/g, (part) => `${part}\n`),
};

/** Answers made to harm: to hold the background, or to get a key into what people share. */
export const HOSTILE_MODES: readonly Mode[] = [
  {
    id: "hostile-spaces",
    says: "200 with an error whose sentence has so many spaces.",
    from: "a hostile server",
    on: "edits",
    argument: { means: "a number", fallback: "250000" },
    replace: ({ argument }) =>
      jsonAnswer({ error: { message: `Unknown parameter${" ".repeat(Number(argument))}!` } }),
  },
  {
    id: "hostile-line-breaks",
    says: "An event followed by so many megabytes of line breaks.",
    from: "a hostile server",
    on: "edits",
    argument: { means: "megabytes", fallback: "20" },
    replace: ({ argument }) => {
      const breaks = Buffer.alloc(Number(argument) * 1_000_000, "\n");
      return bytesAnswer(Buffer.concat([Buffer.from("data: x"), breaks]), "text/event-stream");
    },
  },
  {
    id: "hostile-pictures",
    says: "256 pictures that claim to be squares of this side.",
    from: "a hostile server",
    on: "edits",
    argument: { means: "px", fallback: "2000" },
    json: (body, { argument }) => {
      const [first] = body["data"] as readonly { b64_json?: string }[];
      const png = Buffer.from(first?.b64_json ?? "", "base64");
      const b64 = claimPngSize(png, Number(argument), Number(argument)).toString("base64");
      return { ...body, data: Array.from({ length: 256 }, () => ({ b64_json: b64 })) };
    },
  },
  {
    id: "echo-key",
    says: "400 that quotes the key it was sent, written in this form.",
    from: "a hostile server",
    on: "edits",
    argument: { means: Object.keys(KEY_FORMS).join(", "), fallback: "plain" },
    replace: ({ call, argument }) => {
      const echo = KEY_FORMS[argument]?.(keyOf(call.received.headers.authorization)) ?? "";
      return jsonAnswer({ error: { message: `Bad key: ${echo}.`, code: echo } }, 400);
    },
  },
  {
    id: "echo-key-prompt",
    says: "Quotes the key it was sent in every revised prompt, written in this form.",
    from: "a hostile server",
    on: "edits",
    argument: { means: Object.keys(KEY_FORMS).join(", "), fallback: "plain" },
    json: (body, { call, argument }) => {
      const echo = KEY_FORMS[argument]?.(keyOf(call.received.headers.authorization)) ?? "";
      const items = body["data"] as readonly Record<string, unknown>[];
      return { ...body, data: items.map((item) => ({ ...item, revised_prompt: `a ${echo} hat` })) };
    },
  },
];
