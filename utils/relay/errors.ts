import { type AppError, appError, type ErrorCode, factsOf } from "@/utils/core/app-error";
import { SERVER_ERRORS, type ServerErrorRule } from "@/utils/core/server/server-errors";
import { type ErrorBody, parseErrorText } from "@/utils/relay/error-body";
import { scrubKeys } from "@/utils/relay/scrub";

/** Enough for a server's longest honest sentence; pages are reduced to their words before. */
const MAX_DETAIL_CHARACTERS = 8000;
const MAX_ID_CHARACTERS = 200;

/** What is known of an exchange that went wrong. */
export interface Refusal {
  readonly status: number;
  readonly body: ErrorBody;
  /** From the headers. */
  readonly requestId?: string;
  /** To be kept out of whatever is quoted. */
  readonly key: string;
}

function byCode(body: ErrorBody): ServerErrorRule | undefined {
  const said = [body.code, body.type, body.message].map((code) => code?.toLowerCase());
  for (const code of said) {
    const rule = SERVER_ERRORS.find(({ codes }) => code !== undefined && codes.includes(code));
    if (rule) return rule;
  }
  return undefined;
}

function byWords(body: ErrorBody, status: number): ServerErrorRule | undefined {
  const words = body.message?.slice(0, MAX_DETAIL_CHARACTERS) ?? "";
  const certain = SERVER_ERRORS.find(({ certainWords }) => certainWords?.test(words));
  // Behind a 5xx the same words may be an upstream's, after the work was begun.
  return certain || status >= 500
    ? certain
    : SERVER_ERRORS.find(({ likelyWords }) => likelyWords?.test(words));
}

function byStatus(status: number): ErrorCode {
  const rule = SERVER_ERRORS.find(({ statuses }) => statuses.includes(status));
  if (rule) return rule.error;
  return status >= 400 && status < 500 ? "bad_request" : "server_error";
}

/** A relay that answers 200 may write the real status into `code`. */
function effectiveStatus({ status, body }: Refusal): number {
  const written = Number(body.code);
  return status < 400 && Number.isInteger(written) && written >= 400 && written < 600
    ? written
    : status;
}

/**
 * A server that took the request (2xx) may have done the work before it said in
 * its words that something was wrong with it. A code, or the words of a front
 * desk, say that it was turned away; but whose work needs no option does it.
 */
function isTurnedAway({ body }: Refusal, status: number, code: ErrorCode): boolean {
  if (status >= 400) return true;
  if (code === "field_unknown") return false;
  const words = body.message?.slice(0, MAX_DETAIL_CHARACTERS) ?? "";
  const isCertain = SERVER_ERRORS.some(({ certainWords }) => certainWords?.test(words));
  return isCertain || byCode(body) !== undefined;
}

const FIELD = "[A-Za-z_][\\w[\\]]{0,99}";
/** One of several, in whatever marks. */
const LISTED = `[[\\s'"\`‘“「]{0,4}(?!for\\b)${FIELD}['"\`’”」\\]]{0,2}(?=[\\s,.;，。、]|$)`;
const LIST = `${LISTED}(?: {0,2}(?:[,，、]|and\\b|和)${LISTED}){0,7}`;
/** How servers name fields: after a colon, in a list, as a place in the body, with the value sent. */
const NAMED_FIELDS: readonly RegExp[] = [
  new RegExp(`\\bbody[./](${FIELD}): extra (?:inputs|fields)`, "gi"),
  new RegExp(
    `\\b(${FIELD})['"\`]?(?:: (?:unknown|unexpected)(?: \\w{1,20})?(?=[.\\n]|$)| should not exist| ?(?:参数|字段))`,
    "gi",
  ),
  new RegExp(`not allowed \\((${LIST}) w(?:as|ere) unexpected`, "gi"),
  new RegExp(`\\b(${FIELD})=\\S{1,40} is (?:only|not) supported`, "gi"),
  new RegExp(`(?:parameter|argument|field|参数|字段)s?[^:：\\n]{0,80}[:：]\\s{0,8}(${LIST})`, "gi"),
  new RegExp(
    `(?:(?:parameter|argument|field|\\bkey|\\bname)(?:s|\\(s\\))?(?![a-z])|参数|字段)(?: (?:supplied|provided|in object))? {0,8}[:：]? {0,8}['"\`‘“「]?(${FIELD})`,
    "gi",
  ),
];

/** The fields a server says it does not know; more than one where it lists them. */
function unknownFields(body: ErrorBody): readonly string[] {
  if (body.param) return [body.param];
  const words = body.message?.slice(0, MAX_DETAIL_CHARACTERS) ?? "";
  for (const pattern of NAMED_FIELDS) {
    const found = [...words.matchAll(pattern)].flatMap(
      ([, names = ""]) => names.match(/[A-Za-z_][\w[\]]*/g) ?? [],
    );
    if (found.length > 0) return found.slice(0, 8);
  }
  return [];
}

/** The server's id of a request: from a header, the body, or the tail of its message. */
export function requestIdOf(body: ErrorBody, fromHeader?: string): string | undefined {
  const tail = /\(request[ _-]?id:\s{0,8}([^()\s]{1,200})\)/i.exec(body.message ?? "")?.[1];
  return (fromHeader ?? body.requestId ?? tail)?.slice(0, MAX_ID_CHARACTERS);
}

/**
 * The meaning of a refusal: judged by the server's own code, then by its
 * words, then by the status (docs/contract.md §4). Quotes the server without keys.
 */
export function judgeRefusal(refusal: Refusal): AppError {
  const { body, key } = refusal;
  const status = effectiveStatus(refusal);
  const code = (byCode(body) ?? byWords(body, status))?.error ?? byStatus(status);
  const requestId = requestIdOf(body, refusal.requestId);
  const words = body.message ?? body.code ?? body.type;
  const field = code === "field_unknown" ? unknownFields(body).join(", ") : undefined;
  const { charge } = factsOf(code);
  return appError(code, {
    status: refusal.status,
    charge: charge === "none" && !isTurnedAway(refusal, status, code) ? "maybe" : charge,
    ...(field ? { params: { field: scrubKeys(field, key).slice(0, 100) } } : {}),
    ...(words ? { detail: scrubKeys(words, key).slice(0, MAX_DETAIL_CHARACTERS) } : {}),
    ...(requestId ? { requestId: scrubKeys(requestId, key) } : {}),
  });
}

/** The error that a status and a body (JSON, a page, plain text or nothing) stand for. */
export function errorFromText(text: string, refusal: Omit<Refusal, "body">): AppError {
  return judgeRefusal({ ...refusal, body: parseErrorText(text) });
}
