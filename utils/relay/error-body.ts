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

/** In lower case, without underscores. */
const MESSAGE_KEYS = [
  ...["message", "msg", "errormessage", "errormsg", "errmsg", "retmsg", "reason", "title"],
  ...["description", "errordescription", "failreason", "info"],
];

/** Where servers put the id of a request: at the end. */
const TAIL_CHARACTERS = 400;

/** The beginning and the end of words that are longer than anybody reads. */
function bounded(words: string): string {
  return words.length <= MAX_WORDS
    ? words
    : `${words.slice(0, MAX_WORDS - TAIL_CHARACTERS)}\n…\n${words.slice(-TAIL_CHARACTERS)}`;
}

function compact(fields: { readonly [K in keyof ErrorBody]?: string | undefined }): ErrorBody {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, bounded(value)]],
    ),
  );
}

/** `errorMessage`, `error_message` and `ErrorMessage` are one name. */
function plainNames(object: JsonObject): JsonObject {
  const plain = (name: string) => name.toLowerCase().replaceAll("_", "");
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [plain(name), value]));
}

function fromObject(object: JsonObject): ErrorBody {
  const named = plainNames(object);
  return compact({
    message: firstText(named, MESSAGE_KEYS),
    code: firstText(named, ["code", "errorcode", "errcode"]),
    type: firstText(named, ["type"]),
    param: firstText(named, ["param"]),
    requestId: firstText(named, ["requestid"]),
  });
}

/** Where in a request something is wrong, by the names frameworks give it. */
function placeOf(entry: JsonObject): string {
  const { loc, path, field, location, pointer } = entry;
  const place = loc ?? path ?? field ?? location ?? pointer ?? entry.param;
  const words = Array.isArray(place) ? place.slice(0, 5).join(".") : place;
  return typeof words === "string" && words !== "" ? `${bounded(words)}: ` : "";
}

function lineOf(entry: unknown): string[] {
  if (typeof entry === "string") return [bounded(entry)];
  if (!isObject(entry)) return [];
  const message = firstText(plainNames(entry), [...MESSAGE_KEYS, "detail"]);
  return message === undefined ? [] : [bounded(placeOf(entry) + bounded(message))];
}

/** A list such as FastAPI's `{loc: ["body", "size"], msg}`, or an object of lists by field. */
function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(lineOf);
  if (!isObject(value)) return [];
  return Object.entries(value)
    .slice(0, 20)
    .flatMap(([field, words]) =>
      [words]
        .flat()
        .slice(0, 3)
        .flatMap(lineOf)
        .map((line) => bounded(`${field}: ${line}`)),
    );
}

/** Lines joined; `undefined` where there is none. */
function joined(lines: readonly (string | undefined)[]): string | undefined {
  const said = lines.filter((line) => line !== undefined && line.trim() !== "");
  return said.length > 0 ? bounded(said.join("\n")) : undefined;
}

/** A relay behind a relay wraps one error in another. */
const MAX_WRAPPINGS = 5;

/** An error that stands as JSON inside of a sentence, in its place. */
function unwrapped(own: ErrorBody, depth: number): ErrorBody {
  const { message = "" } = own;
  const start = message.indexOf("{");
  const end = message.lastIndexOf("}") + 1;
  const json =
    start < 0 || depth === MAX_WRAPPINGS ? undefined : parseJson(message.slice(start, end));
  const inner = isObject(json) ? readAt(json, depth + 1) : {};
  if (inner.message === undefined) return own;
  const words = message.slice(0, start) + inner.message + message.slice(end);
  return { ...own, ...inner, message: bounded(words) };
}

/**
 * The texts of all that an error holds, the most specific first: what is wrapped,
 * its own sentence, lists of what is wrong, and last a bare word such as
 * `{"error": "Bad Request"}`, which is taken for a code where there is none.
 */
function readAt(value: unknown, depth: number): ErrorBody {
  if (typeof value === "string") {
    return value.trim() === "" ? {} : unwrapped({ message: bounded(value) }, depth);
  }
  if (!isObject(value)) {
    const message = joined(linesOf(value));
    return message === undefined ? {} : { message };
  }
  if (depth === MAX_WRAPPINGS) return fromObject(value);
  const own = unwrapped(fromObject(value), depth);
  const { error, detail, message, errors, validation, metadata } = value;
  const bare = typeof error === "string" && error.trim() !== "" ? bounded(error) : undefined;
  const inner = {
    ...readAt(detail, depth + 1),
    ...(bare ? {} : readAt(error, depth + 1)),
    // OpenRouter's: what its provider said.
    ...(isObject(metadata) ? readAt(metadata.raw, depth + 1) : {}),
  };
  const listed = [message, errors, validation].flatMap((list) => linesOf(list));
  const said = [inner.message ?? own.message, ...listed].filter((text) => text !== undefined);
  const isCode = bare !== undefined && said.length > 0;
  const isPhrase = bare !== undefined && (!isCode || /\s/.test(bare));
  return {
    ...compact({ ...own, code: own.code ?? (isCode ? bare : undefined) }),
    ...inner,
    ...compact({ message: joined([...said, isPhrase ? bare : undefined]) }),
  };
}

/**
 * Reads `{error: {…}}`, `{error: "text"}`, `{message}`, `{detail: text, list or
 * object}`, problem+json (RFC 9457) and kin.
 */
export function readErrorBody(json: unknown): ErrorBody {
  return readAt(json, 0);
}

/** Whether anything is said. Languages write what is not set as an empty text, 0 or an empty list. */
function isSaid(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null || depth > 3) return Boolean(value);
  return Object.values(value).some((part) => isSaid(part, depth + 1));
}

/** Whether an answer says in its body that it is none, whatever its status. */
export function saysError({ error, success }: JsonObject): boolean {
  return isSaid(error) || success === false;
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

/** A line of JSON among others, as streams and keep-alives have it. */
function jsonLine(text: string): JsonObject | undefined {
  for (const line of text.split(/[\r\n]+/)) {
    const value = parseJson(line.replace(/^data:/, ""));
    if (isObject(value)) return value;
  }
  return undefined;
}

/** Reads the body of a refusal: JSON of any of the known shapes, a stream, a page, or plain text. */
export function parseErrorText(text: string): ErrorBody {
  const json = parseJson(text.trim()) ?? jsonLine(text);
  if (json !== undefined) return readErrorBody(json);
  const words = isPage(text) ? pageWords(text) : text.trim();
  return words === "" ? {} : { message: bounded(words) };
}
