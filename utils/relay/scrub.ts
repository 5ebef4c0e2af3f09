import type { AppError } from "@/utils/core/app-error";
import { type Credentials, secretsOf } from "@/utils/core/server/credentials";
import { findKey, type Span } from "@/utils/relay/find-key";
import { MAX_WORDS } from "@/utils/relay/limits";

/** OpenAI-style keys of anybody: some relays quote the key of their upstream. */
const ANY_KEY = /\b(?:sk|rk|pk)-[A-Za-z0-9_*.-]{8,}/g;
const ANY_BEARER = /\bBearer\s+[^\s"',;<>]+/gi;

/** Shorter keys turn up in other encodings by chance. */
const MIN_ENCODED_LENGTH = 6;

/** Half a key may stand where a text was cut. */
const HALF_A_KEY = 1_000;

/**
 * A server's words without any key in them: not the one that was sent, in
 * whichever encoding, nor one that merely looks like a key. Must come before
 * cutting a text to length, else half a key survives. Words beyond the limit of
 * what is judged are left out.
 */
export function scrubKeys(text: string, key: string): string {
  const isLong = text.length > MAX_WORDS;
  const words = isLong ? text.slice(0, MAX_WORDS) : text;
  const scrubbed = withoutKey(words, key).replace(ANY_BEARER, "Bearer ***").replace(ANY_KEY, "***");
  return isLong ? scrubbed.slice(0, -HALF_A_KEY) : scrubbed;
}

function withoutKey(text: string, credentials: Credentials): string {
  return secretsOf(credentials).reduce(withoutSecret, text);
}

function withoutSecret(text: string, key: string): string {
  if (key.length < MIN_ENCODED_LENGTH) return withoutWord(text, key);
  const plain = text.replaceAll(key, "***");
  return blankOut(plain, findKey(plain, key));
}

/**
 * Without a key that is a word: some are typed because a field wants one (`x`, `none`, `1`),
 * and without each of their letters neither a size nor a sentence could be read.
 */
function withoutWord(text: string, word: string): string {
  const isLetter = (letter = "") => /\w/.test(letter);
  return text.split(word).reduce((before, after) => {
    const isInside = isLetter(before.at(-1)) || isLetter(after[0]);
    return `${before}${isInside ? word : "***"}${after}`;
  });
}

/** Whether a key is in a text, in whichever encoding. One of a few letters may be there by chance. */
export function holdsKey(text: string, credentials: Credentials): boolean {
  return secretsOf(credentials).some(
    (key) => key.length >= MIN_ENCODED_LENGTH && withoutSecret(text, key) !== text,
  );
}

function blankOut(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    if (start >= at) pieces.push(text.slice(at, start), "***");
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** Everything that an error quotes, without the key. */
export function scrubError(error: AppError, key: string): AppError {
  const { detail, requestId, params } = error;
  return {
    ...error,
    ...(detail === undefined ? {} : { detail: scrubKeys(detail, key) }),
    ...(requestId === undefined ? {} : { requestId: scrubKeys(requestId, key) }),
    ...(params ? { params: scrubParams(params, key) } : {}),
  };
}

function scrubParams(params: NonNullable<AppError["params"]>, key: string) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? scrubKeys(value, key) : value,
    ]),
  );
}

/** An exception's words as an error's detail: a browser may quote a header in them. */
export function causeDetail(cause: unknown, key: string): { readonly detail?: string } {
  return cause instanceof Error ? { detail: scrubKeys(cause.message, key).slice(0, 500) } : {};
}

/** Shorter keys turn up in base64 by chance, and masking them there would spoil a picture. */
const MIN_MASKED_LENGTH = 8;

/**
 * Overwrites a key with asterisks wherever a server's answer echoes it, in
 * place: answers are stored, and keys never are.
 */
export function maskKey(bytes: Uint8Array, credentials: Credentials): void {
  for (const secret of secretsOf(credentials)) maskSecret(bytes, secret);
}

function maskSecret(bytes: Uint8Array, key: string): void {
  if (key.length < MIN_MASKED_LENGTH) return;
  const wanted = new TextEncoder().encode(key);
  const rareAt = rarestAt(key);
  const rare = wanted[rareAt] ?? 0;
  for (
    let found = bytes.indexOf(rare, rareAt);
    found >= 0;
    found = bytes.indexOf(rare, found + 1)
  ) {
    const start = found - rareAt;
    if (wanted.every((byte, offset) => bytes[start + offset] === byte)) {
      bytes.fill(0x2a, start, start + wanted.length);
    }
  }
}

/**
 * Where in a key to begin the search: pictures in base64 are all letters and
 * digits, so a character that is neither is found in them nowhere.
 */
function rarestAt(key: string): number {
  return Math.max(0, key.search(/[^A-Za-z0-9+/=]/));
}
