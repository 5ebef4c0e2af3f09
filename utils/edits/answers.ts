import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { apply } from "@/utils/edits/apply";
import { type Finish, finishFromAnswer } from "@/utils/edits/finish";
import { keepRawAnswer } from "@/utils/edits/raw-answer-file";
import type { RunDeps } from "@/utils/edits/run-deps";
import { storeMakingRoom } from "@/utils/edits/store-or-make-room";
import { readRaw } from "@/utils/relay/dialects/table";
import { MAX_ADDRESSES } from "@/utils/relay/limits";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import { holdsKey, scrubError } from "@/utils/relay/scrub";
import { awaitTask, type Task, type TaskServer } from "@/utils/relay/send/task";
import { transition } from "@/utils/store/edits";

/** One of an edit's requests, which are counted from 1. */
export interface Asked {
  readonly editId: string;
  readonly number: number;
}

/**
 * Keeps the answer before anything is made of it: what was paid for can be read
 * again. Where it does not fit on the disk, the addresses in it do, and pictures
 * that lie there can still be fetched.
 */
async function keepAnswer(
  { editId, number }: Asked,
  raw: RawAnswer,
  key: string,
  deps: RunDeps,
): Promise<void> {
  const kept = await storeMakingRoom(raw.bytes.length, () => keepRawAnswer(editId, raw, number));
  if (kept.ok) return;
  const read = readRaw(raw);
  const items = read.ok && read.value.kind === "answer" ? read.value.answer.items : [];
  const urls = items.flatMap((item) =>
    item.kind === "url" && !holdsKey(item.url, key) ? [item.url] : [],
  );
  if (urls.length === 0) return;
  await apply(editId, { kind: "addressed", urls: urls.slice(0, MAX_ADDRESSES) }, deps);
}

/** Notes that the server works on. On disk before it is asked for the first time: what was paid for can be found again. */
export async function noteTask(
  editId: string,
  id: string,
  { dialect = "form" }: Pick<RawAnswer, "dialect">,
  deps: RunDeps,
): Promise<Task> {
  const task = { id, dialect };
  await apply(editId, { kind: "tasked", task }, deps);
  return task;
}

/**
 * Keeps one answer and makes results of it, and waits for them where it is only the
 * promise of some.
 *
 * @errors those of `finishFromAnswer` and `followTask`
 */
export async function resultsOfAnswer(
  asked: Asked,
  raw: RawAnswer,
  server: TaskServer,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Result<Finish>> {
  await keepAnswer(asked, raw, server.key, deps);
  await transition(asked.editId, { kind: "reading" });
  const finished = await finishFromAnswer(raw, server.key, deps, signal);
  if (!finished.ok || !("taskId" in finished.value)) return finished as Result<Finish>;
  const task = await noteTask(asked.editId, finished.value.taskId, raw, deps);
  return followTask(asked, task, server, deps, signal);
}

/**
 * Waits for a task to its end; asking costs nothing, and so does asking again after a failure.
 *
 * @errors those of `awaitTask` and `finishFromAnswer`
 */
export async function followTask(
  asked: Asked,
  task: Task,
  server: TaskServer,
  deps: RunDeps,
  signal: AbortSignal,
): Promise<Result<Finish>> {
  const raw = await awaitTask(task, server, deps, signal);
  if (!raw.ok) return err(scrubError(raw.error, server.key));
  await keepAnswer(asked, raw.value, server.key, deps);
  await transition(asked.editId, { kind: "reading" });
  const finished = await finishFromAnswer(raw.value, server.key, deps, signal);
  // The end of a task that is a promise again is none.
  const isPromise = finished.ok && "taskId" in finished.value;
  return isPromise ? err(appError("task_unfinished")) : (finished as Result<Finish>);
}
