import { appError } from "@/utils/core/app-error";
import { ok, type Result } from "@/utils/core/result";
import { recoverEdits } from "@/utils/edits/recover";
import { finishFromDisk, type RunDeps, runEdit } from "@/utils/edits/run";
import { createServerQueue } from "@/utils/edits/server-queue";
import { allUnstored, untilReleased } from "@/utils/edits/store-or-make-room";
import { listRunningEdits, readEdit, transition } from "@/utils/store/edits";

export interface RunnerDeps extends RunDeps {
  /** Keeps the background from being ended while the work goes on. */
  readonly keepAliveWhile: <T>(work: Promise<T>) => Promise<T>;
  readonly startWatchdog: () => Promise<void>;
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
  /** Recovers edits that an earlier background left behind, and shows what the disk did not take. */
  settle(): Promise<Result<null>>;
}

type Job = (signal: AbortSignal) => Promise<unknown>;

/** Runs edits, each at most once at a time, and knows which ones it runs. */
export function createEditRunner(deps: RunnerDeps): EditRunner {
  const running = new Map<string, AbortController>();
  const ends = new Map<string, Promise<void>>();
  const queue = createServerQueue();
  let recovery: Promise<void> | undefined;

  const recover = () => {
    const own = {
      isRunning: (id: string) => running.has(id),
      wasAsked: async (id: string) => (await deps.asked?.has(id)) ?? false,
      take: (id: string) => void start(id, (signal) => runEdit(id, deps, signal, queue)),
    };
    recovery ??= recoverEdits(deps, own, new AbortController().signal).finally(() => {
      recovery = undefined;
    });
    return recovery;
  };

  const work = async (editId: string, job: Job) => {
    const controller = new AbortController();
    running.set(editId, controller);
    try {
      await deps.startWatchdog();
      await job(controller.signal);
    } catch (cause) {
      // A bug, but the person must not wait for an edit that nobody runs any more.
      const error = appError("unexpected", { detail: String(cause) });
      await transition(editId, { kind: "failed", at: deps.now(), error });
      deps.announce(editId);
    } finally {
      running.delete(editId);
      await deps.asked?.forget(editId);
      await keepWatch(running, deps);
    }
  };

  function start(editId: string, job: Job) {
    if (running.has(editId)) return ok(null);
    const end = work(editId, job);
    ends.set(editId, end);
    void end.then(() => ends.get(editId) === end && ends.delete(editId));
    void deps.keepAliveWhile(end.then(() => untilReleased(editId, deps.sleep)));
    return ok(null);
  }

  return {
    async run(editId) {
      await Promise.all([deps.asked?.note(editId), deps.startWatchdog()]);
      return start(editId, (signal) => runEdit(editId, deps, signal, queue));
    },
    async repair(editId) {
      // Its record may say that it failed a moment before all of it is put away.
      await ends.get(editId);
      return start(editId, async (signal) => {
        const edit = await readEdit(editId);
        if (edit.ok) await finishFromDisk(edit.value, deps, signal);
      });
    },
    async cancel(editId) {
      const controller = running.get(editId);
      if (controller) controller.abort();
      else await cancelStored(editId, deps);
      return ok(null);
    },
    async settle() {
      await recover();
      await keepWatch(running, deps);
      for (const unstored of allUnstored()) deps.offerUnstored?.(unstored);
      return ok(null);
    },
  };
}

/** Watches on as long as any edit on the disk runs, whoever runs it. */
async function keepWatch(
  running: ReadonlyMap<string, unknown>,
  { startWatchdog, stopWatchdog, rest }: RunnerDeps,
): Promise<void> {
  if (running.size > 0) return;
  const left = await listRunningEdits();
  // Where the disk does not tell, nothing is changed: a later alarm asks again.
  if (!left.ok || running.size > 0) return;
  if (left.value.length > 0) return startWatchdog();
  await stopWatchdog();
  rest?.();
}

async function cancelStored(editId: string, deps: RunnerDeps): Promise<void> {
  const error = appError("cancelled");
  await transition(editId, { kind: "cancelled", at: deps.now(), error });
  deps.announce(editId);
}
