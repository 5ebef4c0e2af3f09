import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChatCompletionCreateParams } from "openai/resources/chat/completions";
import { describe, expect, it } from "vitest";
import { DIALECT_IDS, type DialectId } from "@/utils/core/dialect";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { toRequestBody } from "@/utils/relay/dialects/body";
import { DIALECTS } from "@/utils/relay/dialects/table";
import type { EditRequest } from "@/utils/relay/request";
import { toCurl } from "@/utils/relay/send/curl";
import { BASE_URL, editRequest, KEY, PNG_BASE64, PNG_BYTES, pngBlob } from "../fake-relay";

const DATA_URL = `data:image/png;base64,${PNG_BASE64}`;
const PROMPT = `it's "a"\n@door; <b> $HOME \`x\` \\ 红色 @@`;

async function encoded(dialect: DialectId, changes: Partial<EditRequest> = {}) {
  const request = editRequest({ maskWay: "none", model: "some-model", dialect, ...changes });
  const capability = capabilityOf({ model: request.model, baseUrl: request.baseUrl, dialect });
  const { url, body } = DIALECTS[dialect].encode(request, capability);
  const written = await toRequestBody(body);
  const value = typeof written.body === "string" ? JSON.parse(written.body) : undefined;
  return { url, value, written, request, capability };
}

const JSON_DIALECTS = ["json", "chat", "generations", "gemini"] as const;

