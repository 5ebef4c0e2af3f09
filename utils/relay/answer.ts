import { type AppError, appError } from "@/utils/core/app-error";
import { readUsage, type Usage } from "@/utils/core/edit/usage";
import { err, ok, type Result } from "@/utils/core/result";
import type { AnswerEnd } from "@/utils/relay/answer-end";
import { type AnswerItem, pictureOf, readItem } from "@/utils/relay/answer-item";
import { isPage, pageWords, readErrorBody, saysError } from "@/utils/relay/error-body";
import { judgeRefusal, requestIdOf } from "@/utils/relay/errors";
import { bodyText, firstText, isObject, type JsonObject, parseJson } from "@/utils/relay/json";
import { MAX_ITEMS, MAX_LOST, MAX_PIECES } from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { salvageItems } from "@/utils/relay/salvage";
import { scrubKeys } from "@/utils/relay/scrub";
import { isLastEvent, parseEvents, readStreamEvent } from "@/utils/relay/stream";

/** What a server gave for an edit: at least one item. */
export interface Answer {
  readonly items: readonly AnswerItem[];
  /** Why other items of the same answer could not be used, or why it is not whole. */
  readonly lost: readonly AppError[];
  readonly usage?: Usage;
}

const MAX_QUOTE = 2000;

/** Where a dialect has its pictures and words, beside the usual places. */
export interface AnswerShape {
  readonly entriesOf?: (value: JsonObject, end?: AnswerEnd) => readonly unknown[];
  /** What a model says in place of a picture; `refusal` where it says that it will not. */
  readonly wordsOf?: (value: JsonObject) => {
    readonly text: string;
    readonly refusal: string | undefined;
  };
  /** Puts the pieces of a stream together to what would have come without one. */
  readonly joinEvents?: () => {
    readonly add: (value: JsonObject) => void;
    readonly end: () => JsonObject;
  };
}

const PLAIN: AnswerShape = {};

/** Entries and errors as they were found in whatever shape the body had. */
interface Findings {
  readonly entries: readonly unknown[];
  readonly errors: readonly AppError[];
  /** What the server said where nothing was called an error; the reason if no picture is found. */
  readonly reason?: AppError;
  readonly usage?: Usage;
}

const LIST_KEYS = ["data", "images", "output", "results", "result", "image", "response", "item"];

/** An object that is itself one picture. */
function isEntry(value: JsonObject): boolean {
  return firstText(value, ["b64_json", "url", "b64", "base64", "image_base64"]) !== undefined;
}

/** Some relays list several addresses in the `url` of one item. */
function addressesOf(entry: unknown): unknown {
  return isObject(entry) && Array.isArray(entry.url) ? entry.url : [entry];
}

/** The list of pictures in an answer, also one wrapping deeper; bounded, whatever the nesting. */
function entriesOf(value: unknown, depth = 0): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(addressesOf);
  if (typeof value === "string" && value !== "" && depth > 0) return [value];
  if (!isObject(value) || depth > 3) return [];
  if (isEntry(value)) return [value];
  for (const key of LIST_KEYS) {
    const entries = entriesOf(value[key], depth + 1);
    if (entries.length > 0) return entries;
  }
  return [];
}

function refusal(raw: RawAnswer, value: unknown): AppError {
  return judgeRefusal({
    status: raw.status,
    body: readErrorBody(value),
    key: "",
    ...(raw.requestId ? { requestId: raw.requestId } : {}),
  });
}

/** Why there is no picture, in the words of the server or of the model. */
function reasonOf(value: JsonObject, raw: RawAnswer, shape: AnswerShape): AppError | undefined {
  if (readErrorBody(value).message !== undefined) return refusal(raw, value);
  const { text = "", refusal: no } = shape.wordsOf?.(value) ?? {};
  // It was asked and has answered: who pays for that differs.
  if (no) return appError("content_refused", { charge: "maybe", ...quoted(text.trim() || no) });
  // Half a sentence says less than why it broke off.
  const isWhole = !raw.cut && text.trim() !== "";
  return isWhole ? appError("answer_without_pictures", quoted(text.trim())) : undefined;
}

function quoted(words: string) {
  return { detail: scrubKeys(words.slice(0, 2 * MAX_QUOTE), "").slice(0, MAX_QUOTE) };
}

function fromObject(value: JsonObject, raw: RawAnswer, shape: AnswerShape): Findings {
  const said = reasonOf(value, raw, shape);
  const usage = readUsage(value.usage ?? value.usageMetadata);
  const own = shape.entriesOf?.(value) ?? [];
  return {
    entries: own.length > 0 ? own : entriesOf(value),
    errors: saysError(value) ? [refusal(raw, value)] : [],
    ...(said ? { reason: said } : {}),
    ...(usage ? { usage } : {}),
  };
}

