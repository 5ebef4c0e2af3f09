import type { ServerResponse } from "node:http";
import { jsonAnswer } from "../../http/answer.ts";
import { wait, writeAndDrain } from "../../http/wait.ts";
import type { Mode } from "./mode.ts";

const MEGABYTE = 1_000_000;

/** Answers that would eat a careless client's memory or time. */
export const LIMIT_MODES: readonly Mode[] = [
  {
    id: "huge",
    says: "A body of so many MB, valid JSON with one endless picture, its length declared.",
    from: "limits",
    on: "edits",
    argument: { means: "MB", fallback: "300" },
    replace: () => jsonAnswer({}),
    deliver: (response, _, { argument }) => sendHuge(response, Number(argument), true),
  },
  {
    id: "huge-chunked",
    says: "The same without a declared length.",
    from: "limits",
    on: "edits",
    argument: { means: "MB", fallback: "300" },
    replace: () => jsonAnswer({}),
    deliver: (response, _, { argument }) => sendHuge(response, Number(argument), false),
  },
  {
    id: "endless",
    says: "White space for ever, a little every quarter of a second.",
    from: "limits",
    on: "edits",
    replace: () => jsonAnswer({}),
    deliver: async (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      while (!response.destroyed) {
        response.write(" ".repeat(64));
        await wait(response, 250);
      }
    },
  },
  {
    id: "deep",
    says: "JSON nested so many MB deep, and nothing else.",
    from: "limits",
    on: "edits",
    argument: { means: "MB", fallback: "1" },
    replace: ({ argument }) => {
      const depth = Math.round((Number(argument) * MEGABYTE) / 2);
      const answer = jsonAnswer({});
      return { ...answer, body: Buffer.from("[".repeat(depth) + "]".repeat(depth)) };
    },
  },
  {
    id: "deep-beside",
    says: "Good pictures, with JSON nested so many MB deep beside them.",
    from: "limits",
    on: "edits",
    argument: { means: "MB", fallback: "1" },
    answer: (answer, { argument }) => {
      const depth = Math.round((Number(argument) * MEGABYTE) / 2);
      const deep = `,"deep":${"[".repeat(depth)}${"]".repeat(depth)}}`;
      const text = answer.body.toString("utf8");
      return { ...answer, body: Buffer.from(text.slice(0, -1) + deep) };
    },
  },
  {
    id: "many-items",
    says: "So many items, the good ones first and the rest empty.",
    from: "limits",
    on: "edits",
    argument: { means: "items", fallback: "100000" },
    entries: (entries, _, { argument }) => [
      ...entries,
      ...Array.from({ length: Math.max(0, Number(argument) - entries.length) }, () => ({})),
    ],
  },
];

async function sendHuge(
  response: ServerResponse,
  megabytes: number,
  hasLength: boolean,
): Promise<void> {
  const head = Buffer.from('{"created":1,"data":[{"b64_json":"');
  const tail = Buffer.from('"}]}');
  const chunk = Buffer.alloc(MEGABYTE, "A");
  response.writeHead(200, {
    "content-type": "application/json",
    ...(hasLength ? { "content-length": head.length + megabytes * MEGABYTE + tail.length } : {}),
  });
  response.write(head);
  for (let sent = 0; sent < megabytes && !response.destroyed; sent += 1) {
    await writeAndDrain(response, chunk);
  }
  response.end(tail);
}
