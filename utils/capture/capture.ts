import { type CaptureDeps, completeDeps, type FullDeps } from "@/utils/capture/deps";
import { fetchHere } from "@/utils/capture/fetch-here";
import type { Attempt, CaptureOutcome } from "@/utils/capture/outcome";
import { fetchInPage } from "@/utils/capture/page/fetch-in-page";
import { takeBytes } from "@/utils/capture/take-bytes";
import { takeFromPage } from "@/utils/capture/take-from-page";
import type { CaptureTarget } from "@/utils/capture/target";
import { type AppError, appError, type ErrorCode } from "@/utils/core/app-error";
import { decodeDataUrl } from "@/utils/core/data-url";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture";
import { isPrivateHost } from "@/utils/core/private-address";
import { hostPatterns } from "@/utils/platform/permissions";

export type { CaptureDeps } from "@/utils/capture/deps";
export type { CaptureOutcome } from "@/utils/capture/outcome";
export type { CaptureTarget } from "@/utils/capture/target";

/** Reasons that no other way could change. */
const FINAL: readonly ErrorCode[] = [
  "capture_cancelled",
  "capture_too_many_bytes",
  "picture_too_many_pixels",
  "picture_type_unsupported",
];

/**
 * The bytes of the image that was clicked, by the least that serves: out of the
 * address itself; through the page, where the image is the page's own; from the
 * background, where the site allows everyone or the person allowed us. Where
 * only a permission is missing the outcome says which: call again with the same
 * target when it was given.
 */
export function captureImage(
  target: CaptureTarget,
  deps: CaptureDeps,
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  const full = completeDeps(deps);
  return full.keepAliveWhile(capture(target, full, signal));
}

async function capture(
  target: CaptureTarget,
  deps: FullDeps,
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  const url = target.sourceUrl;
  const scheme = url && URL.parse(url)?.protocol;
  if (!url || !scheme) return failed(appError("capture_address_unusable"));
  if (scheme === "data:") return conclude(takeDataUrl(url, deps), target);
  if (scheme === "blob:") return conclude(await takeThroughPage(url, target, deps, signal), target);
  if (scheme !== "https:" && scheme !== "http:") {
    return failed(appError("capture_address_unusable"));
  }
  return captureFromWeb(url, target, deps, signal);
}

async function captureFromWeb(
  url: string,
  target: CaptureTarget,
  deps: FullDeps,
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  const throughPage = await takeThroughPage(url, target, deps, signal);
  if (isSettled(throughPage)) return conclude(throughPage, target);
  if (!isReachable(url, target.pageUrl)) return failed(appError("capture_address_unusable"));
  const origins = hostPatterns(url);
  const isGranted = await deps.hasHost(origins);
  const isOwn = URL.parse(target.pageUrl ?? "")?.origin === URL.parse(url)?.origin;
  const fromHere = await fetchHere(
    url,
    {
      credentials: isGranted || isOwn ? "include" : "omit",
      way: "background",
      isAllowedUrl: (address) => isReachable(address, target.pageUrl),
    },
    deps,
    signal,
  );
  if (isSettled(fromHere) || isGranted) return conclude(fromHere, target);
  // The page was let in and got nothing either: no permission would change that.
  if (isOwn && throughPage.kind === "failed") return conclude(throughPage, target);
  const host = new URL(url).hostname;
  return { kind: "needs-permission", host, origins, reason: "source" };
}

/** A page of the wide web must not make us read the person's own network. */
function isReachable(address: string, pageUrl: string | undefined): boolean {
  const host = URL.parse(address)?.hostname ?? "";
  return !isPrivateHost(host) || isPrivateHost(URL.parse(pageUrl ?? "")?.hostname ?? "");
}

function takeDataUrl(url: string, deps: FullDeps): Attempt {
  const bytes = decodeDataUrl(url);
  return bytes.ok
    ? takeBytes(bytes.value, "data-url", deps)
    : { kind: "failed", error: bytes.error };
}

function takeThroughPage(
  url: string,
  target: CaptureTarget,
  deps: FullDeps,
  signal: AbortSignal,
): Promise<Attempt> {
  const { idleMs, totalMs } = deps.patience;
  return takeFromPage(
    {
      frame: target,
      way: "page",
      take: fetchInPage,
      args: [url, false, MAX_PICTURE_BYTES, idleMs, totalMs],
    },
    deps,
    signal,
  );
}

function isSettled(attempt: Attempt): boolean {
  return (
    attempt.kind === "got" || (attempt.kind === "failed" && FINAL.includes(attempt.error.code))
  );
}

function conclude(attempt: Attempt, target: CaptureTarget): CaptureOutcome {
  if (attempt.kind === "failed") return failed(attempt.error);
  if (attempt.kind === "closed") return failed(appError("capture_unreachable"));
  const { bytes, header, way } = attempt;
  const { sourceUrl, pageUrl, pageTitle } = target;
  return {
    kind: "captured",
    bytes: new Blob([bytes], { type: header.type }),
    header,
    provenance: {
      way,
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      // A data: address is the picture itself; keeping it would store the bytes twice.
      ...(sourceUrl && !sourceUrl.startsWith("data:") ? { sourceUrl } : {}),
    },
  };
}

function failed(error: AppError): CaptureOutcome {
  return { kind: "failed", error };
}
