import { describe, expect, it } from "vitest";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { fieldNames, toRequestBody, writeJson } from "@/utils/relay/dialects/body";
import { DIALECTS, readRaw } from "@/utils/relay/dialects/table";
import type { EditRequest } from "@/utils/relay/request";
import { BASE_URL, editRequest, PNG_BASE64, pngBlob } from "../fake-relay";

type Spoken = "json" | "chat" | "generations" | "gemini";

async function encoded(dialect: Spoken, changes: Partial<EditRequest> = {}) {
  const request = editRequest({ maskWay: "none", model: "some-model", ...changes });
  const { body, url } = DIALECTS[dialect].encode(
    request,
    capabilityOf({ model: request.model, dialect }),
  );
  const { body: text } = await toRequestBody(body);
  return { url, value: JSON.parse(String(text)) };
}

const extra = (fields: Readonly<Record<string, string>>): Partial<EditRequest> => ({
  options: { count: 1, size: "auto", extra: fields },
});

describe("a typed field of a JSON request", () => {
  it.each<[string, unknown]>([
    ["0.5", 0.5],
    ["true", true],
    ["false", false],
    ["[1, 2]", [1, 2]],
    ['{"a": 1}', { a: 1 }],
    ["null", "null"],
    ["words", "words"],
    ['"quoted"', '"quoted"'],
    ["", ""],
  ])("of the text %j is %j", async (text, value) => {
    for (const dialect of ["json", "chat", "generations", "gemini"] as const)
      expect((await encoded(dialect, extra({ mine: text }))).value.mine).toEqual(value);
  });

  it("is text where a number would be a name", async () => {
    const { value } = await encoded("json", { model: "4", prompt: "1", user: "2" });
    expect(value).toMatchObject({ model: "4", prompt: "1", user: "2" });
  });

  it("is left out where the server refuses it", async () => {
    const change = { ...extra({ mine: "1", other: "2" }), omitFields: ["mine"] };
    for (const dialect of ["json", "chat", "generations", "gemini"] as const) {
      const { value } = await encoded(dialect, change);
      expect([value.mine, value.other]).toEqual([undefined, 2]);
    }
  });
});

describe("a chat", () => {
  it("names no model where the server chooses, and streams only where that is wanted", async () => {
    const { value } = await encoded("chat", { model: "" });
    expect(Object.keys(value)).toEqual(["modalities", "messages"]);
    const bare = await encoded("chat", { omitFields: ["modalities"] });
    expect(Object.keys(bare.value)).toEqual(["model", "messages"]);
  });
});

describe("Gemini's own way", () => {
  it.each([
    ["", "gemini-2.5-flash-image"],
    ["models/gemini-3", "gemini-3"],
    ["a/b c", "a%2Fb%20c"],
  ])("has the model %j in its address as %s", async (model, named) => {
    expect((await encoded("gemini", { model })).url).toBe(
      `${BASE_URL}/v1beta/models/${named}:generateContent`,
    );
  });

  it.each<[object, string, string]>([
    [{ candidates: [{ finishReason: "IMAGE_SAFETY" }] }, "content_refused", "IMAGE_SAFETY"],
    [
      { candidates: [{ finishReason: "SAFETY", finishMessage: "Blocked for safety." }] },
      "content_refused",
      "Blocked for safety.",
    ],
    [{ promptFeedback: { blockReason: "BLOCKLIST" } }, "content_refused", "BLOCKLIST"],
    [
      { promptFeedback: { blockReason: "OTHER", blockReasonMessage: "prohibited use" } },
      "content_refused",
      "prohibited use",
    ],
    [
      { promptFeedback: { blockReason: "SPII" }, candidates: [{ finishReason: "RECITATION" }] },
      "content_refused",
      "SPII",
    ],
    [
      {
        candidates: [{ finishReason: "STOP", content: { parts: [{ text: "a" }, { text: "b" }] } }],
      },
      "answer_without_pictures",
      "a\nb",
    ],
  ])("says in %j that it is %s", (answer, code, detail) => {
    const bytes = new TextEncoder().encode(JSON.stringify(answer));
    const read = readRaw({
      status: 200,
      contentType: "application/json",
      url: BASE_URL,
      bytes,
      dialect: "gemini",
    });
    expect(read).toMatchObject({ ok: false, error: { code, detail } });
  });
});

describe("a generation", () => {
  it("counts more than one picture, and marks none but Ark's as its own", async () => {
    const options = { count: 3, size: "auto" };
    expect((await encoded("generations", { options })).value).toMatchObject({ n: 3 });
    expect((await encoded("generations")).value).not.toHaveProperty("watermark");
    expect((await encoded("generations")).value).not.toHaveProperty("n");
  });
});

describe("the fields that a server can refuse", () => {
  const part = (name: string, value: string) => ({ name, value });

  it("are those of a form, its number only where that is one", () => {
    const named = (...parts: readonly { name: string; value: string }[]) => [
      ...fieldNames({ kind: "form", parts }),
    ];
    expect(named(part("n", "1"), part("size", "x"))).toEqual(["n", "size"]);
    expect(named(part("n", "2"), part("size", "x"))).toEqual(["size"]);
    expect(named(part("size", "x"))).toEqual(["size"]);
    const file = { name: "n", file: pngBlob(), fileName: "n.png" };
    expect([...fieldNames({ kind: "form", parts: [file] })]).toEqual([]);
  });

  it("are those of a JSON body, its number only where that is one", () => {
    const named = (value: Readonly<Record<string, unknown>>) => [
      ...fieldNames({ kind: "json", value }),
    ];
    expect(named({ n: 1, size: "x" })).toEqual(["n", "size"]);
    expect(named({ n: 2, size: "x" })).toEqual(["size"]);
    expect(named({ size: "x" })).toEqual(["size"]);
  });
});

describe("a JSON body", () => {
  it("has each of its pictures in its place, and nothing in the place of nothing", async () => {
    const first = { inline: pngBlob(), fileName: "a.png" };
    const bare = { inline: pngBlob(), fileName: "b.png", isBare: true } as const;
    const { body } = await toRequestBody({
      kind: "json",
      value: { a: null, list: [first, bare, first], n: 1 },
    });
    const url = `data:image/png;base64,${PNG_BASE64}`;
    expect(JSON.parse(String(body))).toEqual({ a: null, list: [url, PNG_BASE64, url], n: 1 });
  });

  it("is written in one line, unless it is to be read", () => {
    expect(writeJson({ a: 1 }, () => "")).toBe('{"a":1}');
    expect(writeJson({ a: 1 }, () => "", 2)).toBe('{\n  "a": 1\n}');
  });
});
