import { jsonAnswer } from "../../http/answer.ts";
import { breach } from "../breach.ts";
import { isOneOf } from "../field-rules.ts";
import { hasKey } from "../record.ts";
import type { SandboxDialect } from "./dialect.ts";
import {
  fromDataUrl,
  imagesFrom,
  isBreach,
  JSON_FIELDS,
  jsonFamily,
  textsFrom,
} from "./read-json.ts";

const TYPES = {
  model: "string",
  prompt: "string",
  size: "string",
  response_format: "string",
  user: "string",
  watermark: "boolean",
} as const;

function isSize(value: string): string | null {
  return /^\d{2,4}x\d{2,4}$/.test(value) ? null : "Expected WIDTHxHEIGHT.";
}

/** Ark's Seedream: `images/generations` with pictures to begin from; no mask, no `n`. */
export const generations: SandboxDialect = {
  id: "generations",
  isSpokenAt: (path) => path === "/v1/images/generations",
  family: {
    ...jsonFamily(10, { ...JSON_FIELDS, size: isSize, watermark: isOneOf("true", "false") }),
    alwaysBase64: false,
  },
  hasKey,
  read: async ({ image, ...fields }) => {
    if (image === undefined) {
      return { breach: breach("image", "missing_required_parameter", "No picture to begin from.") };
    }
    const pictures = await imagesFrom(Array.isArray(image) ? image : [image], fromDataUrl);
    const texts = textsFrom(fields, TYPES);
    if (isBreach(pictures)) return { breach: pictures };
    return isBreach(texts) ? { breach: texts } : { parts: [...pictures, ...texts] };
  },
  write: (body, call) => jsonAnswer(body, 200, { "x-request-id": call.requestId }),
};
