import { type AppError, appError } from "@/utils/core/app-error";
import type { InjectionFailure } from "@/utils/platform/scripting";

/**
 * What to say when a page could not be looked into, or held nothing. Errors:
 * `capture_nothing_there`, `capture_page_closed`, `capture_file_access`,
 * `capture_access_needed` (no access to this page),
 * `capture_restricted_page`.
 */
export function unreadableError(
  failure: InjectionFailure | undefined,
  url: string | undefined,
): AppError {
  if (!failure) return appError("capture_nothing_there");
  const { kind, detail } = failure;
  if (kind === "closed") return appError("capture_page_closed", { detail });
  if (url?.startsWith("file:") || /file:\/\//.test(detail)) {
    return appError("capture_file_access", { detail });
  }
  // Without access the browser does not tell the page's address either.
  const isDenied = kind === "denied" && (url === undefined || /^https?:/.test(url));
  return appError(isDenied ? "capture_access_needed" : "capture_restricted_page", { detail });
}
