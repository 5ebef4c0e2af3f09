import type { ExtraHeaders } from "@/utils/core/server/credentials";

const MAX_HEADERS = 20;
const MAX_VALUE_LENGTH = 4_000;

/** Set by the browser or by the request itself. */
const NOT_FOR_PEOPLE =
  /^(?:accept|content-.*|host|connection|cookie2?|origin|referer|transfer-encoding|upgrade|via|date|expect|te|trailer|keep-alive|proxy-.*|sec-.*|access-control-.*)$/;

/**
 * Reads extra headers as people type and paste them, one `name: value` a line,
 * also with `-H` and quotes around it as in a curl command. Names in lower case.
 *
 * @returns `undefined` where a line is no header, or one that cannot be set
 */
export function readHeaderLines(text: string): ExtraHeaders | undefined {
  const headers: Record<string, string> = {};
  for (const typed of text.split(/\r?\n/)) {
    // Before its patterns are tried: they look back from the end.
    if (typed.length > MAX_VALUE_LENGTH + 200) return undefined;
    const line = typed
      .trim()
      .replace(/\s*\\$/, "")
      .replace(/^(?:-H|--header)\s*/, "")
      .replace(/^(["'])(.*)\1$/, "$2");
    if (line === "") continue;
    const [, typedName = "", value = ""] =
      /^([!#$%&'*+.^_`|~\w-]{1,100})\s*:\s*(.*)$/.exec(line) ?? [];
    const name = typedName.toLowerCase();
    const isUsable =
      /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value) && value.length <= MAX_VALUE_LENGTH;
    if (NOT_FOR_PEOPLE.test(name) || !isUsable) return undefined;
    headers[name] = value;
  }
  return Object.keys(headers).length <= MAX_HEADERS ? headers : undefined;
}
