import { MAX_JSON_VALUES } from "@/utils/relay/limits";

/** A parsed JSON object, nothing of which is believed yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value has fields: an object that is no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a text has more commas and brackets than that: about as many values as
 * it would hold in memory.
 */
export function hasMoreValues(text: string, most: number): boolean {
  let values = 0;
  // Pictures in base64 hold none of these, and a search leaps over them.
  for (const mark of [",", "[", "{"]) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      values += 1;
      if (values > most) return true;
    }
  }
  return false;
}

/**
 * `undefined` where the text is no JSON (`undefined` is no JSON value), or has
 * more than a million values: 200 MB of `{},` would take gigabytes.
 */
export function parseJson(text: string): unknown {
  if (hasMoreValues(text, MAX_JSON_VALUES)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A body's text without what relays send before it to keep the connection open: white
 * space, NULs, and comments as a stream has them. A loop, as a pattern would keep a place
 * for each of a million comments.
 */
export function bodyText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).trim();
  let at = 0;
  for (;;) {
    while (text.charCodeAt(at) <= 0x20) at += 1;
    if (text[at] !== ":") return text.slice(at);
    while (at < text.length && !/[\r\n]/.test(text.charAt(at))) at += 1;
  }
}

/** A string with something in it; numbers count, as some servers write codes as numbers. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** The entries of a list; none of anything else. */
export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects in a list. */
export function listOf(value: unknown): readonly JsonObject[] {
  return arrayOf(value).filter(isObject);
}

/** The first of some keys that holds a text. */
export function firstText(object: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textOf(object[key]);
    if (text !== undefined) return text;
  }
  return undefined;
}
