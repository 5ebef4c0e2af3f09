import { type AppError, appError } from "@/utils/core/app-error";
import { headersOf } from "@/utils/core/server/credentials";
import { decodeText, MAX_BODY_BYTES, readBody, untilAborted } from "@/utils/relay/body";
import type { TimedRelayDeps } from "@/utils/relay/deps";
import { errorFromText } from "@/utils/relay/errors";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { retryAfterMs } from "@/utils/relay/retry";
import { causeDetail, maskKey, scrubKeys } from "@/utils/relay/scrub";
import { startTimeLimit, type TimeLimit } from "@/utils/relay/time-limit";

const MAX_ERROR_BYTES = 256 * 1024;

/** One request and what came of it. */
export type ExchangeOutcome =
  | { readonly kind: "answer"; readonly raw: RawAnswer }
  | { readonly kind: "refused"; readonly error: AppError; readonly retryAfterMs?: number };

export interface Exchange {
  readonly url: string;
  /** With the extra headers, as `joinCredentials` makes it. */
  readonly key: string;
  /** The header of the key, where it is not `Authorization: Bearer`. */
  readonly keyHeader?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without one it is a `GET`, which costs nothing. */
  readonly body?: FormData | string;
  readonly onAnswering: () => Promise<void>;
  /** Receives a streamed answer's bytes as they arrive. */
  readonly onChunk?: (chunk: Uint8Array) => void;
}

/** The server's id of a request, by the header names relays use. */
export function requestIdHeader(headers: Headers): string | undefined {
  const id = headers.get("x-oneapi-request-id") ?? headers.get("x-request-id");
  return id?.trim() ? id.trim().slice(0, 200) : undefined;
}

/** A browser hides where a redirect leads (status 0); Node shows it. */
export function isRedirect(response: Response): boolean {
  return response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
}

/** What a rejected or broken exchange means, told apart by who ended it. */
function brokenOff(limit: TimeLimit, exchange: Exchange, deps: TimedRelayDeps, cause?: unknown) {
  if (limit.hasExpired()) {
    return appError("timed_out", { params: { seconds: Math.round(deps.timeoutMs / 1000) } });
  }
  if (limit.signal.aborted) return appError("cancelled");
  const { host } = new URL(exchange.url);
  const detail = causeDetail(cause, exchange.key);
  return appError("connection_failed", { params: { host }, ...detail });
}

async function readRefusal(
  response: Response,
  exchange: Exchange,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<ExchangeOutcome> {
  const { bytes } = await readBody(response, MAX_ERROR_BYTES, signal);
  const requestId = requestIdHeader(response.headers);
  const error = errorFromText(decodeText(bytes, response.headers.get("content-type")), {
    status: response.status,
    key: exchange.key,
    ...(requestId ? { requestId } : {}),
  });
  const waitMs = retryAfterMs(response.headers, deps.now());
  return { kind: "refused", error, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
}

async function readWhole(
  response: Response,
  exchange: Exchange,
  deps: TimedRelayDeps,
  limit: TimeLimit,
): Promise<ExchangeOutcome> {
  // A hook that fails must not cost the answer that is being paid for.
  await exchange.onAnswering().catch(() => undefined);
  const contentType = response.headers.get("content-type") ?? "";
  const onChunk = contentType.includes("event-stream") ? exchange.onChunk : undefined;
  const body = await readBody(response, MAX_BODY_BYTES, limit.signal, onChunk);
  maskKey(body.bytes, exchange.key);
  const cut =
    body.cut === "too-large"
      ? appError("answer_too_large")
      : body.cut && brokenOff(limit, exchange, deps);
  // Who cancels does not want the rest; who got nothing has nothing to keep.
  if (cut && (cut.code === "cancelled" || body.bytes.byteLength === 0)) {
    return { kind: "refused", error: cut };
  }
  const requestId = requestIdHeader(response.headers);
  return {
    kind: "answer",
    raw: {
      status: response.status,
      contentType,
      url: exchange.url,
      bytes: body.bytes,
      ...(requestId ? { requestId: scrubKeys(requestId, exchange.key) } : {}),
      ...(cut ? { cut } : {}),
    },
  };
}

/**
 * Sends one request, once, and reads what comes. Follows no redirect: the
 * picture and the key go to the address the person entered and nowhere else.
 * Never rejects.
 *
 * Once is what is asked of the browser. Chromium (measured: 156) sends a POST
 * again by itself when a connection that had served before dies before the
 * answer's first byte, over HTTP/1.1 and HTTP/2 alike; no option of `fetch`
 * prevents that. `Connection: close`, which only an extension's header rule can set,
 * does for HTTP/1.1.
 */
export async function exchangeOnce(
  exchange: Exchange,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<ExchangeOutcome> {
  const limit = startTimeLimit(deps, signal);
  const { fetch } = deps;
  const { body } = exchange;
  try {
    const response = await untilAborted(
      fetch(exchange.url, {
        method: body === undefined ? "GET" : "POST",
        headers: {
          accept: "application/json",
          ...exchange.headers,
          ...headersOf(exchange.key, exchange.keyHeader),
        },
        ...(body === undefined ? {} : { body }),
        redirect: "manual",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        signal: limit.signal,
      }),
      limit.signal,
    );
    if (isRedirect(response)) {
      const { host } = new URL(exchange.url);
      return { kind: "refused", error: appError("redirected", { params: { host } }) };
    }
    return response.ok
      ? await readWhole(response, exchange, deps, limit)
      : await readRefusal(response, exchange, deps, limit.signal);
  } catch (cause) {
    return { kind: "refused", error: brokenOff(limit, exchange, deps, cause) };
  } finally {
    limit.stop();
  }
}
