import { bytesAnswer, htmlAnswer, jsonAnswer, textAnswer } from "../../http/answer.ts";
import { DASHBOARD_HTML } from "../dashboard.ts";
import type { Mode } from "./mode.ts";

/** Status 200, and yet no plain answer (docs/contract.md §3.4). */
export const BODY_MODES: readonly Mode[] = [
  {
    id: "ok-error",
    says: "200 with an error object.",
    from: "§3.4",
    on: "edits",
    replace: ({ call }) => {
      const message = `当前分组上游负载已饱和，请稍后再试 (request id: ${call.requestId})`;
      return jsonAnswer({ error: { message, type: "upstream_error", param: "", code: "429" } });
    },
  },
  {
    id: "ok-error-code",
    says: "200 with an error object that carries the code named.",
    from: "§3.4",
    on: "edits",
    argument: { means: "code", fallback: "moderation_blocked" },
    replace: ({ argument }) =>
      jsonAnswer({ error: { message: `refused: ${argument}`, type: "x", code: argument } }),
  },
  {
    id: "ok-success-false",
    says: "200 with {success: false, message}.",
    from: "§3.4",
    on: "edits",
    replace: () =>
      jsonAnswer({ success: false, message: "无权进行此操作，未登录且未提供 access token" }),
  },
  {
    id: "ok-html",
    says: "200 with the dashboard's HTML, as for a wrong base path.",
    from: "§3.4",
    on: "edits",
    replace: () => htmlAnswer(DASHBOARD_HTML),
  },
  {
    id: "ok-empty",
    says: "200 without a body.",
    from: "§4 200 that cannot be read",
    on: "edits",
    replace: () => bytesAnswer(Buffer.alloc(0), "application/json"),
  },
  {
    id: "ok-text",
    says: "200 with a plain sentence.",
    from: "§4 200 that cannot be read",
    on: "edits",
    replace: () => textAnswer("The service is being moved.", "text/plain; charset=utf-8"),
  },
  {
    id: "ok-garbage",
    says: "200, named JSON, with bytes that are no text.",
    from: "§4 200 that cannot be read",
    on: "edits",
    replace: () => {
      const bytes = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197 + 131) % 256));
      return bytesAnswer(bytes, "application/json");
    },
  },
  {
    id: "ok-null",
    says: "200 with the JSON value null.",
    from: "§4 200 that cannot be read",
    on: "edits",
    replace: () => jsonAnswer(null),
  },
  {
    id: "ok-picture",
    says: "200 with the first picture's bytes themselves instead of JSON.",
    from: "§4 200 that cannot be read",
    on: "edits",
    answer: (answer) => {
      const { data } = JSON.parse(answer.body.toString("utf8")) as {
        data: { b64_json?: string }[];
      };
      return bytesAnswer(Buffer.from(data[0]?.b64_json ?? "", "base64"), "image/png");
    },
  },
  {
    id: "leading-space",
    says: "White space before the JSON, a keep-alive some relays send.",
    from: "§3.4",
    on: "edits",
    answer: (answer) => ({
      ...answer,
      body: Buffer.concat([Buffer.from(" \n\n\r\n\t  \n".repeat(40)), answer.body]),
    }),
  },
  {
    id: "byte-order-mark",
    says: "A byte order mark before the JSON.",
    from: "§3.4",
    on: "edits",
    answer: (answer) => ({
      ...answer,
      body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), answer.body]),
    }),
  },
  {
    id: "json-cut",
    says: "JSON that ends in the midst of its last picture, its length declared as such.",
    from: "§4 200 that cannot be read",
    on: "edits",
    answer: (answer) => ({
      ...answer,
      body: answer.body.subarray(0, Math.floor(answer.body.length * 0.9)),
    }),
  },
  {
    id: "content-type",
    says: "The right JSON under another content type.",
    from: "§3.4",
    on: "edits",
    argument: { means: "content type", fallback: "text/html" },
    answer: (answer, { argument }) => ({
      ...answer,
      headers: { ...answer.headers, "content-type": argument },
    }),
  },
];
