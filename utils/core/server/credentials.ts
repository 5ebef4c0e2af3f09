/**
 * What a server is told to let a request in: the key, and on further lines the
 * extra headers as `name: value`. One text, so that whatever keeps keys out of
 * words, answers and names keeps headers out as well; neither can hold a line
 * break.
 */
export type Credentials = string;

/** Extra headers by name, in lower case. */
export type ExtraHeaders = Readonly<Record<string, string>>;

const HEADER_LINE = /^([!#$%&'*+.^_`|~\w-]+): (.*)$/;

/** Shorter values (`openai`, `1`) are words like any other and no secrets. */
const MIN_SECRET_LENGTH = 8;

/** The key and the headers as one text. */
export function joinCredentials(key: string, headers: ExtraHeaders): Credentials {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [key, ...lines].join("\n");
}

/** The key alone, and the lines of headers; a text that is neither is all key. */
export function splitCredentials(credentials: Credentials): readonly [string, readonly string[]] {
  const [key = "", ...lines] = credentials.split("\n");
  return lines.every((line) => HEADER_LINE.test(line)) ? [key, lines] : [credentials, []];
}

/**
 * The headers of a request that carries these credentials.
 *
 * @param keyHeader of the key, where it is not `Authorization: Bearer`
 */
export function headersOf(credentials: Credentials, keyHeader?: string): Record<string, string> {
  const [key, lines] = splitCredentials(credentials);
  const extra = lines.flatMap((line) => {
    const [, name = "", value = ""] = HEADER_LINE.exec(line) ?? [];
    return [[name.toLowerCase(), value]];
  });
  const own = keyHeader ? { [keyHeader]: key } : { authorization: `Bearer ${key}` };
  return { ...(key === "" ? {} : own), ...Object.fromEntries(extra) };
}

/** What must stand in no text: the key, and the values of headers that may be secret. */
export function secretsOf(credentials: Credentials): readonly string[] {
  const [key, lines] = splitCredentials(credentials);
  const values = lines.map((line) => HEADER_LINE.exec(line)?.[2] ?? "");
  const secrets = values.flatMap((value) => {
    const bare = value.replace(/^(?:bearer|basic|token)\s+/i, "");
    return [value, bare].filter((text) => text.length >= MIN_SECRET_LENGTH);
  });
  return [...new Set([key, ...secrets])].filter((text) => text !== "");
}
