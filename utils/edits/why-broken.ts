import { type AppError, appError } from "@/utils/core/app-error";
import { endpointUrl } from "@/utils/core/server/base-url";
import type { PreparedRequest } from "@/utils/edits/prepare";
import type { RunDeps } from "@/utils/edits/run-deps";
import { DIALECTS } from "@/utils/relay/dialects/table";
import { exchangeOnce } from "@/utils/relay/exchange";

/** Who has waited longer was connected. */
const AT_ONCE_MS = 3000;
const QUESTION_TIMEOUT_MS = 5000;

/**
 * Tells a server that is not there from one that broke off, where a request failed at
 * once: by asking for its models, which is free. Whether it may have cost something
 * stays as it was: nobody knows what a server that is gone by now had received.
 *
 * @param tookMs from the request's start to its failure
 */
export async function tellUnreachable(
  error: AppError,
  { request }: PreparedRequest,
  tookMs: number,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<AppError> {
  if (error.code !== "connection_failed" || tookMs > AT_ONCE_MS || signal.aborted) return error;
  const asked = await exchangeOnce(
    {
      url: endpointUrl(request.baseUrl, "/models"),
      key: request.key,
      keyHeader: DIALECTS[request.dialect ?? "form"].keyHeader,
      onAnswering: async () => undefined,
    },
    { fetch: deps.fetch, sleep: deps.sleep, now: deps.now, timeoutMs: QUESTION_TIMEOUT_MS },
    signal,
  );
  const isGone = asked.kind === "refused" && asked.error.code === "connection_failed";
  if (!isGone) return error;
  const { code: _code, ...rest } = error;
  return appError("server_unreachable", rest);
}
