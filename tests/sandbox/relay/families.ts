import { anyText, type FieldRule, isOneOf, isWholeNumber } from "./field-rules.ts";
import { isFreeSize } from "./free-size.ts";

/** What the models of one family take (docs/contract.md §1 and §2). */
export type Family = {
  readonly id: "document" | "gpt-image-1" | "gpt-image-2";
  readonly maxImages: number;
  readonly imageTypes: readonly string[];
  /** A part of this many bytes is already too large. */
  readonly imageLimitBytes: number;
  readonly mustBeSquare: boolean;
  /** Without a mask the image's own transparency says where to edit. */
  readonly needsMaskOrTransparency: boolean;
  readonly takesMarkup: boolean;
  /** In code points. */
  readonly promptLimit: number;
  /** Optional text fields beside prompt and model. */
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly alwaysBase64: boolean;
};

/** "Less than 4 MB", read in the narrower way, so that a client that passes here passes anywhere. */
export const DOCUMENT_LIMIT_BYTES = 4_000_000;
const LARGE_LIMIT_BYTES = 50_000_000;

const DOCUMENT: Family = {
  id: "document",
  maxImages: 1,
  imageTypes: ["image/png"],
  imageLimitBytes: DOCUMENT_LIMIT_BYTES,
  mustBeSquare: true,
  needsMaskOrTransparency: true,
  takesMarkup: false,
  promptLimit: 1000,
  alwaysBase64: false,
  fields: {
    n: isWholeNumber(1, 10),
    size: isOneOf("256x256", "512x512", "1024x1024"),
    response_format: isOneOf("url", "b64_json"),
    user: anyText,
  },
};

const GPT_FIELDS: Readonly<Record<string, FieldRule>> = {
  n: isWholeNumber(1, 10),
  quality: isOneOf("low", "medium", "high", "auto"),
  background: isOneOf("transparent", "opaque", "auto"),
  output_format: isOneOf("png", "jpeg", "webp"),
  output_compression: isWholeNumber(0, 100),
  moderation: isOneOf("low", "auto"),
  stream: isOneOf("true", "false"),
  partial_images: isWholeNumber(0, 3),
  user: anyText,
  safety_identifier: anyText,
};

const GPT: Omit<Family, "id" | "fields" | "takesMarkup"> = {
  maxImages: 16,
  imageTypes: ["image/png", "image/jpeg", "image/webp"],
  imageLimitBytes: LARGE_LIMIT_BYTES,
  mustBeSquare: false,
  needsMaskOrTransparency: false,
  promptLimit: 32_000,
  alwaysBase64: true,
};

const GPT_1_SIZES = isOneOf("1024x1024", "1536x1024", "1024x1536", "auto");

/** The rules by model name, or `null` when no channel serves such a model. */
export function familyOf(model: string): Family | null {
  if (model === "" || /^dall-e-2/.test(model) || /^sandbox-/.test(model)) return DOCUMENT;
  if (/^(gpt-image-1-mini|gpt-image-1\.5|chatgpt-image-latest)/.test(model)) {
    const fidelity = model.startsWith("gpt-image-1-mini") ? isOneOf("low") : isOneOf("high", "low");
    const fields = { ...GPT_FIELDS, size: GPT_1_SIZES, input_fidelity: fidelity };
    return { ...GPT, id: "gpt-image-1", takesMarkup: false, fields };
  }
  if (/^gpt-image-2\.[56]/.test(model)) {
    const quality = isOneOf("low", "medium", "high", "xhigh", "max", "auto");
    const fidelity = isOneOf("high", "low");
    const fields = { ...GPT_FIELDS, size: isFreeSize, quality, input_fidelity: fidelity };
    return { ...GPT, id: "gpt-image-2", takesMarkup: true, fields };
  }
  if (/^gpt-image-2(-|$)/.test(model)) {
    return {
      ...GPT,
      id: "gpt-image-2",
      takesMarkup: false,
      fields: { ...GPT_FIELDS, size: isFreeSize },
    };
  }
  return null;
}
