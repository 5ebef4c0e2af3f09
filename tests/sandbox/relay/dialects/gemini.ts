import type { IncomingMessage } from "node:http";
import { jsonAnswer } from "../../http/answer.ts";
import { breach } from "../breach.ts";
import type { Entry } from "../entries.ts";
import { SANDBOX_KEYS } from "../record.ts";
import type { SandboxDialect } from "./dialect.ts";
import { fromBase64, imagesFrom, isBreach, isObject, jsonFamily, textPart } from "./read-json.ts";

const PATH = /^\/v1beta\/models\/([\w.%-]+):generateContent$/;

/** In a header of its own, and in no other. */
function hasGeminiKey({ headers }: IncomingMessage): boolean {
  const key = headers["x-goog-api-key"];
  return typeof key === "string" && SANDBOX_KEYS.includes(key) && !headers.authorization;
}

function partsOf(contents: unknown): readonly Record<string, unknown>[] | undefined {
  const [content, ...more] = Array.isArray(contents) ? contents : [];
  const parts = isObject(content) && more.length === 0 ? content["parts"] : undefined;
  return Array.isArray(parts) && parts.every(isObject) ? parts : undefined;
}

/** Gemini's own `generateContent`, with pictures inline. */
export const gemini: SandboxDialect = {
  id: "gemini",
  isSpokenAt: (path) => PATH.test(path),
  family: jsonFamily(16, {}),
  hasKey: hasGeminiKey,
  read: async ({ contents, generationConfig, ...rest }, path) => {
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
      const message = `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`;
      return { breach: breach(unknown, "INVALID_ARGUMENT", message) };
    }
    const config = isObject(generationConfig) ? generationConfig["responseModalities"] : undefined;
    if (!Array.isArray(config) || !config.includes("IMAGE")) {
      return { breach: breach(null, "INVALID_ARGUMENT", "responseModalities must name IMAGE.") };
    }
    const parts = partsOf(contents);
    const text = parts?.filter((part) => typeof part["text"] === "string") ?? [];
    const inline = parts?.filter((part) => isObject(part["inlineData"])) ?? [];
    if (text.length !== 1 || text.length + inline.length !== parts?.length) {
      return {
        breach: breach(null, "INVALID_ARGUMENT", "Expected one text, and pictures inline."),
      };
    }
    const images = await imagesFrom(inline, (part) => {
      const { inlineData } = part as { inlineData: Record<string, unknown> };
      return fromBase64(inlineData["mimeType"] === "image/png" ? inlineData["data"] : "");
    });
    if (isBreach(images)) return { breach: images };
    const model = decodeURIComponent(PATH.exec(path)?.[1] ?? "");
    return { parts: [...images, textPart("prompt", text[0]?.["text"]), textPart("model", model)] };
  },
  write: (body, call) => {
    const style = call.modes.find(({ mode }) => mode.style !== undefined)?.mode.style;
    const usage = body["usage"] as Record<string, number>;
    const usageMetadata = {
      promptTokenCount: usage["input_tokens"],
      candidatesTokenCount: usage["output_tokens"],
      totalTokenCount: usage["total_tokens"],
    };
    const pictures = (body["data"] as readonly Entry[]).map((entry) => ({
      inlineData: { mimeType: "image/png", data: entry["b64_json"] },
    }));
    const answer = (parts: readonly unknown[], finishReason: string) => ({
      candidates: [{ content: { role: "model", parts }, finishReason, index: 0 }],
      usageMetadata,
    });
    const headers = { "x-request-id": call.requestId };
    if (style === "refusal") return jsonAnswer(answer([], "IMAGE_SAFETY"), 200, headers);
    if (style === "words") {
      return jsonAnswer(
        answer([{ text: "I can only describe this picture." }], "STOP"),
        200,
        headers,
      );
    }
    const draft = pictures.map((part) => ({ ...part, thought: true }));
    return jsonAnswer(
      answer([...draft, { text: "Here it is." }, ...pictures], "STOP"),
      200,
      headers,
    );
  },
};
