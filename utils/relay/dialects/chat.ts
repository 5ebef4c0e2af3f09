import { endpointUrl } from "@/utils/core/server/base-url";
import { readChat } from "@/utils/relay/dialects/chat-answer";
import type { Dialect } from "@/utils/relay/dialects/dialect";
import { extraFields, inlinePictures, promptOf } from "@/utils/relay/dialects/json-fields";

/**
 * Chat completions of a model that answers with pictures: Gemini's image models through
 * relays, OpenRouter's (`modalities`). No mask, no size: the model keeps the first picture's aspect.
 */
export const chat: Dialect = {
  encode: (request) => {
    const pictures = inlinePictures(request).map((url) => ({
      type: "image_url",
      image_url: { url },
    }));
    const content = [{ type: "text", text: promptOf(request) }, ...pictures];
    const fields = {
      ...(request.model === "" ? {} : { model: request.model }),
      modalities: ["image", "text"],
      ...(request.options.stream ? { stream: true } : {}),
      ...extraFields(request),
    };
    const omitted = new Set(request.omitFields);
    const kept = Object.entries(fields).filter(([name]) => !omitted.has(name));
    return {
      url: endpointUrl(request.baseUrl, "/chat/completions"),
      body: {
        kind: "json",
        value: { ...Object.fromEntries(kept), messages: [{ role: "user", content }] },
      },
    };
  },
  read: readChat,
};
