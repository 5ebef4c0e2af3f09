import { appError } from "@/utils/core/app-error";
import { decodeBase64Strictly } from "@/utils/core/bytes";
import { tooManyBytes } from "@/utils/core/picture/check-picture";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";

/** Percent escapes to bytes; a stray `%` stands for itself, as in browsers. */
function decodePercent(text: string): Uint8Array<ArrayBuffer> {
  const source = new TextEncoder().encode(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at++) {
    const pair = source[at] === 0x25 ? String.fromCharCode(...source.subarray(at + 1, at + 3)) : "";
    const isEscape = /^[0-9a-f]{2}$/i.test(pair);
    bytes[length++] = isEscape ? Number.parseInt(pair, 16) : (source[at] ?? 0);
    if (isEscape) at += 2;
  }
  return bytes.slice(0, length);
}

/**
 * The bytes of a `data:` URL; what it says about its type is ignored.
 * Protocol: the fetch standard's "data: URL processor".
 * Errors: `capture_address_unusable`, `capture_too_many_bytes`.
 */
export function decodeDataUrl(url: string): Result<Uint8Array<ArrayBuffer>> {
  const comma = url.indexOf(",");
  if (!/^data:/i.test(url) || comma < 0) return err(appError("capture_address_unusable"));
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(5, comma));
  const hash = url.indexOf("#", comma);
  const body = url.slice(comma + 1, hash < 0 ? undefined : hash);
  if (body.length > MAX_PICTURE_BYTES * 3) return err(tooManyBytes(body.length));
  const plain = decodePercent(body);
  if (!isBase64) return ok(plain);
  try {
    return ok(decodeBase64Strictly(new TextDecoder("latin1").decode(plain)));
  } catch {
    return err(appError("capture_address_unusable"));
  }
}
