import { encodeBase64 } from "@/utils/relay/base64";
import type { Body, Inline } from "@/utils/relay/dialects/dialect";
import type { Exchange } from "@/utils/relay/exchange";
import { toForm } from "@/utils/relay/request";

function isInline(value: unknown): value is Inline {
  return typeof value === "object" && value !== null && "inline" in value;
}

/** A JSON body as text; `write` says what stands in a picture's place. */
export function writeJson(value: object, write: (picture: Inline) => string, indent = 0): string {
  const replace = (_name: string, part: unknown) => (isInline(part) ? write(part) : part);
  return JSON.stringify(value, replace, indent);
}

/** What stands before the base64 of a picture. */
export function inlinePrefix({ inline, isBare }: Inline): string {
  return isBare ? "" : `data:${inline.type};base64,`;
}

async function writeInline(picture: Inline): Promise<string> {
  const bytes = new Uint8Array(await picture.inline.arrayBuffer());
  return inlinePrefix(picture) + encodeBase64(bytes);
}

/** The body as `fetch` takes it. A form brings its own `Content-Type`. */
export async function toRequestBody(
  body: Body,
): Promise<Required<Pick<Exchange, "body" | "headers">>> {
  if (body.kind === "form") return { body: toForm(body.parts), headers: {} };
  const pictures: Inline[] = [];
  writeJson(body.value, (picture) => {
    pictures.push(picture);
    return "";
  });
  const texts = new Map<Inline, string>();
  for (const picture of pictures) texts.set(picture, await writeInline(picture));
  const text = writeJson(body.value, (picture) => texts.get(picture) ?? "");
  return { body: text, headers: { "content-type": "application/json" } };
}

/**
 * The names by which a server can refuse a field and be asked without it. `n` is one
 * where it asks for one picture, which is what every server makes without it.
 */
export function fieldNames(body: Body): ReadonlySet<string> {
  const isForm = body.kind === "form";
  const names = new Set(isForm ? body.parts.map(({ name }) => name) : Object.keys(body.value));
  const count = isForm
    ? body.parts.find(({ name }) => name === "n")
    : { value: (body.value as { readonly n?: unknown }).n };
  if (!count || !("value" in count) || String(count.value) !== "1") names.delete("n");
  return names;
}
