import type { IncomingMessage } from "node:http";
import sharp from "sharp";
import type { ReceivedPart } from "../../types.ts";
import { type Breach, breach } from "../breach.ts";
import type { Family } from "../families.ts";
import { anyText, type FieldRule, isOneOf, isWholeNumber } from "../field-rules.ts";

/** A JSON object, or `null` where the body is none. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A picture as an image part of the form; a breach where it is no `data:` URL of a PNG. */
export async function fromDataUrl(value: unknown): Promise<ReceivedPart | Breach> {
  const match = /^data:image\/png;base64,/.exec(typeof value === "string" ? value : "");
  if (match === null) return breach("image", "invalid_image_url", "Expected a data: URL of a PNG.");
  return fromBase64(String(value).slice(match[0].length));
}

export async function fromBase64(value: unknown): Promise<ReceivedPart | Breach> {
  if (typeof value !== "string" || value === "" || !BASE64.test(value)) {
    return breach("image", "invalid_image_url", "The picture is not valid base64.");
  }
  const bytes = Buffer.from(value, "base64");
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  const part = { name: "image", filename: "image.png", contentType: "image/png", bytes };
  return metadata === undefined ? part : { ...part, metadata };
}

export function isBreach(value: object): value is Breach {
  return "code" in value && "message" in value;
}

/** Names them as the form does: one `image`, several `image[]`. */
export async function imagesFrom(
  values: readonly unknown[],
  read: (value: unknown) => Promise<ReceivedPart | Breach>,
): Promise<readonly ReceivedPart[] | Breach> {
  const parts = await Promise.all(values.map(read));
  const found = parts.find(isBreach);
  if (found !== undefined) return found;
  const name = values.length > 1 ? "image[]" : "image";
  return (parts as ReceivedPart[]).map((part) => ({ ...part, name }));
}

export function textPart(name: string, value: unknown): ReceivedPart {
  return { name, bytes: Buffer.from(String(value)) };
}

/** The remaining fields as the form's texts; a breach where one has another type than JSON should have. */
export function textsFrom(
  fields: Record<string, unknown>,
  types: Readonly<Record<string, "string" | "number" | "boolean">>,
): readonly ReceivedPart[] | Breach {
  for (const [name, value] of Object.entries(fields)) {
    const type = types[name];
    if (type === undefined)
      return breach(name, "unknown_parameter", `Unknown parameter: '${name}'.`);
    const is: string = typeof value;
    if (is !== type) {
      return breach(name, "invalid_type", `'${name}' must be a ${type}.`);
    }
  }
  if (!fields["model"]) return breach("model", "missing_required_parameter", "model is required");
  return Object.entries(fields).map(([name, value]) => textPart(name, value));
}

/** The rules of a model that reads pictures out of JSON and knows no mask. */
export function jsonFamily(maxImages: number, fields: Readonly<Record<string, FieldRule>>): Family {
  return {
    id: "gpt-image-2",
    maxImages,
    imageTypes: ["image/png"],
    imageLimitBytes: 20_000_000,
    mustBeSquare: false,
    needsMaskOrTransparency: false,
    takesMarkup: false,
    promptLimit: 32_000,
    alwaysBase64: true,
    fields,
  };
}

export const JSON_FIELDS = {
  n: isWholeNumber(1, 10),
  response_format: isOneOf("url", "b64_json"),
  user: anyText,
} as const;
