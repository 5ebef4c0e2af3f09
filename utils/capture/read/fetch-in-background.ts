import type { FullDeps } from "@/utils/capture/read/deps";
import type { Attempt } from "@/utils/capture/read/outcome";
import { readLimitedBody } from "@/utils/capture/read/read-limited-body";
import { statusError } from "@/utils/capture/read/status-error";
import { takeBytes } from "@/utils/capture/read/take-bytes";
import { createTimeoutSignal } from "@/utils/capture/read/timeout-signal";
import { appError, type ErrorCode } from "@/utils/core/app-error";
import type { CaptureWay } from "@/utils/core/picture/picture";
import { PICTURE_ACCEPT } from "@/utils/core/picture/picture-request";

export interface FetchOptions {
  /** `include` where the host was granted; else `omit`, which a public CORS header allows. */
  readonly credentials: RequestCredentials;
  readonly way: CaptureWay;
  /** Whether the address the answer came from, after redirects, may be read. */
  readonly isAllowedUrl: (url: string) => boolean;
}

/**
 * Fetches a picture from the background. Errors: `capture_forbidden`,
 * `capture_not_found`, `capture_unreachable` (with the status where there was
 * one), `capture_cut_off`, `capture_timed_out`, `capture_cancelled`, `capture_address_unusable`
 * (redirected to a private address), and those of `checkPicture`.
 */
export async function fetchHere(
  url: string,
  { credentials, way, isAllowedUrl }: FetchOptions,
  deps: FullDeps,
  signal: AbortSignal,
): Promise<Attempt> {
  const watch = createTimeoutSignal(signal, deps.timeLimits);
  let hasBegun = false;
  try {
    const response = await deps.fetch(url, {
      credentials,
      signal: watch.signal,
      headers: { accept: PICTURE_ACCEPT },
    });
    watch.progressed();
    hasBegun = true;
    if (response.url && !isAllowedUrl(response.url)) return failed("capture_address_unusable");
    if (!response.ok) return { kind: "failed", error: statusError(response.status) };
    const body = await readLimitedBody(response.body, watch.progressed);
    return body.ok ? takeBytes(body.value, way, deps) : { kind: "failed", error: body.error };
  } catch (error) {
    if (watch.isTimedOut()) return failed("capture_timed_out");
    if (signal.aborted) return failed("capture_cancelled");
    if (hasBegun) return failed("capture_cut_off");
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: "failed", error: appError("capture_unreachable", { detail }) };
  } finally {
    watch.end();
  }
}

function failed(code: ErrorCode): Attempt {
  return { kind: "failed", error: appError(code) };
}

/** Whether this address redirects. Browsers do not say where to. */
export async function isRedirectedHere(url: string, deps: FullDeps): Promise<boolean> {
  const watch = createTimeoutSignal(new AbortController().signal, deps.timeLimits);
  try {
    const init: RequestInit = { credentials: "include", redirect: "manual", signal: watch.signal };
    return (await deps.fetch(url, init)).type === "opaqueredirect";
  } catch {
    return false;
  } finally {
    watch.end();
  }
}
