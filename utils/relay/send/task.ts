import { type AppError, appError } from "@/utils/core/app-error";
import type { DialectId } from "@/utils/core/dialect";
import { err, ok, type Result } from "@/utils/core/result";
import { type EndpointPath, endpointUrl } from "@/utils/core/server/base-url";
import { readAnswer } from "@/utils/relay/answer";
import type { RelayDeps } from "@/utils/relay/deps";
import { readTaskNote } from "@/utils/relay/dialects/reply";
import { DIALECTS } from "@/utils/relay/dialects/table";
import { saysError } from "@/utils/relay/error-body";
import { type ExchangeOutcome, exchangeOnce } from "@/utils/relay/exchange";
import { bodyText, isObject, type JsonObject, parseJson } from "@/utils/relay/json";
import type { RawAnswer } from "@/utils/relay/raw-answer";

/** Free, and the person waits for it: soon at first, then less and less often. */
const FIRST_WAIT_MS = 2_000;
const MOST_WAIT_MS = 10_000;
/** sub2api, which says so, works on a task for at most 30 minutes. */
const MOST_ASKING_MS = 30 * 60_000;
/** For one question, from its start to the last byte. */
const QUESTION_TIMEOUT_MS = 60_000;
/**
 * The most that one question and the wait before it count for: a clock that is moved, or a machine
 * that slept, must not end the asking before the server was asked again.
 */
const MOST_ROUND_MS = 2 * QUESTION_TIMEOUT_MS;
/** In which a server says nothing about a task, so that another path may know it. */
const UNKNOWN_HERE = new Set([404, 405, 501]);
/** As often in a row may asking fail before the person is asked what to do. */
const MOST_FAILURES = 10;

/** Work that goes on at a server. */
export interface Task {
  readonly id: string;
  readonly dialect: DialectId;
}

export interface TaskServer {
  readonly baseUrl: string;
  readonly key: string;
}

/** What was paid for is not lost: the task can be asked for again, at no cost. */
function unfinished(cause?: AppError): AppError {
  const { detail, status } = cause ?? {};
  return appError("task_unfinished", {
    ...(detail ? { detail } : {}),
    ...(status ? { status } : {}),
  });
}

/**
 * Waits for the result of a task by asking for it, which costs nothing, until it is
 * there or has failed. Gives the answer as it arrived, as `sendEdit` does.
 *
 * @errors `task_unfinished` if it takes longer than 30 minutes, or the server cannot be
 *   asked or does not know the task; `cancelled`
 */
export async function awaitTask(
  task: Task,
  server: TaskServer,
  deps: RelayDeps,
  signal: AbortSignal,
): Promise<Result<RawAnswer>> {
  const { sleep, now } = deps;
  let askedMs = 0;
  let before = now();
  let paths = DIALECTS[task.dialect].poll?.(task.id) ?? [];
  let failures = 0;
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const asked = await ask(paths, server, task.dialect, deps, signal);
    if (signal.aborted) break;
    if (asked.outcome.kind === "answer") {
      paths = [asked.path];
      failures = 0;
      const { raw } = asked.outcome;
      if (isSettled(raw)) return ok({ ...raw, dialect: task.dialect });
    } else {
      const { error } = asked.outcome;
      failures += 1;
      const isPassing = error.status === undefined || error.status === 429 || error.status >= 500;
      if (!isPassing || failures === MOST_FAILURES) return err(unfinished(error));
    }
    const at = now();
    askedMs += Math.min(Math.max(0, at - before), MOST_ROUND_MS);
    before = at;
    if (askedMs > MOST_ASKING_MS) return err(unfinished());
    const wanted = asked.outcome.kind === "refused" ? asked.outcome.retryAfterMs : undefined;
    await sleep(Math.max(waitMs, Math.min(wanted ?? 0, 60_000)), signal).catch(() => undefined);
    waitMs = Math.min(MOST_WAIT_MS, waitMs * 1.5);
  }
  // The server works on, and will have done the work.
  return err(appError("cancelled", { charge: "likely" }));
}

/** A page or the like, as a proxy answers for what is not there. */
const NOT_HERE: ExchangeOutcome = {
  kind: "refused",
  error: appError("answer_unreadable", { status: 404 }),
};

/** Asks at one path after the other, until one knows the task. */
async function ask(
  paths: readonly EndpointPath[],
  { baseUrl, key }: TaskServer,
  dialect: DialectId,
  deps: RelayDeps,
  signal: AbortSignal,
): Promise<{ readonly path: EndpointPath; readonly outcome: ExchangeOutcome }> {
  let first: { readonly path: EndpointPath; readonly outcome: ExchangeOutcome } | undefined;
  for (const path of paths) {
    const outcome = await exchangeOnce(
      {
        url: endpointUrl(baseUrl, path),
        key,
        keyHeader: DIALECTS[dialect].keyHeader,
        onAnswering: async () => undefined,
      },
      { ...deps, timeoutMs: QUESTION_TIMEOUT_MS },
      signal,
    );
    const isKnown =
      outcome.kind === "answer"
        ? objectIn(outcome.raw) !== undefined
        : !UNKNOWN_HERE.has(outcome.error.status ?? 0);
    if (isKnown) return { path, outcome };
    first ??= { path, outcome: outcome.kind === "answer" ? NOT_HERE : outcome };
  }
  return first ?? { path: "/tasks/", outcome: NOT_HERE };
}

function objectIn({ bytes }: RawAnswer): JsonObject | undefined {
  const value = parseJson(bodyText(bytes));
  return isObject(value) ? value : undefined;
}

/** Whether an answer is the last word: pictures, a failure, or an error. */
function isSettled(raw: RawAnswer): boolean {
  const value = objectIn(raw);
  const { state } = value ? readTaskNote(value) : {};
  if (state === "pending") return false;
  return state !== undefined || (value && saysError({ error: value.error })) || readAnswer(raw).ok;
}
