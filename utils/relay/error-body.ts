import { firstText, isObject, type JsonObject, parseJson } from "@/utils/relay/json";
import { MAX_WORDS } from "@/utils/relay/limits";

/** What a server said about its refusal, whatever shape it said it in. */
export interface ErrorBody {
  readonly message?: string;
  readonly code?: string;
  readonly type?: string;
  readonly param?: string;
  readonly requestId?: string;
}

const MESSAGE_KEYS = ["message", "msg", "error_message", "errorMessage", "reason", "title"];

/** Where servers put the id of a request: at the end. */
const TAIL_CHARACTERS = 400;

/** The beginning and the end of words that are longer than anybody reads. */
function bounded(words: string): string {
  return words.length <= MAX_WORDS
    ? words
    : `${words.slice(0, MAX_WORDS - TAIL_CHARACTERS)}\n…\n${words.slice(-TAIL_CHARACTERS)}`;
}

function compact(fields: Record<keyof ErrorBody, string | undefined>): ErrorBody {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, bounded(value)]],
    ),
  );
}

function fromObject(object: JsonObject): ErrorBody {
  return compact({
    message: firstText(object, MESSAGE_KEYS),
    code: firstText(object, ["code", "error_code"]),
    type: firstText(object, ["type"]),
    param: firstText(object, ["param"]),
    requestId: firstText(object, ["request_id", "requestId"]),
  });
}

/** FastAPI lists what is wrong as `{loc: ["body", "size"], msg}`. */
function fromList(list: readonly unknown[]): ErrorBody {
  const lines = list.slice(0, 20).flatMap((entry) => {
    if (typeof entry === "string") return [bounded(entry)];
    if (!isObject(entry)) return [];
    const where = Array.isArray(entry.loc) ? `${entry.loc.slice(0, 5).join(".")}: ` : "";
    const message = firstText(entry, MESSAGE_KEYS);
    return message === undefined ? [] : [bounded(bounded(where) + bounded(message))];
  });
  return lines.length > 0 ? { message: bounded(lines.join("\n")) } : {};
}

function fromAny(value: unknown): ErrorBody {
  if (typeof value === "string" && value.trim() !== "") return { message: bounded(value) };
  if (Array.isArray(value)) return fromList(value);
  return isObject(value) ? fromObject(value) : {};
}

/** A relay behind a relay wraps one error in another. */
function innermost(json: JsonObject, depth = 0): unknown {
  const inner = json.error ?? json.detail ?? json.errors;
  if (!isObject(inner) || depth > 3) return inner;
  return innermost(inner, depth + 1) ?? inner;
}

/** Reads `{error: {…}}`, `{error: "text"}`, `{message}`, `{detail: text, list or object}` and kin. */
export function readErrorBody(json: unknown): ErrorBody {
  if (!isObject(json)) return fromAny(json);
  return { ...fromObject(json), ...fromAny(innermost(json)) };
}

function decodeEntities(text: string): string {
  return text
    .replaceAll("&nbsp;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** The words of a page, without a DOM: its title, else its text. Looks at the first 64 KB. */
export function pageWords(html: string): string {
  const start = html.slice(0, 65_536);
  const title = /<title[^>]{0,200}>([^<]{1,500})/i.exec(start)?.[1]?.trim();
  if (title) return decodeEntities(title);
  return decodeEntities(
    start
      .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, " ")
      .replace(/<[^<>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

/** Whether a body is an HTML page: a proxy's or a dashboard's, not the API's. */
export function isPage(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|!--|\?xml|title|script|h1|center)/i.test(text);
}

/** Reads the body of a refusal: JSON of any of the known shapes, a page, or plain text. */
export function parseErrorText(text: string): ErrorBody {
  const json = parseJson(text.trim());
  if (json !== undefined) return readErrorBody(json);
  const words = isPage(text) ? pageWords(text) : text.trim();
  return words === "" ? {} : { message: bounded(words) };
}
