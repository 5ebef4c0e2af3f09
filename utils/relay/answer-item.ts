import { type AppError, appError } from "@/utils/core/app-error";
import type { PictureType } from "@/utils/core/image-header/picture-type";
import { readHeader } from "@/utils/core/image-header/read-header";
import { MAX_PICTURE_BYTES, MAX_PIXELS } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import { isPrivateHost } from "@/utils/core/server/private-address";
import { decodeBase64, MAX_BASE64_CHARACTERS } from "@/utils/relay/base64";
import { readErrorBody } from "@/utils/relay/error-body";
import { judgeRefusal } from "@/utils/relay/errors";
import { firstText, isObject, type JsonObject } from "@/utils/relay/json";
import { MAX_ADDRESS_CHARACTERS } from "@/utils/relay/limits";
import { expiryOf } from "@/utils/relay/url-expiry";

interface ItemBase {
  /** Place in the answer, counted from 0, lost items included. */
  readonly index: number;
  readonly revisedPrompt?: string;
}

/** One picture of an answer: its bytes, or where they lie. */
export type AnswerItem =
  | (ItemBase & {
      readonly kind: "bytes";
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly type: PictureType;
    })
  | (ItemBase & {
      readonly kind: "url";
      readonly url: string;
      /** Until when the address works, ms since the epoch, where the address says so. */
      readonly expiresAtMs?: number;
    });

/** Where an item's parts lie at the servers that are known. */
const BASE64_KEYS = [
  "b64_json",
  "b64",
  "base64",
  "image_base64",
  "partial_image_b64",
  "result",
  "data",
];
const URL_KEYS = ["url", "image_url", "uri", "image"];

function tooLarge(bytes: number): AppError {
  const megabytes = Math.ceil(bytes / 1024 / 1024);
  return appError("result_too_large", { params: { megabytes, limit: 64 } });
}

/** Takes bytes as a picture if their own header says so and they are of bearable size. */
export function pictureOf(
  bytes: Uint8Array<ArrayBuffer>,
): Result<{ bytes: Uint8Array<ArrayBuffer>; type: PictureType }> {
  if (bytes.byteLength > MAX_PICTURE_BYTES) return err(tooLarge(bytes.byteLength));
  const header = readHeader(bytes);
  if (!header) return err(appError("result_undecodable"));
  const { size } = header;
  if (size && size.width * size.height > MAX_PIXELS) {
    return err(appError("result_undecodable", { detail: `${size.width}x${size.height}` }));
  }
  return ok({ bytes, type: header.type });
}

