import type { Call } from "./call.ts";
import type { Drawn } from "./draw/draw.ts";
import type { Family } from "./families.ts";

/** One item of `data`, before a mode spoils it. */
export type Entry = Record<string, unknown>;

/** By base64 where asked for, or where the model knows nothing else; by address otherwise. */
export function makeEntries(drawn: readonly Drawn[], call: Call, family: Family): Entry[] {
  const isBase64 = family.alwaysBase64 || call.received.fields["response_format"] === "b64_json";
  return drawn.map((item) => (isBase64 ? base64Entry(item) : addressEntry(item, call)));
}

export function base64Entry(item: Drawn): Entry {
  return { b64_json: item.bytes.toString("base64") };
}

function addressEntry(item: Drawn, call: Call): Entry {
  const path = call.state.results.add(item.bytes, item.extension, {
    contentType: item.contentType,
  });
  return { url: call.resultOrigin + path };
}

/** The whole answer. `usage` counts as gpt-image does: by pixels, roughly. */
export function makeBody(
  entries: readonly Entry[],
  drawn: readonly Drawn[],
  call: Call,
  family: Family,
) {
  const { fields } = call.received;
  const pixels = drawn.reduce((sum, item) => sum + item.width * item.height, 0);
  const outputTokens = Math.round(pixels / 252);
  const textTokens = Math.ceil([...(fields["prompt"] ?? "")].length / 4);
  const imageTokens = 323;
  const body: Record<string, unknown> = {
    created: Math.floor(Date.now() / 1000),
    data: entries,
    usage: {
      input_tokens: textTokens + imageTokens,
      output_tokens: outputTokens,
      total_tokens: textTokens + imageTokens + outputTokens,
      input_tokens_details: { text_tokens: textTokens, image_tokens: imageTokens },
    },
  };
  if (family.id === "document") return body;
  const [first] = drawn;
  return {
    ...body,
    size: `${first?.width}x${first?.height}`,
    quality: fields["quality"] === "auto" ? "high" : (fields["quality"] ?? "high"),
    background: fields["background"] === "transparent" ? "transparent" : "opaque",
    output_format: fields["output_format"] ?? "png",
  };
}
