import { describe, expect, it } from "vitest";
import { STREAM_MODES } from "../../sandbox/relay/modes/streams.ts";
import { type FormSpec, makeGoodForm, namesOf, postEdit, sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();

type Event = { name: string; data: Record<string, unknown> | string };
type Streamed = { type: string; text: string; events: Event[]; isBroken: boolean; chunks: number };

async function stream(mode: string, changes: FormSpec = {}): Promise<Streamed> {
  const form = await makeGoodForm({ prompt: `x [sandbox:${mode}]`, ...changes });
  // The only one that does not end by itself; pictures are made for the others, which takes its time.
  const signal = AbortSignal.timeout(mode === "sse-hang" ? 2_500 : 30_000);
  const response = await postEdit(sandbox(), form, { signal });
  const pieces: Uint8Array[] = [];
  let isBroken = false;
  try {
    for await (const piece of response.body ?? []) pieces.push(piece as Uint8Array);
  } catch {
    isBroken = true;
  }
  const text = Buffer.concat(pieces).toString("utf8");
  const type = response.headers.get("content-type") ?? "";
  return { type, text, events: readEvents(text), isBroken, chunks: pieces.length };
}

/** Whole events only, comments left out. */
function readEvents(text: string): Event[] {
  const blocks = text.replaceAll("\r\n", "\n").split("\n\n").slice(0, -1);
  return blocks.flatMap((block) => {
    const lines = block.split("\n");
    const fieldOf = (name: string) =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = fieldOf("data");
    if (data === undefined) return [];
    return [{ name: fieldOf("event") ?? "", data: data.startsWith("{") ? JSON.parse(data) : data }];
  });
}

const names = ({ events }: Streamed) => events.map(({ name }) => name);
const typesOf = ({ events }: Streamed) =>
  events.map(({ data }) => (typeof data === "string" ? data : data["type"]));
const dataOf = (streamed: Streamed, at: number) =>
  streamed.events.at(at)?.data as Record<string, unknown>;

const PARTIAL = "image_edit.partial_image";
const COMPLETED = "image_edit.completed";

const CASES: Readonly<Record<string, (streamed: Streamed) => void>> = {
  "sse-unasked": (streamed) => {
    expect(streamed.type).toMatch(/^text\/event-stream/);
    expect(names(streamed)).toEqual([PARTIAL, PARTIAL, COMPLETED]);
    expect(dataOf(streamed, 1)["partial_image_index"]).toBe(1);
    const partial = String(dataOf(streamed, 0)["b64_json"]);
    expect(partial).not.toBe(dataOf(streamed, -1)["b64_json"]);
    expect(dataOf(streamed, -1)["usage"]).toMatchObject({ total_tokens: expect.any(Number) });
  },
  "sse-generation": (streamed) =>
    expect(typesOf(streamed)).toEqual(["image_generation.completed", "[DONE]"]),
  "sse-address": (streamed) => {
    expect(dataOf(streamed, 0)["url"]).toMatch(/^http:\/\/localhost/);
    expect(dataOf(streamed, 0)["b64_json"]).toBeUndefined();
  },
  "sse-data-only": (streamed) => {
    expect(names(streamed)).toEqual([""]);
    expect(typesOf(streamed)).toEqual([COMPLETED]);
  },
  "sse-crlf": (streamed) => {
    expect(streamed.text).toMatch(/^: keep-alive\r\n\r\nevent: /);
    expect(streamed.text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(names(streamed)).toEqual([COMPLETED]);
  },
  "sse-split": (streamed) => {
    expect(streamed.chunks).toBeGreaterThan(20);
    expect(dataOf(streamed, 0)["note"]).toBe("进行中");
  },
  "sse-plain": (streamed) => {
    expect(dataOf(streamed, 0)["data"]).toHaveLength(1);
    expect(typesOf(streamed)).toEqual([undefined, "[DONE]"]);
  },
  "sse-cut": (streamed) => {
    expect(streamed.isBroken).toBe(true);
    expect(names(streamed)).toEqual([PARTIAL]);
  },
  "sse-cut-midst": (streamed) => {
    expect(streamed.isBroken).toBe(true);
    expect(names(streamed)).toEqual([PARTIAL]);
    expect(streamed.text).toContain(`event: ${COMPLETED}`);
  },
  "sse-cut-end": (streamed) => {
    expect(streamed.isBroken).toBe(true);
    expect(names(streamed)).toEqual([COMPLETED]);
  },
  "sse-hang": (streamed) => {
    expect(streamed.isBroken).toBe(true);
    expect(names(streamed)).toEqual([PARTIAL]);
  },
  "sse-error": (streamed) => {
    expect(names(streamed)).toEqual([PARTIAL, "error"]);
    expect(dataOf(streamed, -1)["error"]).toMatchObject({ code: "server_error" });
  },
  "sse-empty": (streamed) => {
    expect(streamed.type).toMatch(/^text\/event-stream/);
    expect(streamed.text).toBe("");
  },
  "json-for-stream": (streamed) => {
    expect(streamed.type).toMatch(/json/);
    expect(JSON.parse(streamed.text)).toMatchObject({ data: [{ b64_json: expect.any(String) }] });
  },
};

describe("modes that stream", () => {
  it("are all tested", () => {
    const { tested, known } = namesOf(CASES, STREAM_MODES);
    expect(tested).toEqual(known);
  });

  it.each(Object.entries(CASES))("%s", async (mode, check) => check(await stream(mode)));
});

describe("a stream that was asked for", () => {
  const gpt = { model: "gpt-image-1.5", size: "1024x1024", response_format: undefined };

  it("brings as many partial pictures as wanted, then the picture with its particulars", async () => {
    const streamed = await stream("ok", { ...gpt, stream: "true", partial_images: "3" });
    expect(names(streamed)).toEqual([PARTIAL, PARTIAL, PARTIAL, COMPLETED]);
    expect(dataOf(streamed, -1)).toMatchObject({ size: "1024x1024", output_format: "png" });
  });

  it("is not sent where it was not", async () => {
    expect((await stream("ok", { ...gpt, stream: "false" })).type).toMatch(/json/);
  });
});
