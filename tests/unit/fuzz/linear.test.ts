import { describe, expect, it } from "vitest";
import { SERVER_ERRORS } from "@/utils/core/server/server-errors";
import { isPage, pageWords } from "@/utils/relay/error-body";
import { requestIdOf } from "@/utils/relay/errors";
import { READERS } from "../../fuzz/readers.ts";

/** What patterns that go back are slow at, between what begins to fit and what never comes. */
const NASTY: readonly (readonly [begin: string, piece: string, end: string])[] = [
  ["Unknown parameter", " ", "!"],
  ['{"error":"unknown field', " ", '!"}'],
  ['{"error":"', "field ", '"}'],
  ['{"error":"', "(request id: ", '"}'],
  ["(request id:", " ", "!"],
  ["", "=", "x"],
  ["AAAA", "=", "x"],
  ['{"data":[{"b64_json":"', "=", 'x"}]}'],
  ['{"data":["', "a.png", '!"]}'],
  ['{"data":["data:;', " ", 'base64"]}'],
  ['{"data":[', "{},", "0]}"],
  ['"url"', " ", ":"],
  ['"url":"', '\\"', ""],
  ["data: x", "\n", "data: y"],
  ["", "data: x\n\n", ""],
  ["", 'data: {"message":"no"}\n\n', ""],
  ["", 'data: {"error":{"message":"model not found"}}\n\n', ""],
  ["data: x\n", "data:\n", "\n"],
  ["", "\r", ""],
  ['{"choices":[{"message":{"content":"', "![a](http", '"}}]}'],
  ['{"choices":[{"message":{"content":"', "](https://a.test/", '"}}]}'],
  ['{"choices":[{"message":{"content":"', "data:image/png;base64,", '"}}]}'],
  ['{"choices":[{"message":{"content":"data:image/png;base64,', "A", '"}}]}'],
  ["", 'data: {"choices":[{"delta":{"content":"A"}}]}\n\n', ""],
  ['{"candidates":[{"content":{"parts":[', "{},", "{}]}}]}"],
  ['{"data":[', '{"status":"queued"},', '{"status":"queued"}]}'],
  ["<html><title", " ", "<"],
  ["<html>", "<script", ""],
  ["<html>", "<", ""],
  ['{"x":"', "https://a.test/", '"}'],
  ['{"x":"', "(data:image/png;base64,A ", '"}'],
  ['{"x":"', "data:image/", '"}'],
  ['{"x":', "[", "0]"],
  ['{"x":"', "[", '"}'],
  ["", ":\n", "{}"],
  ['{"error":"', "{", '}"}'],
  ['{"error":"unknown parameter: ', "a, ", '!"}'],
  ['{"error":"unknown parameter: ', "a", '!"}'],
  ['{"error":"不支持', "a ", '!"}'],
  ["Bearer", " ", '"'],
  ["", "sk-", " "],
  ["", "\\", "u0073"],
  ["", "{a ", "=}"],
  ["{", "a", "="],
  ["", "%25", "73"],
  ["&", "amp;", "#115;"],
  ["url(", " ", "x"],
  ['url("', "\\", ""],
  ["url(", "a ", ")"],
  ["", "image-set(", ""],
  ["a", ",", "b"],
  ["a 1", "1", "x"],
  ["a ", "(", ""],
  ["", ", ", ""],
  ["https://a.test", "/", "x"],
  ["data:;", " ", "base64,"],
  ["data:,", "%", ""],
  ['<svg width="', "1", '"/>'],
  ['<svg width="', "1", 'x"/>'],
  ["<svg ", "width ", "/>"],
  ["<svg", " ", ">"],
  ["", "<!doctype a>", "<svg>"],
  ["<!doctype a [", "]", "<svg>"],
  ["", "<!---->", "<svg>"],
];

const REPEATS = 100_000;

/** A linear reader takes a hundredth of it; a quadratic one many times as much. */
const BEARABLE_MS = 3_000;

/** CPU time of this thread's process, so that a busy machine changes nothing. */
async function cpuMs(job: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of three, where the first was too much: a rubbish collection may fall into it. */
async function leastCpuMs(job: () => unknown): Promise<number> {
  let least = await cpuMs(job);
  for (let more = 0; more < 2 && least > BEARABLE_MS; more += 1) {
    least = Math.min(least, await cpuMs(job));
  }
  return least;
}

/** Beside those of the fuzzers, what is otherwise behind a limit. */
const OTHERS: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ["a request's id", (text) => requestIdOf({ message: text })],
  ["a page's words", (text) => [isPage(text), pageWords(text)]],
  ["a server's words", (text) => SERVER_ERRORS.map(({ likelyWords }) => likelyWords?.test(text))],
];

const ALL = [
  ...READERS.map(
    ({ name, read }) => [name, (text: string) => read(new TextEncoder().encode(text))] as const,
  ),
  ...OTHERS,
];

describe.each(ALL)("reading: %s", (_name, read) => {
  it("takes no longer than in proportion, whatever is repeated 100,000 times", {
    timeout: 120_000,
  }, async () => {
    for (const [begin, piece, end] of NASTY) {
      const text = begin + piece.repeat(REPEATS) + end;
      const took = await leastCpuMs(() => read(text));
      expect(took, `${begin}${piece}…${end}`).toBeLessThan(BEARABLE_MS);
    }
  });
});
