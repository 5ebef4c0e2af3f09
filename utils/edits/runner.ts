import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { ok, type Result } from "@/utils/core/result";
import { createEditQueue, type EditQueue } from "@/utils/edits/edit-queue";
import { createJobs, type JobDeps, type Jobs } from "@/utils/edits/jobs";
import { mayTake, type Recovery, recoverEdits } from "@/utils/edits/recover";
import { runEdit } from "@/utils/edits/run";
import type { RunDeps, RunEnd } from "@/utils/edits/run-deps";
import { allUnstored } from "@/utils/edits/store-or-make-room";
import { takeUp } from "@/utils/edits/take-up";
import { listRunningEdits, readEdit, transition } from "@/utils/store/edits";
import { readLimits, readPause, savePause } from "@/utils/store/queue";

export interface RunnerDeps extends RunDeps, JobDeps {
  readonly stopWatchdog: () => Promise<void>;
  /** Remembers, for this session of the browser, that the person asked for an edit. */
  readonly asked?: {
    note(editId: string): Promise<void>;
    has(editId: string): Promise<boolean>;
    forget(editId: string): Promise<void>;
  };
  /** Tells pages that watch this background that it may end: no edit needs it. */
  readonly rest?: () => void;
}

export interface EditRunner {
  /** Acknowledges once the edit cannot be forgotten any more; its record tells how it goes on. */
  run(editId: string): Promise<Result<null>>;
  cancel(editId: string): Promise<Result<null>>;
  /** Makes results of an answer that is on disk, once more. Costs nothing. */
  repair(editId: string): Promise<Result<null>>;
  /** Keeps what waits from being sent; what was sent goes on. */
  pause(): Promise<Result<null>>;
  /** Sends what waits, also what an earlier run of the browser left. On the person's word only. */
  resume(): Promise<Result<null>>;
  /** Cancels whatever waits or runs. */
  cancelAll(): Promise<Result<null>>;
  /** Recovers edits that an earlier background left behind, and shows what the disk did not take. */
  settle(): Promise<Result<null>>;
}

/** Runs edits, each at most once at a time, and knows which ones it runs. */
export function createEditRunner(deps: RunnerDeps): EditRunner {
  const queue = createEditQueue({ readLimits, readPause, savePause });
  const jobs: Jobs = createJobs(deps, {
    close: (editId, end) => close(editId, end, queue, deps),
    closed: async (editId, end) => {
      // The queue may have gone on before this one was home.
      if (end === "paused" && (await mayTake(editId, recovery))) recovery.take(editId);
      await watch();
    },
  });
  const recovery: Recovery = {
    isRunning: jobs.isUnderWay,
    wasAsked: async (id) => (await deps.asked?.has(id)) ?? false,
    isPaused: queue.isPaused,
    take: (id) => {
      queue.join(id);
      jobs.start(id, (signal) => runEdit(id, deps, signal, queue));
    },
    follow: (id) => jobs.start(id, (signal) => takeUp(id, deps, signal)),
  };
  const watch = () => keepWatch(() => !jobs.isIdle() || !queue.isEmpty(), recovery, deps);
  const recover = recoverInTurn(deps, recovery);
  const parts: RunnerParts = { queue, jobs, recover, deps };
  return {
    async run(editId) {
      // The place in the line is that of the click, whatever has to be waited for.
      if (!jobs.isUnderWay(editId)) queue.join(editId);
      await Promise.all([deps.asked?.note(editId), deps.startWatchdog()]);
      if (!jobs.isUnderWay(editId)) recovery.take(editId);
      return ok(null);
    },
    async repair(editId) {
      // Its record may say that it failed a moment before all of it is put away.
      await jobs.ended(editId);
      jobs.start(editId, (signal) => takeUp(editId, deps, signal));
      return ok(null);
    },
    async cancel(editId) {
      await cancel(editId, parts);
      return ok(null);
    },
    async settle() {
      await recover();
      await watch();
      for (const unstored of allUnstored()) deps.offerUnstored?.(unstored);
      return ok(null);
    },
    ...queueActions(parts),
  };
}

interface RunnerParts {
  readonly queue: EditQueue;
  readonly jobs: Jobs;
  readonly recover: () => Promise<void>;
  readonly deps: RunnerDeps;
}

/** One recovery at a time: who asks for another meanwhile waits for that one. */
function recoverInTurn(deps: RunnerDeps, own: Recovery): () => Promise<void> {
  let recovery: Promise<void> | undefined;
  return () => {
    recovery ??= recoverEdits(deps, own, new AbortController().signal).finally(() => {
      recovery = undefined;
    });
    return recovery;
  };
}

async function cancel(
  editId: string,
  { jobs, deps }: Pick<RunnerParts, "jobs" | "deps">,
): Promise<void> {
  if (!jobs.abort(editId)) await cancelStored(editId, deps);
}

function queueActions(parts: RunnerParts): Pick<EditRunner, "pause" | "resume" | "cancelAll"> {
  const { queue, recover, deps } = parts;
  return {
    async pause() {
      await queue.pause();
      return ok(null);
    },
    async resume() {
      const left = await listRunningEdits();
      if (!left.ok) return left;
      const queued = left.value.filter(({ state }) => state === "queued");
      for (const { id } of queued) await deps.asked?.note(id);
      await queue.resume();
      // One that is under way may have begun before these were asked for.
      await recover();
      await recover();
      return ok(null);
    },
    async cancelAll() {
      const left = await listRunningEdits();
      if (!left.ok) return left;
      // Those that wait first: else they would move up.
      const byState = left.value.toSorted((a, b) => Number(isSent(a)) - Number(isSent(b)));
      for (const { id } of byState) await cancel(id, parts);
      await queue.resume();
      return ok(null);
    },
  };
}

function isSent({ state }: Edit): boolean {
  return state !== "queued";
}

/** Takes an edit out of the queue, which hears how it ended. A paused one was not asked for in vain. */
async function close(
  editId: string,
  end: RunEnd,
  queue: EditQueue,
  deps: RunnerDeps,
): Promise<void> {
  if (end !== "paused") await deps.asked?.forget(editId);
  const edit = end === "ended" ? await readEdit(editId) : undefined;
  if (edit?.ok && edit.value.state === "failed") await queue.note(edit.value.error?.code);
  if (edit?.ok && edit.value.state === "done") await queue.note(undefined);
  queue.leave(editId);
}

/** Watches on as long as any edit on the disk runs or is to be sent, whoever does it. */
async function keepWatch(
  isBusy: () => boolean,
  own: Recovery,
  { startWatchdog, stopWatchdog, rest }: RunnerDeps,
): Promise<void> {
  if (isBusy()) return;
  const left = await listRunningEdits();
  // Where the disk does not tell, nothing is changed: a later alarm asks again.
  if (!left.ok || isBusy()) return;
  for (const edit of left.value) {
    if (isSent(edit) || (await mayTake(edit.id, own))) return startWatchdog();
  }
  // One may have been asked for meanwhile.
  if (isBusy()) return;
  await stopWatchdog();
  if (isBusy()) return startWatchdog();
  rest?.();
}

async function cancelStored(editId: string, deps: RunnerDeps): Promise<void> {
  const error = appError("cancelled");
  await transition(editId, { kind: "cancelled", at: deps.now(), error });
  await deps.asked?.forget(editId);
  deps.announce(editId);
}