/** Finished pictures count; where the stream broke off before one, the latest preview does. */
function fromEvents(text: string, raw: RawAnswer, shape: AnswerShape): Findings {
  const pieces = shape.joinEvents?.();
  let preview: JsonObject | undefined;
  let usage: Usage | undefined;
  const refused: unknown[] = [];
  /** Words of events that bring nothing else, each of which may be progress: the last counts. */
  let said: JsonObject | undefined;
  const entries: unknown[] = [];
  let isWhole = false;
  for (const event of parseEvents(text, pieces && MAX_PIECES)) {
    isWhole ||= isLastEvent(event);
    const read = readStreamEvent(event);
    if (read?.kind === "partial") preview = read.value;
    if (read?.kind === "error" || (read?.kind === "answer" && saysError(read.value))) {
      // Judging a sentence takes a while: not more are judged than can be told.
      if (refused.length < MAX_LOST) refused.push(read.value);
    }
    if (read?.kind !== "answer") continue;
    said = readErrorBody(read.value).message === undefined ? said : read.value;
    usage = readUsage(read.value.usage) ?? usage;
    pieces?.add(read.value);
    if (entries.length < MAX_ITEMS) entries.push(...entriesOf(read.value).slice(0, MAX_ITEMS));
  }
  const errors = refused.map((value) => refusal(raw, value));
  const joined = pieces?.end();
  const end = isWhole ? "said" : raw.cut ? "cut" : "silent";
  if (joined && entries.length === 0) entries.push(...(shape.entriesOf?.(joined, end) ?? []));
  const reason = said ? refusal(raw, said) : joined && reasonOf(joined, raw, shape);
  const rest = { ...(usage ? { usage } : {}), ...(reason ? { reason } : {}) };
  if (entries.length > 0) return { ...rest, entries, errors };
  return preview
    ? { ...rest, entries: [preview], errors: [appError("stream_incomplete"), ...errors] }
    : { ...rest, entries: salvageItems(text), errors };
}

function looksLikeEvents(text: string, contentType: string): boolean {
  return contentType.includes("event-stream")
    ? !/^[{[<]/.test(text)
    : /^(?:data|event|id|retry|):/.test(text.slice(0, 16));
}

function fromText(text: string, raw: RawAnswer, shape: AnswerShape): Findings {
  if (text === "") return { entries: [], errors: raw.cut ? [] : [unreadable(raw, "")] };
  if (looksLikeEvents(text, raw.contentType)) return fromEvents(text, raw, shape);
  const json = parseJson(text);
  if (isObject(json)) return fromObject(json, raw, shape);
  if (Array.isArray(json)) return { entries: json, errors: [] };
  if (isPage(text)) {
    const detail = scrubKeys(pageWords(text), "").slice(0, MAX_QUOTE);
    return { entries: [], errors: [appError("answer_is_a_page", { status: raw.status, detail })] };
  }
  return { entries: salvageItems(text), errors: raw.cut ? [] : [unreadable(raw, text)] };
}

function unreadable(raw: RawAnswer, text: string): AppError {
  const detail = scrubKeys(text.slice(0, 2 * MAX_QUOTE), "").slice(0, MAX_QUOTE);
  return appError("answer_unreadable", { status: raw.status, ...(detail ? { detail } : {}) });
}

/** A few servers answer with the picture itself. */
function readBarePicture(raw: RawAnswer): AnswerItem | undefined {
  const picture = pictureOf(raw.bytes);
  const isMeant =
    picture.ok && (picture.value.type !== "image/svg+xml" || /^image\//.test(raw.contentType));
  return isMeant ? { index: 0, kind: "bytes", ...picture.value } : undefined;
}

/** Whether an entry is a picture, good or not, and no address in a model's words. */
function holdsPicture(entry: unknown): boolean {
  return typeof entry !== "string" || !/^https?:/i.test(entry);
}

/**
 * Reads an answer in any of the shapes servers give it (docs/contract.md §3),
 * keeps every picture in it and says why the others are lost. Lenient about
 * shape, strict about bytes: type and size are read from the pictures themselves.
 * Never throws.
 *
 * @errors the server's own refusal, `answer_is_a_page`, `answer_unreadable`,
 *   `answer_without_pictures`, `result_undecodable`, `result_too_large`, and what cut the answer short
 */
export function readAnswer(raw: RawAnswer, shape = PLAIN): Result<Answer> {
  const cut = raw.cut ? [raw.cut] : [];
  const bare = readBarePicture(raw);
  if (bare) return ok({ items: [bare], lost: cut });
  const found = fromText(bodyText(raw.bytes), raw, shape);
  const items: AnswerItem[] = [];
  const unusable: AppError[] = [];
  let isDamaged = false;
  for (const [index, entry] of found.entries.slice(0, MAX_ITEMS).entries()) {
    const item = readItem(entry, index, raw.url);
    if (item.ok) {
      items.push(item.value);
    } else {
      unusable.push(item.error);
      isDamaged ||= holdsPicture(entry) && item.error.code !== "answer_without_pictures";
    }
  }
  const requestId = requestIdOf({}, raw.requestId);
  const lost = [...found.errors, ...cut, ...unusable]
    .slice(0, MAX_LOST)
    .map((error) => (requestId ? { requestId, ...error } : error));
  if (items.length === 0) {
    const said = found.errors.length === 0 ? found.reason : undefined;
    // That a picture came damaged says more than the words around it.
    const isBeside = isDamaged && said?.code === "answer_without_pictures";
    return err(
      (isBeside ? undefined : said) ??
        lost[0] ??
        appError("answer_without_pictures", requestId ? { requestId } : {}),
    );
  }
  return ok({
    items,
    lost,
    ...(found.usage ? { usage: found.usage } : {}),
  });
}
