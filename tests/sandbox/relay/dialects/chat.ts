import { type Answer, jsonAnswer } from "../../http/answer.ts";
import type { ReceivedPart } from "../../types.ts";
import { type Breach, breach } from "../breach.ts";
import type { Call } from "../call.ts";
import type { Entry } from "../entries.ts";
import { isOneOf } from "../field-rules.ts";
import { hasKey } from "../record.ts";
import type { ReadBody, SandboxDialect } from "./dialect.ts";
import {
  fromDataUrl,
  imagesFrom,
  isBreach,
  isObject,
  jsonFamily,
  textPart,
  textsFrom,
} from "./read-json.ts";

const TYPES = { model: "string", stream: "boolean" } as const;

function contentOf(messages: unknown): readonly Record<string, unknown>[] | Breach {
  const [message, ...more] = Array.isArray(messages) ? messages : [];
  const isOne = isObject(message) && message["role"] === "user" && more.length === 0;
  const content = isOne ? message["content"] : undefined;
  if (!Array.isArray(content) || !content.every(isObject)) {
    return breach("messages", "invalid_value", "Expected one message of a user, in parts.");
  }
  return content;
}

async function read({
  messages,
  modalities,
  ...fields
}: Record<string, unknown>): Promise<ReadBody> {
  if (!Array.isArray(modalities) || !modalities.includes("image")) {
    return { breach: breach("modalities", "invalid_value", "This model answers with pictures.") };
  }
  const content = contentOf(messages);
  if (isBreach(content)) return { breach: content };
  const texts = content.filter(({ type }) => type === "text");
  const pictures = content.filter(({ type }) => type === "image_url");
  if (texts.length !== 1 || texts.length + pictures.length !== content.length) {
    return { breach: breach("messages", "invalid_value", "Expected one text, and pictures.") };
  }
  const images = await imagesFrom(pictures, (part) => {
    const { image_url: address } = part as { image_url?: unknown };
    return fromDataUrl(isObject(address) ? address["url"] : undefined);
  });
  const rest = textsFrom(fields, TYPES);
  if (isBreach(images)) return { breach: images };
  if (isBreach(rest)) return { breach: rest };
  const prompt: ReceivedPart = textPart("prompt", texts[0]?.["text"] ?? "");
  return { parts: [...images, prompt, ...rest] };
}

function addressOf(entry: Entry): string {
  return typeof entry["url"] === "string"
    ? entry["url"]
    : `data:image/png;base64,${String(entry["b64_json"])}`;
}

/** One message in the style that a mode asks for. */
function messageOf(entries: readonly Entry[], style: string): Record<string, unknown> {
  const addresses = entries.map(addressOf);
  const role = "assistant";
  if (style === "words") return { role, content: "I can only describe this picture." };
  if (style === "refusal")
    return { role, content: "", refusal: "I cannot help with this picture." };
  const parts = addresses.map((url) => ({ type: "image_url", image_url: { url } }));
  if (style === "parts") return { role, content: [{ type: "text", text: "Here:" }, ...parts] };
  if (style === "markdown" || style === "links") {
    const text = addresses.map((url, at) => `![image ${at + 1}](${url})`).join("\n\n");
    const more = style === "links" ? addresses.map((url) => `\n[download](${url})`).join("") : "";
    return { role, content: `Here it is:\n\n${text}${more}` };
  }
  return { role, content: "Here it is.", images: parts };
}

function usageOf(body: Record<string, unknown>) {
  const usage = body["usage"] as Record<string, number>;
  return {
    prompt_tokens: usage["input_tokens"],
    completion_tokens: usage["output_tokens"],
    total_tokens: usage["total_tokens"],
  };
}

function streamed(
  message: Record<string, unknown>,
  end: string,
  usage: unknown,
  call: Call,
): Answer {
  const { content, ...rest } = message;
  const text = typeof content === "string" ? content : "";
  // Torn apart in the midst of a picture, as a relay does that counts characters.
  const size = Math.max(1, Math.ceil(text.length / 7));
  const crumbs = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => ({
    content: text.slice(at * size, (at + 1) * size),
  }));
  const deltas: Record<string, unknown>[] = [
    { role: "assistant" },
    ...(typeof content === "string" ? crumbs : [{ content }]),
    ...(rest["images"] ? [{ images: rest["images"] }] : []),
  ];
  const chunk = (delta: unknown, finish: string | null) => ({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(finish ? { usage } : {}),
  });
  const isCut = call.modes.some(({ mode }) => mode.id === "chat-cut");
  const events = [
    ...deltas.map((delta) => chunk(delta, null)),
    ...(isCut ? [] : [chunk({}, end)]),
  ].map((event) => `data: ${JSON.stringify(event)}\n\n`);
  const kept = isCut ? events.slice(0, -2) : [...events, "data: [DONE]\n\n"];
  return {
    status: 200,
    headers: { "content-type": "text/event-stream", "x-request-id": call.requestId },
    body: Buffer.from(kept.join("")),
    pieces: kept.map((event) => Buffer.from(event)),
    after: isCut ? "cut" : "end",
  };
}

/** Chat completions of a model that answers with pictures, as relays offer Gemini's. */
export const chat: SandboxDialect = {
  id: "chat",
  isSpokenAt: (path) => path === "/v1/chat/completions",
  family: jsonFamily(16, { stream: isOneOf("true", "false") }),
  hasKey,
  read,
  write: (body, call) => {
    const style = call.modes.find(({ mode }) => mode.style !== undefined)?.mode.style ?? "images";
    const entries = body["data"] as readonly Entry[];
    const message = messageOf(entries, style);
    const end = style === "refusal" ? "content_filter" : "stop";
    const usage = usageOf(body);
    if (call.received.fields["stream"] === "true") return streamed(message, end, usage, call);
    const choices = [{ index: 0, message, finish_reason: end }];
    return jsonAnswer({ id: "chatcmpl-1", object: "chat.completion", choices, usage }, 200, {
      "x-request-id": call.requestId,
    });
  },
};
