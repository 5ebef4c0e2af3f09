import { type AppError, appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { type EndpointPath, endpointUrl, parseBaseUrl } from "@/utils/core/server/base-url";
import { headersOf } from "@/utils/core/server/credentials";
import { decodeText, readBody, untilAborted } from "@/utils/relay/body";
import type { TimedRelayDeps } from "@/utils/relay/deps";
import { isPage, pageWords, readErrorBody, saysError } from "@/utils/relay/error-body";
import { errorFromText, judgeRefusal } from "@/utils/relay/errors";
import { isRedirect, requestIdHeader } from "@/utils/relay/exchange";
import { isObject, parseJson } from "@/utils/relay/json";
import { keyFor } from "@/utils/relay/key-for";
import { causeDetail, scrubKeys } from "@/utils/relay/scrub";
import { startTimeLimit } from "@/utils/relay/time-limit";

const MAX_BYTES = 8 * 1024 * 1024;
const WAITS_MS = [500, 2_000];
const PASSING = new Set([408, 429, 500, 502, 503, 504, 520, 522, 524]);

export interface Server {
  readonly baseUrl: string;
  readonly key: string;
  /** The header of the key, where it is not `Authorization: Bearer`. */
  readonly keyHeader?: string | undefined;
}

type Outcome = Result<unknown, { readonly error: AppError; readonly isPassing: boolean }>;

function failed(error: AppError, isPassing = false): Outcome {
  return err({ error: { ...error, charge: "none" }, isPassing });
}

function readJsonBody(text: string, response: Response, key: string): Outcome {
  const status = response.status;
  const json = parseJson(text.trim());
  if (json === undefined) {
    const code = isPage(text) ? "answer_is_a_page" : "answer_unreadable";
    const words = isPage(text) ? pageWords(text) : text.trim();
    return failed(appError(code, { status, detail: scrubKeys(words, key).slice(0, 2000) }));
  }
  const isRefused = isObject(json) && saysError(json);
  return isRefused ? failed(judgeRefusal({ status, body: readErrorBody(json), key })) : ok(json);
}

async function getOnce(
  url: string,
  { key, keyHeader }: Omit<Server, "baseUrl">,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const { fetch } = deps;
  const { host } = new URL(url);
  const limit = startTimeLimit(deps, signal);
  const broken = (cause?: unknown) => {
    const isLate = limit.hasExpired() || signal.reason?.name === "TimeoutError";
    const seconds = Math.round(deps.timeoutMs / 1000);
    if (isLate) return failed(appError("timed_out", { params: { seconds } }));
    if (signal.aborted) return failed(appError("cancelled"));
    const detail = causeDetail(cause, key);
    return failed(appError("server_unreachable", { params: { host }, ...detail }), true);
  };
  try {
    const response = await untilAborted(
      fetch(url, {
        headers: { accept: "application/json", ...headersOf(key, keyHeader) },
        redirect: "manual",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: limit.signal,
      }),
      limit.signal,
    );
    if (isRedirect(response)) return failed(appError("redirected", { params: { host } }));
    const { bytes, cut } = await readBody(response, MAX_BYTES, limit.signal);
    if (cut === "broken") return broken();
    const text = decodeText(bytes, response.headers.get("content-type"));
    if (response.ok) return readJsonBody(text, response, key);
    const requestId = requestIdHeader(response.headers);
    const { status } = response;
    const refusal = { status, key, ...(requestId ? { requestId } : {}) };
    return failed(errorFromText(text, refusal), PASSING.has(status));
  } catch (cause) {
    return broken(cause);
  } finally {
    limit.stop();
  }
}

/**
 * Asks a server something that costs nothing, and asks again with growing
 * pauses while the trouble looks passing. Gives the parsed JSON.
 *
 * @param path below the version, e.g. `/models`
 * @errors those of `sendEdit`, never charged; `server_unreachable` for any network failure
 */
export async function getFree(
  server: Server,
  path: EndpointPath,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const baseUrl = parseBaseUrl(server.baseUrl);
  if (!baseUrl.ok) return baseUrl;
  const key = keyFor(baseUrl.value, server.key);
  if (!key.ok) return key;
  const { sleep } = deps;
  for (let attempt = 0; ; attempt += 1) {
    const url = endpointUrl(baseUrl.value, path);
    const outcome = await getOnce(url, { ...server, key: key.value }, deps, signal);
    if (outcome.ok) return outcome;
    const waitMs = WAITS_MS[attempt];
    if (!outcome.error.isPassing || waitMs === undefined || signal.aborted) {
      return err(outcome.error.error);
    }
    await sleep(waitMs, signal).catch(() => undefined);
  }
}
