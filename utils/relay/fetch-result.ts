import { type AppError, appError } from "@/utils/core/app-error";
import type { PictureType } from "@/utils/core/image-header/picture-type";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { err, type Result } from "@/utils/core/result";
import { isSafeUrl } from "@/utils/core/server/base-url";
import { headersOf } from "@/utils/core/server/credentials";
import { isPrivateHost } from "@/utils/core/server/private-address";
import { pictureOf } from "@/utils/relay/answer-item";
import { readBody, untilAborted } from "@/utils/relay/body";
import type { RelayDeps } from "@/utils/relay/deps";
import { startTimeLimit } from "@/utils/relay/time-limit";

/** Free to repeat, and the address is all there is: four tries in about 15 s. */
const WAITS_MS = [1_000, 4_000, 10_000];
/** For one try, from its start to the last byte. */
export const RESULT_TIMEOUT_MS = 60_000;
/** What stores of files answer to an address that is no longer good. */
const EXPIRED = new Set([400, 401, 403, 404, 410]);
/** Some say so in the first seconds of an address that is about to be good. */
const NOT_YET = new Set([403, 404]);

/** Enough for a file store behind a file store. */
const MAX_REDIRECTS = 5;

/** Where a result lies, and the request whose answer says so. */
export interface ResultAddress {
  readonly url: string;
  /** A server may send nobody to this machine or its network, unless it is there itself. */
  readonly from: string;
  /** For the request's own origin alone, where that keeps its results behind it (SGLang). */
  readonly key?: string;
}

export interface ResultDeps extends RelayDeps {
  /**
   * Runs `work` while the browser lets no request of ours reach this machine or a
   * local network: where a redirect leads is hidden from us until it was followed.
   */
  readonly awayFromHome?: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface FetchedResult {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: PictureType;
}

type Outcome = Result<FetchedResult, { readonly error: AppError; readonly isFinal: boolean }>;

/** Plain http to another machine is tried as https instead, which file stores serve as well. */
function safeUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (isSafeUrl(url)) return url;
  if (url.protocol !== "http:" || url.port !== "") return undefined;
  url.protocol = "https:";
  return url;
}

/** Whether the server of a request lies where a result may lie on this machine or its network. */
function isFromHome(from: string): boolean {
  return URL.canParse(from) && isPrivateHost(new URL(from).hostname);
}

function resolved(location: string, base: URL): URL | undefined {
  return URL.canParse(location, base) ? safeUrl(new URL(location, base).href) : undefined;
}

interface Way {
  readonly isHome: boolean;
  /** The headers of the profile's own origin, where the result lies there. */
  readonly keyHeaders: Record<string, string> | undefined;
}

/**
 * Follows redirects one by one, each looked at before it is followed. A browser
 * hides them (`opaqueredirect`): there the whole chain is followed under
 * `awayFromHome`, and its end is looked at.
 *
 * @returns nothing where it leads to where it may not
 */
async function follow(
  first: URL,
  { isHome, keyHeaders }: Way,
  deps: ResultDeps,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const { fetch } = deps;
  const get = (url: URL, redirect: RequestRedirect, headers: Record<string, string> = {}) =>
    untilAborted(
      // No key: it belongs to another host, and file stores refuse it.
      fetch(url.href, {
        headers,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        redirect,
        signal,
      }),
      signal,
    );
  let url: URL | undefined = first;
  for (let hops = 0; url && hops <= MAX_REDIRECTS; hops += 1) {
    if (!isHome && isPrivateHost(url.hostname)) return undefined;
    let response = await get(url, "manual");
    // Only where it was refused without, only at the first address, and no redirect is followed with it.
    if (hops === 0 && keyHeaders && (response.status === 401 || response.status === 403)) {
      await response.body?.cancel();
      response = await get(url, "manual", keyHeaders);
    }
    if (response.type === "opaqueredirect") {
      const here = url;
      const all = () => get(here, "follow");
      const last = await (isHome || !deps.awayFromHome ? all() : deps.awayFromHome(all));
      const end = URL.canParse(last.url) ? new URL(last.url) : undefined;
      const isFine = end && isSafeUrl(end) && (isHome || !isPrivateHost(end.hostname));
      return isFine ? last : undefined;
    }
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || !location) return response;
    await response.body?.cancel();
    url = resolved(location, url);
  }
  return undefined;
}

async function fetchOnce(
  url: URL,
  way: Way,
  deps: ResultDeps,
  cancel: AbortSignal,
): Promise<Outcome> {
  const limit = startTimeLimit({ ...deps, timeoutMs: RESULT_TIMEOUT_MS }, cancel);
  const { signal } = limit;
  const params = { host: url.host };
  const unreachable = (rest: Partial<AppError>, isFinal: boolean): Outcome =>
    err({ error: appError("result_unreachable", { params, ...rest }), isFinal });
  try {
    const response = await follow(url, way, deps, signal);
    if (!response) return unreachable({}, true);
    const { status } = response;
    if (EXPIRED.has(status)) {
      return err({
        error: appError("result_expired", { params, status }),
        isFinal: !NOT_YET.has(status),
      });
    }
    if (!response.ok) return unreachable({ status }, false);
    const { bytes, cut } = await readBody(response, MAX_PICTURE_BYTES + 1, signal);
    if (cut === "broken") return unreachable({}, false);
    const picture = pictureOf(bytes);
    return picture.ok ? picture : err({ error: picture.error, isFinal: true });
  } catch (cause) {
    return unreachable(cause instanceof Error ? { detail: cause.message } : {}, false);
  } finally {
    limit.stop();
  }
}

/**
 * Fetches a result that the answer gave by address: at once, because such
 * addresses expire, without cookies, without the key unless it is refused at the
 * request's own origin, and again with growing pauses,
 * because that is free and the picture has been paid for.
 *
 * @param address https, or http on this machine; other http is tried as https
 * @errors `result_unreachable`, `result_expired` (both with param `host`),
 *   `result_undecodable`, `result_too_large`, `cancelled`
 */
export async function fetchResult(
  { url, from, key = "" }: ResultAddress,
  deps: ResultDeps,
  signal: AbortSignal,
): Promise<Result<FetchedResult>> {
  const address = safeUrl(url);
  if (!address) {
    const host = URL.canParse(url) ? new URL(url).host : url.slice(0, 100);
    return err(appError("result_unreachable", { params: { host } }));
  }
  const { sleep } = deps;
  const isOwn = URL.parse(from)?.origin === address.origin;
  const way = { isHome: isFromHome(from), keyHeaders: isOwn && key ? headersOf(key) : undefined };
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const outcome = await fetchOnce(address, way, deps, signal);
    if (outcome.ok) return outcome;
    if (signal.aborted) break;
    const waitMs = WAITS_MS[attempt];
    if (outcome.error.isFinal || waitMs === undefined) return err(outcome.error.error);
    await sleep(waitMs, signal).catch(() => undefined);
  }
  // By now the server has done its work.
  return err(appError("cancelled", { charge: "likely" }));
}