function fromBase64(text: string): Result<{ bytes: Uint8Array<ArrayBuffer>; type: PictureType }> {
  // Line breaks take some room beside the picture; without any, its size is known.
  const isInLines = /\s/.test(text.slice(0, 128));
  const most = isInLines ? MAX_BASE64_CHARACTERS : (MAX_PICTURE_BYTES / 3 + 1) * 4 + 64;
  if (text.length > most) return err(tooLarge((text.length / 4) * 3));
  const bytes = decodeBase64(text);
  return bytes ? pictureOf(bytes) : err(appError("result_undecodable"));
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A `data:` URL's bytes; percent-encoded ones (SVG) too. */
function fromDataUrl(url: string): Result<{ bytes: Uint8Array<ArrayBuffer>; type: PictureType }> {
  const comma = url.indexOf(",");
  if (comma < 0) return err(appError("result_undecodable"));
  if (/;\s{0,8}base64\s{0,8}$/i.test(url.slice(Math.max(0, comma - 32), comma)))
    return fromBase64(url);
  if (url.length - comma > 3 * MAX_PICTURE_BYTES) return err(tooLarge((url.length - comma) / 3));
  const text = percentDecoded(url.slice(comma + 1));
  const picture = text === undefined ? undefined : pictureOf(new TextEncoder().encode(text));
  return picture?.ok ? picture : fromBase64(url);
}

/** Makes an address absolute. A remote server may send nobody to this machine or its network. */
function absoluteUrl(text: string, requestUrl: string): Result<string> {
  if (text.length > MAX_ADDRESS_CHARACTERS || !URL.canParse(text, requestUrl)) {
    return err(appError("result_undecodable", { detail: text.slice(0, 300) }));
  }
  const url = new URL(text, requestUrl);
  const isInward = isPrivateHost(url.hostname) && !isPrivateHost(new URL(requestUrl).hostname);
  return /^https?:$/.test(url.protocol) && !isInward
    ? ok(url.href)
    : err(
        appError("result_unreachable", {
          params: { host: url.host },
          detail: url.href.slice(0, 300),
        }),
      );
}

function fromText(text: string, base: ItemBase, requestUrl: string): Result<AnswerItem> {
  if (/^data:/i.test(text)) {
    const picture = fromDataUrl(text);
    return picture.ok ? ok({ ...base, kind: "bytes", ...picture.value }) : picture;
  }
  const url = absoluteUrl(text, requestUrl);
  if (!url.ok) return url;
  const expiresAtMs = expiryOf(url.value);
  return ok({ ...base, kind: "url", url: url.value, ...(expiresAtMs ? { expiresAtMs } : {}) });
}

function textUnder(item: JsonObject, keys: readonly string[]): string | undefined {
  const direct = firstText(item, keys)?.trim();
  if (direct) return direct;
  const nested = keys.map((key) => item[key]).find(isObject);
  return nested && firstText(nested, [...BASE64_KEYS, ...URL_KEYS])?.trim();
}

/** A bare text is an address if it looks like one, and base64 if not. */
function looksLikeUrl(text: string): boolean {
  return /^(?:https?:|data:|\/\/|\.{0,2}\/[^/])/i.test(text.slice(0, 64)) && !isBase64Picture(text);
}

/** A JPEG in base64 begins with `/9j/`, like a path. */
function isBase64Picture(text: string): boolean {
  return text.length > 64 && /^\/9j\/|^\/woA/.test(text);
}

function readObject(item: JsonObject, base: ItemBase, requestUrl: string): Result<AnswerItem> {
  const texts = [textUnder(item, BASE64_KEYS), textUnder(item, URL_KEYS)];
  const read = texts
    .filter((text) => text !== undefined)
    .map((text) => readText(text, base, requestUrl));
  return read.find(({ ok: isRead }) => isRead) ?? read[0] ?? err(itemError(item));
}

function readText(text: string, base: ItemBase, requestUrl: string): Result<AnswerItem> {
  if (looksLikeUrl(text)) return fromText(text, base, requestUrl);
  const picture = fromBase64(text);
  if (picture.ok) return ok({ ...base, kind: "bytes", ...picture.value });
  // A relative address without a slash in front looks like base64 that is none.
  const isPath =
    text.length <= MAX_ADDRESS_CHARACTERS &&
    /^[\w./%-]+\.(?:png|jpe?g|webp|gif|avif)(?:\?\S*)?$/i.test(text);
  return isPath ? fromText(text, base, requestUrl) : picture;
}

/** An item that says why it is none keeps its own words. */
function itemError(item: JsonObject): AppError {
  if (!item.error) return appError("answer_without_pictures");
  const error = judgeRefusal({ status: 200, body: readErrorBody(item), key: "" });
  return error.code === "server_error" ? { ...error, code: "answer_without_pictures" } : error;
}

/** Reads one entry of an answer's list, in any of the shapes servers give it. */
export function readItem(item: unknown, index: number, requestUrl: string): Result<AnswerItem> {
  if (typeof item === "string") return readText(item.trim(), { index }, requestUrl);
  if (!isObject(item)) return err(appError("answer_without_pictures"));
  const revisedPrompt = firstText(item, ["revised_prompt"]);
  return readObject(item, { index, ...(revisedPrompt ? { revisedPrompt } : {}) }, requestUrl);
}
