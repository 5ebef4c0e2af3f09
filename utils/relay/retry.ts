import type { AppError } from "@/utils/core/app-error";
import { MASK_WAYS } from "@/utils/core/capability";
import { SERVER_ERRORS } from "@/utils/core/server/server-errors";

/** Longer than this nobody watches a panel: the person is told how long instead. */
const MAX_RETRY_WAIT_MS = 120_000;
const RATE_LIMIT_WAITS_MS = [2_000, 8_000];
const OVERLOAD_WAIT_MS = 3_000;

/** Leaving these out would change what is asked for or what it costs. */
const INDISPENSABLE = new Set<string>([
  ...["image", "image[]", "prompt", "size", "model"],
  ...MASK_WAYS,
]);

/** A second try that is about to be made, for showing and for remembering. */
export interface RetryInfo {
  readonly reason: "field_unknown" | "rate_limited" | "overloaded";
  readonly waitMs: number;
  /** For `field_unknown`: left out from now on; to be remembered for this host and model. */
  readonly omittedFields?: readonly string[];
}

/** How often this edit was tried again already, by reason. */
export type TriesByReason = Readonly<Partial<Record<RetryInfo["reason"], number>>>;

/**
 * Reads how long a server wants to be left alone: `retry-after-ms`, or
 * `Retry-After` as seconds or as a date.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const precise = Number(headers.get("retry-after-ms") ?? "");
  if (precise > 0) return precise;
  const text = headers.get("retry-after")?.trim() ?? "";
  const seconds = /^(\d+(?:\.\d+)?) ?(?:s|sec\w*)?(?:$|[,;])/i.exec(text)?.[1];
  if (seconds) return Number(seconds) * 1000;
  // A bare number is a year to some browsers, and long past.
  const date = text.includes(":") ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/**
 * Whether a refusal may be tried again without asking: only where it certainly
 * did no work, and only as often as docs/contract.md §4 says.
 *
 * @param sentFields names of the form's parts; without `n` where it asks for several
 * @param waitedForMs what `retryAfterMs` gave
 */
export function decideRetry(
  error: AppError,
  tries: TriesByReason,
  sentFields: ReadonlySet<string>,
  waitedForMs?: number,
): RetryInfo | undefined {
  const rule = SERVER_ERRORS.find((candidate) => candidate.error === error.code)?.retry;
  if (rule === "without-field" && !tries.field_unknown) {
    const omittedFields = String(error.params?.field ?? "")
      .split(", ")
      .filter((field) => sentFields.has(field));
    const isOptional =
      omittedFields.length > 0 && !omittedFields.some((field) => INDISPENSABLE.has(field));
    return isOptional ? { reason: "field_unknown", waitMs: 0, omittedFields } : undefined;
  }
  if (rule === "later" && error.status === 429) {
    const usual = RATE_LIMIT_WAITS_MS[tries.rate_limited ?? 0];
    return usual === undefined ? undefined : waitAtMost("rate_limited", waitedForMs ?? usual);
  }
  if (rule === "once" && error.status === 503 && !tries.overloaded) {
    return waitAtMost("overloaded", waitedForMs ?? OVERLOAD_WAIT_MS);
  }
  return undefined;
}

function waitAtMost(reason: RetryInfo["reason"], waitMs: number): RetryInfo | undefined {
  return waitMs > MAX_RETRY_WAIT_MS ? undefined : { reason, waitMs };
}
