import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * Runs a write to extension storage. The error has no text of the browser: the
 * value may have been a key.
 *
 * @errors `storage_full`, `storage_failed`
 */
export async function attemptLocal(job: () => Promise<void>): Promise<Result<void>> {
  try {
    return ok(await job());
  } catch (cause) {
    const isFull = cause instanceof Error && /quota/i.test(cause.message);
    return err(appError(isFull ? "storage_full" : "storage_failed"));
  }
}
