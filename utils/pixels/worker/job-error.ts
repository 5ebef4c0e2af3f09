import { type AppError, appError } from "@/utils/core/app-error";
import type { JobName } from "@/utils/pixels/worker/jobs";

/** These put an answer that was paid for into the picture. */
const PLACING: ReadonlySet<JobName> = new Set<JobName>(["overlay", "stitch"]);

/** Errors that are right about an answer as they are. */
const OWN: ReadonlySet<AppError["code"]> = new Set<AppError["code"]>([
  "cancelled_unsent",
  "result_undecodable",
]);

/**
 * An error as the person who waits for this job should read it. An answer has
 * been paid for by the time it is placed, so nothing that goes wrong then may
 * say that nothing was charged: it becomes `result_not_placed`.
 */
export function jobError(name: JobName, error: AppError): AppError {
  if (!PLACING.has(name) || OWN.has(error.code)) return error;
  const reasons = [error.code, error.detail].filter((part) => part && part !== "unexpected");
  return appError("result_not_placed", reasons.length > 0 ? { detail: reasons.join(": ") } : {});
}

/** A bug or a crash in a pixel job. No pixel job spends money itself. */
export function unexpectedIn(name: JobName, detail: string): AppError {
  return jobError(name, appError("unexpected", { charge: "none", detail }));
}
