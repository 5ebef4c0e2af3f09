import { type AppError, appError } from "@/utils/core/app-error";
import type { InjectionFailure } from "@/utils/platform/scripting";

/** What to say when a page could not be looked into, or held nothing. */
export function unreadableError(
  failure: InjectionFailure | undefined,
  url: string | undefined,
): AppError {
  if (!failure) return appError("capture_nothing_there");
  const { kind, detail } = failure;
  if (kind === "closed") return appError("capture_page_closed", { detail });
  if (url?.startsWith("file:")) return appError("capture_file_access", { detail });
  return appError("capture_restricted_page", { detail });
}
