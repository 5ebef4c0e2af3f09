import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * Runs a write to extension storage. The browser's own words are left out of
 * the error: what was to be written may have been a key.
 */
export async function attemptLocal(job: () => Promise<void>): Promise<Result<void>> {
  try {
    return ok(await job());
  } catch (cause) {
    const isFull = cause instanceof Error && /quota/i.test(cause.message);
    return err(appError(isFull ? "storage_full" : "storage_failed"));
  }
}
