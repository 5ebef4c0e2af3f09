import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";

/** Base64 of the largest picture, with room for line breaks. */
export const MAX_BASE64_CHARACTERS = Math.ceil((MAX_PICTURE_BYTES + 3) * 1.5);

/** Newer engines decode base64 natively (Chrome 140, Firefox 133); TypeScript's library lags behind. */
interface NativeBase64 {
  fromBase64?: (text: string, options?: { alphabet?: string }) => Uint8Array<ArrayBuffer>;
}

const native = (Uint8Array as NativeBase64).fromBase64;

/** Bytes that become base64 at once: a multiple of 3, and few enough for one call. */
const PIECE = 3 * 8192;

/** Bytes as base64, standard alphabet, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))));
  }
  return pieces.join("");
}

function decodeNative(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return native?.call(Uint8Array, text);
  } catch {
    return undefined;
  }
}

function decodeTolerant(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const plain = text.includes("%") ? decodeURIComponent(text) : text;
    // Also line breaks that were escaped once too often.
    const bare = plain.replace(/\\[nr]|[\s"]/g, "");
    const standard = bare.replaceAll("-", "+").replaceAll("_", "/");
    // atob takes unpadded text, but not padding that is short or too long.
    const binary = atob(withoutPadding(standard));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Walked from the end: a pattern for it would start anew at every `=`. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x3d) end -= 1;
  return text.slice(0, end);
}

/** What stands before base64 in a `data:` URL; some leave out its first word. */
const PREFIX = /^\s*(?:data:[^,]*|[\w/+.-]*;?base64),/i;

/**
 * Decodes base64 as servers write it: with a `data:` prefix or the rest of one, line
 * breaks, the URL alphabet, percent signs, or without padding. `undefined` where it is
 * none, or more than the largest picture.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const [prefix = ""] = PREFIX.exec(text.slice(0, 256)) ?? [];
  const payload = text.slice(prefix.length);
  if (payload.length > MAX_BASE64_CHARACTERS) return undefined;
  return decodeNative(payload) ?? decodeTolerant(payload);
}
