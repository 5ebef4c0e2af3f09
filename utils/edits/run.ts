import { type AppError, appError, factsOf } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import type { EditEvent } from "@/utils/core/edit/edit-life";
import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { err, type Result } from "@/utils/core/result";
import { needsKey } from "@/utils/core/server/base-url";
import type { EditQueue } from "@/utils/edits/edit-queue";
import {
  type Finish,
  type FinishDeps,
  finishFromAddresses,
  finishFromAnswer,
} from "@/utils/edits/finish";
import {
  type PrepareDeps,
  type PreparedRequest,
  prepareRequest,
  readKeyFor,
} from "@/utils/edits/prepare";
import { keepRawAnswer, readRawAnswer } from "@/utils/edits/raw-answer-file";
import {
  dropUnstored,
  holdUnstored,
  storeMakingRoom,
  toOffer,
  unstoredOf,
} from "@/utils/edits/store-or-make-room";
import { readRaw } from "@/utils/relay/dialects/table";
import { MAX_ADDRESSES } from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import type { RetryInfo } from "@/utils/relay/retry";
import { holdsKey, scrubError } from "@/utils/relay/scrub";
import { sendEdit } from "@/utils/relay/send/send";
import { awaitTask, type Task, type TaskServer } from "@/utils/relay/send/task";
import type { PartialPicture } from "@/utils/relay/stream";
import { hasAnswer, readEdit, transition } from "@/utils/store/edits";
import { rememberLearned } from "@/utils/store/learned-limits";
import { removePartial, savePartial } from "@/utils/store/partials";

/** What running an edit needs from outside; the background hands in the real things. */
export interface RunDeps extends PrepareDeps, FinishDeps {
  /** Tells open panels that the stored record has changed. */
  readonly announce: (editId: string) => void;
  /** Tells open panels that a preview of the answer has arrived. */
  readonly announcePartial: (editId: string) => void;
  /** Shows open panels results that the disk did not take. */
  readonly offerUnstored?: (unstored: UnstoredResults) => void;
}

/** How a run ended: with the edit; before it, as nothing is to be sent; or it was not this run's. */
export type RunEnd = "ended" | "paused" | "not-mine";

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
  const raw = await send(edit, prepared.value, deps, signal);
  if (raw.ok) {
    // The next one goes while this answer is read. After a failure it is considered first.
    queue.leave(id);
    await keepAnswer(id, raw.value, prepared.value.request.key, deps);
    await transition(id, { kind: "reading" });
    const task = await finish(id, raw.value, prepared.value.request.key, deps, signal);
    if (task) await followTask(id, task, prepared.value.request, deps, signal);
  } else {
    await apply(id, failed(withoutCharge(raw.error, prepared.value.request), deps), deps);
  }
  await removePartial(id);
  return "ended";
}

/**
 * Keeps the answer before anything is made of it: what was paid for can be read
 * again. Where it does not fit on the disk, the addresses in it do, and pictures
 * that lie there can still be fetched.
 */
async function keepAnswer(
  editId: string,
  raw: RawAnswer,
  key: string,
  deps: RunDeps,
): Promise<void> {
  const kept = await storeMakingRoom(raw.bytes.length, () => keepRawAnswer(editId, raw));
  if (kept.ok) return;
  const read = readRaw(raw);
  const items = read.ok && read.value.kind === "answer" ? read.value.answer.items : [];
  const urls = items.flatMap((item) =>
    item.kind === "url" && !holdsKey(item.url, key) ? [item.url] : [],
  );
  if (urls.length === 0) return;
  await apply(editId, { kind: "addressed", urls: urls.slice(0, MAX_ADDRESSES) }, deps);
}

/**
 * Takes up an edit whose background was ended after its answer was stored.
 * Costs nothing: the answer is on disk, or at least where its pictures lie, or
 * which task works on them.
 *
 * @returns whether there was anything to make results of; `task` if the server still works on it
 */
