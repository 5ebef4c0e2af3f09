import * as v from "valibot";
import { decodeBase64Strictly } from "@/utils/core/bytes";
import { sameWords } from "@/utils/core/server/key-lock";

/** A text that only the lock's key opens; both fields are base64. */
export interface Sealed {
  /** AES-GCM's initial value, 12 bytes, new for every text. */
  readonly iv: string;
  /** The encrypted text with its 16 bytes of proof. */
  readonly data: string;
}

export const sealedSchema = v.object({
  iv: v.pipe(v.string(), v.length(16)),
  data: v.pipe(v.string(), v.maxLength(20_000)),
});

export type KeyBytes = Uint8Array<ArrayBuffer>;

/** Standard base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Bytes that nobody can foresee. */
export function randomBytes(length: number): KeyBytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * The 32 bytes of a key that a passphrase stands for: PBKDF2 with HMAC-SHA-256
 * (RFC 8018), slow on purpose. Takes a moment.
 */
export async function deriveKey(
  passphrase: string,
  salt: KeyBytes,
  iterations: number,
): Promise<KeyBytes> {
  const words = new TextEncoder().encode(sameWords(passphrase));
  const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, 256));
}

function importAes(key: KeyBytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** AES-256-GCM. `place` is where the text belongs: moved to another one it does not open. */
export async function seal(key: KeyBytes, text: string, place: string): Promise<Sealed> {
  const iv = randomBytes(12);
  const bytes = new TextEncoder().encode(text);
  const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
  const data = await crypto.subtle.encrypt(how, await importAes(key), bytes);
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** `undefined` where the key is another one, or the text was changed or moved. */
export async function unseal(
  key: KeyBytes,
  { iv, data }: Sealed,
  place: string,
): Promise<string | undefined> {
  try {
    const how = {
      name: "AES-GCM",
      iv: decodeBase64Strictly(iv),
      additionalData: new TextEncoder().encode(place),
    };
    const bytes = decodeBase64Strictly(data);
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, await importAes(key), bytes));
  } catch {
    return undefined;
  }
}
