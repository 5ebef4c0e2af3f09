import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import type { TimedRelayDeps } from "@/utils/relay/deps";
import { fieldNames, toRequestBody } from "@/utils/relay/dialects/body";
import type { Encoded } from "@/utils/relay/dialects/dialect";
import { DIALECTS } from "@/utils/relay/dialects/table";
import { exchangeOnce } from "@/utils/relay/exchange";
import { keyFor } from "@/utils/relay/key-for";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import type { EditRequest } from "@/utils/relay/request";
import { decideRetry, type RetryInfo, type TriesByReason } from "@/utils/relay/retry";
import { createPartialReader, type PartialPicture } from "@/utils/relay/stream";

/** What happens on the way, for storing and showing. */
export interface SendHooks {
  /** The headers of a good answer have arrived; awaited before its body is read. */
  onAnswering?(): void | Promise<void>;
  /** Another try follows after `waitMs`; the one before did no work. */
  onRetry?(info: RetryInfo): void;
  /** A preview out of a streamed answer. */
  onPartial?(item: PartialPicture): void;
}

/**
 * Sends an edit and returns its answer as it arrived. Tries again by itself
 * only what certainly did no work (docs/contract.md §4): without a field the
 * server does not know, after a 429, after `system_*_overloaded`.
 *
 * @param deps `timeoutMs` limits each try, from its start to its last byte
 * @param signal cancels; between two tries that costs nothing
 * @errors what the server said, and `cancelled_unsent`, `cancelled`, `timed_out`,
 *   `connection_failed`, `redirected`, `key_missing`, `key_unusable`, `base_url_…`
 */
export async function sendEdit(
  request: EditRequest,
  deps: TimedRelayDeps,
  hooks: SendHooks,
  signal: AbortSignal,
): Promise<Result<RawAnswer>> {
  const baseUrl = parseBaseUrl(request.baseUrl);
  if (!baseUrl.ok) return baseUrl;
  const key = keyFor(baseUrl.value, request.key);
  if (!key.ok) return key;
  return sendUntilSettled(
    { ...request, baseUrl: baseUrl.value, key: key.value },
    deps,
    hooks,
    signal,
  );
}

async function sendUntilSettled(
  request: EditRequest,
  deps: TimedRelayDeps,
  hooks: SendHooks,
  signal: AbortSignal,
): Promise<Result<RawAnswer>> {
  const capability = request.capability ?? capabilityFor(request.model);
  const { dialect } = request;
  let omitFields = request.omitFields ?? [];
  let tries: TriesByReason = {};
  while (!signal.aborted) {
    const encoded = DIALECTS[dialect ?? "form"].encode({ ...request, omitFields }, capability);
    const outcome = await sendOnce(request, encoded, deps, hooks, signal);
    if (outcome.kind === "answer") {
      return ok({ ...outcome.raw, ...(dialect ? { dialect } : {}) });
    }
    const names = fieldNames(encoded.body);
    const retry = decideRetry(outcome.error, tries, names, outcome.retryAfterMs);
    if (!retry) return err(outcome.error);
    hooks.onRetry?.(retry);
    tries = { ...tries, [retry.reason]: (tries[retry.reason] ?? 0) + 1 };
    omitFields = [...omitFields, ...(retry.omittedFields ?? [])];
    await wait(retry.waitMs, deps, signal);
  }
  return err(appError("cancelled_unsent"));
}

async function sendOnce(
  { dialect, key }: EditRequest,
  { url, body }: Encoded,
  deps: TimedRelayDeps,
  hooks: SendHooks,
  signal: AbortSignal,
) {
  const { onPartial } = hooks;
  return exchangeOnce(
    {
      url,
      key,
      keyHeader: DIALECTS[dialect ?? "form"].keyHeader,
      ...(await toRequestBody(body)),
      onAnswering: async () => hooks.onAnswering?.(),
      ...(onPartial ? { onChunk: createPartialReader((item) => onPartial(item)) } : {}),
    },
    deps,
    signal,
  );
}

async function wait(ms: number, deps: TimedRelayDeps, signal: AbortSignal): Promise<void> {
  if (ms === 0) return;
  const { sleep } = deps;
  await sleep(ms, signal).catch(() => undefined);
}