describe("a request in a dialect", () => {
  it.each([
    ["form", "/v1/images/edits"],
    ["tasks", "/v1/images/edits/async"],
    ["json", "/v1/images/edits"],
    ["chat", "/v1/chat/completions"],
    ["generations", "/v1/images/generations"],
    ["gemini", "/v1beta/models/some-model:generateContent"],
  ] as const)("%s goes to %s", async (dialect, path) => {
    expect((await encoded(dialect)).url).toBe(BASE_URL + path);
  });

  it.each([
    ["json", "https://a.test/api/v3", "https://a.test/api/v3/images/edits"],
    ["generations", "https://ark.test/api/v3", "https://ark.test/api/v3/images/generations"],
    ["chat", "https://g.test/v1beta/openai", "https://g.test/v1beta/openai/chat/completions"],
    ["gemini", "https://g.test/v1beta/openai", "https://g.test/v1beta/models/m:generateContent"],
    ["gemini", "https://g.test/x/v1beta", "https://g.test/x/v1beta/models/m:generateContent"],
  ] as const)("%s below %s goes to %s", async (dialect, baseUrl, url) => {
    expect((await encoded(dialect, { baseUrl, model: "m" })).url).toBe(url);
  });

  it("json has the picture as an object, and several as a list", async () => {
    const picture = { type: "image_url", url: DATA_URL };
    const { value, written } = await encoded("json");
    expect(written.headers).toEqual({ "content-type": "application/json" });
    expect(value).toEqual({
      model: "some-model",
      prompt: "a red door",
      n: 1,
      size: "512x512",
      response_format: "b64_json",
      image: picture,
    });
    const { value: several } = await encoded("json", { references: [pngBlob()] });
    expect(several.images).toEqual([picture, picture]);
    expect(several).not.toHaveProperty("image");
  });

  it("json leaves out the size that xAI refuses", async () => {
    for (const change of [{ model: "grok-imagine-image" }, { baseUrl: "https://api.x.ai" }]) {
      expect((await encoded("json", change)).value).not.toHaveProperty("size");
    }
  });

  it("generations has the picture as text, no count of one, and no watermark of Ark's", async () => {
    const { value } = await encoded("generations", { model: "doubao-seedream-4-5" });
    expect(value).toMatchObject({ image: DATA_URL, watermark: false, size: "512x512" });
    expect(value).not.toHaveProperty("n");
    const omitFields = ["watermark"];
    const { value: without } = await encoded("generations", { model: "seedream", omitFields });
    expect(without).not.toHaveProperty("watermark");
    const references = [pngBlob(), pngBlob()];
    expect((await encoded("generations", { references })).value.image).toHaveLength(3);
  });

  it("chat is what OpenAI's own types take", async () => {
    const options = { count: 1, size: "auto", stream: true, extra: { temperature: "0.5" } };
    const { value } = await encoded("chat", { options });
    const { modalities, ...rest } = value;
    expect(modalities).toEqual(["image", "text"]);
    expect(rest).toEqual({
      model: "some-model",
      stream: true,
      temperature: 0.5,
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "a red door" },
            { type: "image_url", image_url: { url: DATA_URL } },
          ],
        },
      ],
    } satisfies ChatCompletionCreateParams);
  });

  it("gemini has the picture inline, and the model in the address", async () => {
    const { value } = await encoded("gemini", { model: "models/gemini-2.5-flash-image" });
    expect(value).toEqual({
      generationConfig: { responseModalities: ["TEXT", "IMAGE"] },
      contents: [
        {
          role: "user",
          parts: [
            { text: "a red door" },
            { inlineData: { mimeType: "image/png", data: PNG_BASE64 } },
          ],
        },
      ],
    });
  });

  it.each(JSON_DIALECTS)(
    "%s sends no mask, and the paint as a picture where that is chosen",
    async (dialect) => {
      const pictures = async (maskWay: EditRequest["maskWay"]) => {
        const { written, value } = await encoded(dialect, { maskWay });
        const isMarked = JSON.stringify(value).includes("marks in red");
        return [String(written.body).split(PNG_BASE64).length - 1, isMarked];
      };
      expect(await pictures("none")).toEqual([1, false]);
      expect(await pictures("mask")).toEqual([1, false]);
      expect(await pictures("markup")).toEqual([2, true]);
    },
  );

  it.each(DIALECT_IDS)("%s has the key in no body and no address", async (dialect) => {
    const { url, written } = await encoded(dialect);
    const text = await new Response(written.body).text();
    expect(url + text + JSON.stringify(written.headers)).not.toContain(KEY);
  });

  it("tasks asks for no stream", async () => {
    const options = { count: 1, size: "auto", stream: true, partialImages: 2 };
    const { written } = await encoded("tasks", { model: "gpt-image-2", options });
    expect([...(written.body as FormData).keys()]).not.toContain("stream");
    expect([...(written.body as FormData).keys()]).not.toContain("partial_images");
  });

  it("tasks leaves out what the server refuses", async () => {
    const names = async (omitFields: readonly string[]) => [
      ...((await encoded("tasks", { omitFields })).written.body as FormData).keys(),
    ];
    expect(await names([])).toContain("response_format");
    expect(await names(["response_format"])).not.toContain("response_format");
  });

  it.each(JSON_DIALECTS)("%s says nothing of paint where there is none", async (dialect) => {
    const { mask: _, ...plain } = editRequest();
    const request = { ...plain, maskWay: "markup", model: "m", dialect } as const;
    const { body } = DIALECTS[dialect].encode(request, capabilityOf({ ...request }));
    const { body: text } = await toRequestBody(body);
    expect(String(text)).not.toContain("marks in red");
    expect(String(text).split(PNG_BASE64)).toHaveLength(2);
  });
});

describe("the same as a curl command", () => {
  it.each(JSON_DIALECTS)("%s gives the bytes that are sent", async (dialect) => {
    const { url, value, request, capability } = await encoded(dialect, { prompt: PROMPT });
    const command = toCurl(request, capability);
    expect(command).toContain(url);
    expect(command).not.toContain(KEY);
    expect(command).toContain("-H 'Content-Type: application/json'");
    expect(command).toContain(
      dialect === "gemini" ? '"x-goog-api-key: $API_KEY"' : '"Authorization: Bearer $API_KEY"',
    );
    const folder = mkdtempSync(join(tmpdir(), "redraw-curl-"));
    writeFileSync(join(folder, "image.png"), PNG_BYTES);
    // What curl would read, as the shell puts it together.
    const script = command.replace(/^curl[\s\S]*--data-binary @- <<JSON/, "cat <<JSON");
    const sent = execFileSync("sh", ["-c", script], { cwd: folder }).toString();
    expect(JSON.parse(sent)).toEqual(value);
  });
});
