import type { Attempt, CaptureOutcome, PermissionReason } from "@/utils/capture/read/outcome";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { type AppError, appError, factsOf } from "@/utils/core/app-error";
import { ALL_SITES, hostPatterns } from "@/utils/platform/permissions";

/** Whether to stop trying: captured, or a final error. */
export function isSettled(attempt: Attempt): boolean {
  if (attempt.kind !== "failed") return attempt.kind === "got";
  return factsOf(attempt.error.code).capture?.isFinal ?? false;
}

/** The outcome of a capture that failed. */
export function fail(error: AppError): CaptureOutcome {
  return { kind: "failed", error };
}

/** Asks for this one site, or for all, where it redirects to an unknown one. */
export function needSite(url: string, reason: PermissionReason = "source"): CaptureOutcome {
  const origins = reason === "redirect" ? ALL_SITES : hostPatterns(url);
  return { kind: "needs-permission", host: new URL(url).hostname, origins, reason };
}

/** The outcome of the last attempt, with where the picture came from. */
export function conclude(attempt: Attempt, target: CaptureTarget, url?: string): CaptureOutcome {
  if (attempt.kind === "failed") return fail(attempt.error);
  if (attempt.kind === "closed") return fail(appError("capture_unreachable"));
  const { bytes, header, way } = attempt;
  const { pageUrl, pageTitle } = target;
  return {
    kind: "captured",
    bytes: new Blob([bytes], { type: header.type }),
    header,
    provenance: {
      way,
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      // A data: address is the picture itself; keeping it would store the bytes twice.
      ...(url && !/^data:/i.test(url) ? { sourceUrl: url } : {}),
    },
  };
}
