import { jsonAnswer } from "../../http/answer.ts";
import { breach } from "../breach.ts";
import { hasKey } from "../record.ts";
import type { SandboxDialect } from "./dialect.ts";
import {
  fromDataUrl,
  imagesFrom,
  isBreach,
  isObject,
  JSON_FIELDS,
  jsonFamily,
  textsFrom,
} from "./read-json.ts";

const TYPES = {
  model: "string",
  prompt: "string",
  n: "number",
  response_format: "string",
  user: "string",
} as const;

/** xAI's image editing: the same path, JSON, up to three pictures, no `size`, no mask. */
export const jsonEdits: SandboxDialect = {
  id: "json",
  isSpokenAt: (path, type) => path === "/v1/images/edits" && type.includes("application/json"),
  family: { ...jsonFamily(3, JSON_FIELDS), alwaysBase64: false },
  hasKey,
  read: async ({ image, images, ...fields }) => {
    if (!/grok/i.test(String(fields["model"]))) {
      return { breach: breach(null, "invalid_body", "The body is not multipart/form-data.") };
    }
    if ((image === undefined) === (images === undefined)) {
      return { breach: breach("image", "invalid_value", "Send either 'image' or 'images'.") };
    }
    const list = image === undefined ? images : [image];
    if (!Array.isArray(list) || !list.every(isObject)) {
      return { breach: breach("image", "invalid_type", "A picture is an object with a 'url'.") };
    }
    const pictures = await imagesFrom(list, (one) => fromDataUrl((one as { url?: unknown }).url));
    const texts = textsFrom(fields, TYPES);
    if (isBreach(pictures)) return { breach: pictures };
    return isBreach(texts) ? { breach: texts } : { parts: [...pictures, ...texts] };
  },
  write: (body, call) => jsonAnswer(body, 200, { "x-request-id": call.requestId }),
};

/** xAI's answer to a form. */
export const UNSUPPORTED_TYPE = {
  status: 415,
  code: null,
  type: "invalid_request_error",
  message: "Expected request with `Content-Type: application/json`",
} as const;
