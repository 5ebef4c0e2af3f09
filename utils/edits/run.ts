import { type AppError, appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import {
  countOfRequest,
  type Gathered,
  gather,
  NOTHING_GATHERED,
  requestsOf,
} from "@/utils/core/edit/several-requests";
import { err, type Result } from "@/utils/core/result";
import { needsKey } from "@/utils/core/server/base-url";
import { resultsOfAnswer } from "@/utils/edits/answers";
import { apply, failed } from "@/utils/edits/apply";
import type { EditQueue } from "@/utils/edits/edit-queue";
import type { Finish } from "@/utils/edits/finish";
import { type PreparedRequest, prepareRequest } from "@/utils/edits/prepare";
import type { RunDeps, RunEnd } from "@/utils/edits/run-deps";
import { tellUnreachable } from "@/utils/edits/why-broken";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import type { RetryInfo } from "@/utils/relay/retry";
import { sendEdit } from "@/utils/relay/send/send";
import type { PartialPicture } from "@/utils/relay/stream";
import { readEdit } from "@/utils/store/edits";
import { rememberLearned } from "@/utils/store/learned-limits";
import { removePartial, savePartial } from "@/utils/store/partials";

/**
 * Runs a queued edit to its end: waits for its turn, claims it, sends it, keeps
 * its raw answer, stores its results. Every state is on disk before it is
 * announced. An edit that is not `queued` any more is left alone: nothing is
 * sent twice. One that is paused stays `queued`. Whoever calls leaves the queue.
 */
export async function runEdit(
  editId: string,
  deps: RunDeps,
  signal: AbortSignal,
  queue: EditQueue,
): Promise<RunEnd> {
  const edit = await readEdit(editId);
  if (!edit.ok || edit.value.state !== "queued") return "not-mine";
  const { profileId } = edit.value;
  const { baseUrl = "" } = (await deps.readProfile(profileId)) ?? {};
  const server = URL.parse(baseUrl)?.origin ?? "";
  const turn = await queue.enter(editId, { profileId, server }, signal);
  if (turn === "paused") return "paused";
  if (turn === "in") return runInTurn(edit.value, deps, signal, queue);
  await apply(editId, failed(appError("cancelled_unsent"), deps), deps);
  return "ended";
}

/** A server at home that was asked without a key bills nobody. */
function withoutCharge(error: AppError, { baseUrl, key }: PreparedRequest["request"]): AppError {
  return key === "" && !needsKey(baseUrl) ? { ...error, charge: "none" } : error;
}

async function runInTurn(
  edit: Edit,
  deps: RunDeps,
  signal: AbortSignal,
  queue: EditQueue,
): Promise<RunEnd> {
  const { id } = edit;
  const ready = await prepareRequest(edit, deps);
  const prepared = signal.aborted ? err(appError("cancelled_unsent")) : ready;
  if (!prepared.ok) {
    await apply(id, failed(prepared.error, deps), deps);
    return "ended";
  }
  // Claiming comes before sending: whoever finds the edit claimed keeps away from it.
  if (!(await apply(id, { kind: "claimed", at: deps.now() }, deps))) return "not-mine";
  let gathered: Gathered | undefined = NOTHING_GATHERED;
  for (let number = 1; gathered; number += 1) {
    const finished = await ask(edit, number, prepared.value, deps, signal, queue);
    if (finished.ok) gathered = await take(edit, number, gathered, finished.value, deps, signal);
    else {
      await apply(id, failed(finished.error, deps), deps);
      gathered = undefined;
    }
    await removePartial(id);
  }
  return "ended";
}

/** Sends one of an edit's requests and makes results of its answer. Whether it may be sent is on the disk. */
async function ask(
  edit: Edit,
  number: number,
  prepared: PreparedRequest,
  deps: RunDeps,
  signal: AbortSignal,
  queue: EditQueue,
): Promise<Result<Finish>> {
  const startedAt = deps.now();
  const raw = await send(edit, ofNumber(edit, number, prepared), deps, signal);
  if (!raw.ok) {
    const tookMs = deps.now() - startedAt;
    const error = await tellUnreachable(raw.error, prepared, tookMs, deps, signal);
    return err(withoutCharge(error, prepared.request));
  }
  // The next edit goes while this answer is read. After a failure it is considered first.
  if (number === requestsOf(edit)) queue.leave(edit.id);
  return resultsOfAnswer({ editId: edit.id, number }, raw.value, prepared.request, deps, signal);
}

function ofNumber(edit: Edit, number: number, { request, timeoutMs }: PreparedRequest) {
  const options = { ...request.options, count: countOfRequest(edit, number) };
  return { timeoutMs, request: { ...request, options } };
}

/**
 * Stores what an answer gave. Where another request is to follow, it counts as sent in
 * the same step: whatever ends this background, it cannot be sent twice.
 *
 * @returns all results so far where another request is to be sent
 */
async function take(
  edit: Edit,
  number: number,
  before: Gathered,
  { event, files }: Finish,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Gathered | undefined> {
  const gathered = gather(edit, before, event, number);
  const at = deps.now();
  const isLast = number >= requestsOf(edit);
  const goesOn =
    !isLast &&
    !signal.aborted &&
    (await apply(edit.id, { kind: "gathered", at, ...gathered }, deps, files));
  if (goesOn) return gathered;
  const unsent = appError(signal.aborted ? "cancelled_unsent" : "not_sent");
  const lostItems = isLast ? gathered.lostItems : [...gathered.lostItems, unsent];
  await apply(edit.id, { kind: "finished", at, ...gathered, lostItems }, deps, files);
  return undefined;
}

function send(
  edit: Edit,
  { request, timeoutMs }: PreparedRequest,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Result<RawAnswer>> {
  return sendEdit(
    request,
    { fetch: deps.fetch, sleep: deps.sleep, now: deps.now, timeoutMs },
    {
      onAnswering: async () => {
        await apply(edit.id, { kind: "answering", at: deps.now() }, deps);
      },
      onRetry: (info) => void noteRetry(edit, info, deps),
      onPartial: (preview) => void keepPartial(edit.id, preview, deps),
    },
    signal,
  );
}

/** What a server refuses is not sent to it again; a wait is shown. */
async function noteRetry(
  { id, host, model }: Edit,
  { reason, waitMs, omittedFields }: RetryInfo,
  deps: RunDeps,
): Promise<void> {
  if (omittedFields) await rememberLearned(host, model, { fields: omittedFields });
  if (reason === "field_unknown") return;
  await apply(id, { kind: "retrying", retry: { reason, at: deps.now() + waitMs } }, deps);
}

/** Only looked at: where it cannot be stored, the answer is waited for without it. */
async function keepPartial(
  editId: string,
  { bytes, type }: PartialPicture,
  deps: RunDeps,
): Promise<void> {
  const saved = await savePartial(editId, new Blob([bytes], { type }));
  if (saved.ok) deps.announcePartial(editId);
}