export async function finishFromDisk(
  edit: Edit,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<boolean | "task"> {
  const held = unstoredOf(edit.id);
  if (held) return apply(edit.id, held.event, deps, held.files);
  const profile = await deps.readProfile(edit.profileId);
  if (await isKept(edit, deps)) {
    // The answer may echo the key, which nobody can find in it now: it is read once it is known.
    const error = appError("keys_locked", { charge: "likely" });
    return apply(edit.id, failed(error, deps), deps);
  }
  const key = (profile && (await readKeyFor(profile, deps))) ?? "";
  // Its body is not touched yet: where it was read in vain, that is to be known first.
  const raw = await readRawAnswer(edit.id, async () => {
    await transition(edit.id, { kind: "reading" });
  });
  if (raw.ok) return (await finish(edit.id, raw.value, key, deps, signal)) ? "task" : true;
  const { resultUrls, task } = edit;
  if (task) return "task";
  if (!resultUrls || !profile) return false;
  const server = { from: profile.baseUrl, key };
  const finished = await finishFromAddresses(resultUrls, server, deps, signal);
  await applyFinish(edit.id, finished, deps);
  return true;
}

/** Whether there is an answer to read, or to ask for, and the key that is needed for it is locked. */
async function isKept({ id, profileId, resultUrls, task }: Edit, deps: RunDeps): Promise<boolean> {
  if (!(await deps.isKeyLocked?.(profileId))) return false;
  return resultUrls !== undefined || task !== undefined || (await hasAnswer(id));
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

/** Stores what came of an answer; gives the task where it is only the promise of one. */
async function finish(
  editId: string,
  raw: RawAnswer,
  key: string,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Task | undefined> {
  const finished = await finishFromAnswer(raw, key, deps, signal);
  if (finished.ok && "taskId" in finished.value) {
    const task = { id: finished.value.taskId, dialect: raw.dialect ?? "form" };
    // On disk before the server is asked for the first time: what was paid for can be found again.
    await apply(editId, { kind: "tasked", task }, deps);
    return task;
  }
  await applyFinish(editId, finished as Result<Finish>, deps);
  return undefined;
}

/** Waits for a task to its end; asking costs nothing, and so does asking again after a failure. */
async function followTask(
  editId: string,
  task: Task,
  server: TaskServer,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<void> {
  const raw = await awaitTask(task, server, deps, signal);
  if (!raw.ok) {
    await apply(editId, failed(scrubError(raw.error, server.key), deps), deps);
    return;
  }
  await keepAnswer(editId, raw.value, server.key, deps);
  await transition(editId, { kind: "reading" });
  // The end of a task that is a promise again is none.
  const next = await finish(editId, raw.value, server.key, deps, signal);
  if (next) await apply(editId, failed(appError("task_unfinished"), deps), deps);
}

/**
 * Makes results of what is on disk, and waits for the server where it still works on
 * them: after a restart of the background, or on the person's word. Costs nothing.
 */
export async function takeUp(editId: string, deps: RunDeps, signal: AbortSignal): Promise<RunEnd> {
  const edit = await readEdit(editId);
  if (!edit.ok || (await finishFromDisk(edit.value, deps, signal)) !== "task") return "not-mine";
  const tasked = await readEdit(editId);
  const task = tasked.ok ? tasked.value.task : undefined;
  const profile = await deps.readProfile(edit.value.profileId);
  const key = profile && (await readKeyFor(profile, deps));
  if (!task || !profile || key === undefined) {
    await apply(editId, failed(appError("task_unfinished"), deps), deps);
    return "not-mine";
  }
  await followTask(editId, task, { baseUrl: profile.baseUrl, key }, deps, signal);
  return "not-mine";
}

async function applyFinish(editId: string, finished: Result<Finish>, deps: RunDeps): Promise<void> {
  const event = finished.ok ? finished.value.event : failed(finished.error, deps);
  await apply(editId, event, deps, finished.ok ? finished.value.files : []);
}

/** A cancel is the person's own word and not a failure, though it arrives as an error. */
function failed(error: AppError, deps: RunDeps): EditEvent {
  const kind = factsOf(error.code).isOwnWish ? "cancelled" : "failed";
  return { kind, at: deps.now(), error };
}

/**
 * Stores an event and announces it. Where storing results fails, they are held
 * and shown, and the failure itself is stored if the disk takes that much.
 */
async function apply(
  editId: string,
  event: EditEvent,
  deps: RunDeps,
  files: readonly (readonly [string, Blob])[] = [],
): Promise<boolean> {
  const bytes = files.reduce((sum, [, { size }]) => sum + size, 0);
  const stored = await storeMakingRoom(bytes, () => transition(editId, event, files));
  if (stored.ok) dropUnstored(editId);
  else if (event.kind === "finished") {
    const kept = { event, files };
    holdUnstored(editId, kept);
    deps.offerUnstored?.(toOffer(editId, kept));
    const error = appError(stored.error.code, { ...stored.error, charge: "likely" });
    await transition(editId, { kind: "failed", at: deps.now(), error });
  }
  deps.announce(editId);
  return stored.ok && stored.value !== undefined;
}
