import { type AppError, appError, isCurable } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { isRunning } from "@/utils/core/edit/edit-life";
import { type Gathered, gather, gatheredIn, withUnsent } from "@/utils/core/edit/several-requests";
import type { Result } from "@/utils/core/result";
import { followTask, noteTask } from "@/utils/edits/answers";
import { apply, failed } from "@/utils/edits/apply";
import { type Finish, finishFromAddresses, finishFromAnswer } from "@/utils/edits/finish";
import { readKeyFor } from "@/utils/edits/prepare";
import { readRawAnswer } from "@/utils/edits/raw-answer-file";
import type { RunDeps, RunEnd } from "@/utils/edits/run-deps";
import { unstoredOf } from "@/utils/edits/store-or-make-room";
import { hasAnswer, readEdit, transition } from "@/utils/store/edits";

/**
 * Takes up an edit whose background was ended after its answer was stored.
 * Costs nothing: the answer is on disk, or at least where its pictures lie, or
 * which task works on them. Requests that were not sent are not sent from here.
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
  if (await isKept(edit, deps)) {
    // The answer may echo the key, which nobody can find in it now: it is read once it is known.
    const error = appError("keys_locked", { charge: "likely" });
    return apply(edit.id, failed(error, deps), deps);
  }
  const read = await readAll(edit, deps, signal);
  if (read.isTask) return "task";
  if (!read.isAny) return false;
  const { gathered, files, error } = read;
  if (gathered.results.length === 0 && error) await apply(edit.id, failed(error, deps), deps);
  else {
    const lostItems = error ? [...gathered.lostItems, error] : gathered.lostItems;
    await finishWith(edit, { ...gathered, lostItems }, files, deps);
  }
  return true;
}

/** Whether there is an answer to read, or to ask for, and the key that is needed for it is locked. */
async function isKept({ id, profileId, resultUrls, task }: Edit, deps: RunDeps): Promise<boolean> {
  if (!(await deps.isKeyLocked?.(profileId))) return false;
  return resultUrls !== undefined || task !== undefined || (await hasAnswer(id));
}

/** What the answers on the disk have come to. */
interface ReadAll {
  gathered: Gathered;
  readonly files: (readonly [string, Blob])[];
  /** Whether any was there. */
  isAny: boolean;
  isTask: boolean;
  /** Why one of them could not be read. */
  error?: AppError;
}

/** Which requests are read again: of an edit under way, what earlier ones gave is in its record. */
function numbersOf(edit: Edit): readonly number[] {
  const current = edit.requestsSent ?? 1;
  return isRunning(edit) ? [current] : Array.from({ length: current }, (_, index) => index + 1);
}

/** What is known of an edit before its answers are read: of a single one, all is read anew. */
function knownOf(edit: Edit): Gathered {
  const { perRequest, lostItems = [] } = edit;
  if (perRequest === undefined) return { results: [], lostItems: [] };
  // Why a request gave nothing stays; what is missing of an answer is found again.
  const isLasting = (error: AppError) => isRunning(edit) || !isCurable(error);
  return { ...gatheredIn(edit), lostItems: lostItems.filter(isLasting) };
}

async function readAll(edit: Edit, deps: RunDeps, signal: AbortSignal): Promise<ReadAll> {
  const all: ReadAll = { gathered: knownOf(edit), files: [], isAny: false, isTask: false };
  for (const number of numbersOf(edit)) {
    const finished = await readOne(edit, number, deps, signal);
    if (finished === "task") return { ...all, isTask: true };
    if (!finished) continue;
    all.isAny = true;
    if (!finished.ok) {
      all.error ??= finished.error;
      continue;
    }
    const { event, files } = finished.value;
    const known = new Set(all.gathered.lostItems.map((error) => JSON.stringify(error)));
    const lostItems = event.lostItems.filter((error) => !known.has(JSON.stringify(error)));
    all.gathered = gather(edit, all.gathered, { ...event, lostItems }, number);
    all.files.push(...files);
  }
  return all;
}

/** Results of one request's answer; `undefined` where nothing of it is on the disk. */
async function readOne(
  edit: Edit,
  number: number,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Result<Finish> | "task" | undefined> {
  const profile = await deps.readProfile(edit.profileId);
  const key = (profile && (await readKeyFor(profile, deps))) ?? "";
  // Its body is not touched yet: where it was read in vain, that is to be known first.
  const beforeReading = async () => void (await transition(edit.id, { kind: "reading" }));
  const raw = await readRawAnswer(edit.id, beforeReading, number);
  if (raw.ok) {
    const finished = await finishFromAnswer(raw.value, key, deps, signal);
    if (!finished.ok || !("taskId" in finished.value)) return finished as Result<Finish>;
    await noteTask(edit.id, finished.value.taskId, raw.value, deps);
    return "task";
  }
  if (number !== (edit.requestsSent ?? 1)) return undefined;
  const { resultUrls, task } = edit;
  if (task) return "task";
  if (!resultUrls || !profile) return undefined;
  return finishFromAddresses(resultUrls, { from: profile.baseUrl, key }, deps, signal);
}

/** Ends an edit with all that its answers gave; what it has not sent is not sent any more. */
export async function finishWith(
  edit: Edit,
  gathered: Gathered,
  files: Finish["files"],
  deps: RunDeps,
): Promise<boolean> {
  const all = isRunning(edit) ? withUnsent(edit, gathered) : gathered;
  return apply(edit.id, { kind: "finished", at: deps.now(), ...all }, deps, files);
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
  const number = edit.value.requestsSent ?? 1;
  const server = { baseUrl: profile.baseUrl, key };
  const finished = await followTask({ editId, number }, task, server, deps, signal);
  if (finished.ok) {
    const { event, files } = finished.value;
    const gathered = gather(edit.value, knownOf(edit.value), event, number);
    await finishWith(edit.value, gathered, files, deps);
  } else {
    await apply(editId, failed(finished.error, deps), deps);
  }
  return "not-mine";
}
