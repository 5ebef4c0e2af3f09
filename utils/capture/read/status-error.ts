import { type AppError, appError } from "@/utils/core/app-error";

/** What an HTTP status says about a picture that did not come. */
export function statusError(status: number): AppError {
  if (status === 401 || status === 403 || status === 451) {
    return appError("capture_forbidden", { status });
  }
  if (status === 404 || status === 410) return appError("capture_not_found", { status });
  return appError("capture_unreachable", { status });
}
