import type { StreamShape } from "../stream.ts";
import type { Mode } from "./mode.ts";

/** Answers as server-sent events, asked for or not (docs/contract.md §2 and §3.4). */
export const STREAM_MODES: readonly Mode[] = [
  sse("sse-unasked", "Events although none were asked for, two partial pictures among them.", {
    partials: 2,
  }),
  sse("sse-generation", "image_generation.* events for an edit, then [DONE].", {
    prefix: "image_generation",
    hasDone: true,
  }),
  sse("sse-address", "The completed picture comes by url, then [DONE].", {
    prefix: "image_generation",
    isByAddress: true,
    hasDone: true,
  }),
  sse("sse-data-only", "data: lines without event: lines.", { hasEventLines: false }),
  sse("sse-crlf", "Lines end with CR LF, and comments keep the line alive.", {
    lineEnd: "\r\n",
    hasComments: true,
  }),
  sse("sse-split", "The bytes come in pieces of 1000, without regard to lines or letters.", {
    pieceBytes: 1000,
    note: "进行中",
  }),
  sse("sse-plain", "One unnamed event that holds the whole plain answer, then [DONE].", {
    isPlain: true,
    hasDone: true,
  }),
  sse("sse-cut", "Breaks off after the first partial picture.", {
    partials: 1,
    end: "cut-after-partial",
  }),
  sse("sse-cut-midst", "Breaks off in the midst of the completed picture.", {
    partials: 1,
    end: "cut-in-completed",
  }),
  sse("sse-cut-end", "Breaks off after the completed picture, before the stream's end.", {
    end: "cut-after-completed",
  }),
  sse("sse-hang", "Falls silent after the first partial picture.", {
    partials: 1,
    end: "hang-after-partial",
  }),
  sse("sse-error", "An error event instead of the completed picture.", {
    partials: 1,
    end: "error-after-partial",
  }),
  sse("sse-empty", "A stream that ends without any event.", { end: "empty" }),
  {
    id: "json-for-stream",
    says: "Plain JSON although a stream was asked for.",
    from: "§2",
    on: "edits",
    stream: { isOff: true },
  },
];

function sse(id: string, says: string, stream: Partial<StreamShape>): Mode {
  return { id, says, from: id === "sse-unasked" ? "§3.4" : "§2", on: "edits", stream };
}
