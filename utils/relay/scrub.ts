/** OpenAI-style keys of anybody: some relays quote the key of their upstream. */
const ANY_KEY = /\b(?:sk|rk|pk)-[A-Za-z0-9_*.-]{8,}/g;
const ANY_BEARER = /\bBearer\s+[^\s"',;<>]+/gi;

/**
 * A server's words without any key in them: not the one that was sent (also
 * URL-encoded), nor one that merely looks like a key. Must come before cutting
 * a text to length, else half a key survives.
 */
export function scrubKeys(text: string, key: string): string {
  let scrubbed = text;
  for (const form of new Set([key, encodeURIComponent(key)])) {
    if (form !== "") scrubbed = scrubbed.replaceAll(form, "***");
  }
  return scrubbed.replace(ANY_BEARER, "Bearer ***").replace(ANY_KEY, "***");
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
export function maskKey(bytes: Uint8Array, key: string): void {
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
