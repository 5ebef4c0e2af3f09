import type { Dialect } from "@/utils/relay/dialects/dialect";
import { readGemini } from "@/utils/relay/dialects/gemini-answer";
import { extraFields, inlinePictures, promptOf } from "@/utils/relay/dialects/json-fields";

/** Where an address goes on with a version, and whatever was pasted behind it. */
const VERSION = /\/v1(?:alpha|beta)?(?:\/.*)?$/;

function urlOf(baseUrl: string, model: string): string {
  const name = model.replace(/^models\//, "") || "gemini-2.5-flash-image";
  const root = baseUrl.replace(VERSION, "");
  return `${root}/v1beta/models/${encodeURIComponent(name)}:generateContent`;
}

/** Gemini's own `generateContent`, pictures inline, the key in a header of its own (ai.google.dev). No mask. */
export const gemini: Dialect = {
  encode: (request) => {
    const pictures = inlinePictures(request, true).map((data) => ({
      inlineData: { mimeType: data.inline.type, data },
    }));
    return {
      url: urlOf(request.baseUrl, request.model),
      body: {
        kind: "json",
        value: {
          generationConfig: { responseModalities: ["TEXT", "IMAGE"] },
          ...extraFields(request),
          contents: [{ role: "user", parts: [{ text: promptOf(request) }, ...pictures] }],
        },
      },
    };
  },
  read: readGemini,
  keyHeader: "x-goog-api-key",
};
