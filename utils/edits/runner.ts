import { appError } from "@/utils/core/app-error";
import { ok, type Result } from "@/utils/core/result";
import { recoverEdits } from "@/utils/edits/recover";
import { finishFromDisk, type RunDeps, runEdit } from "@/utils/edits/run";
import { untilReleased } from "@/utils/edits/store-or-make-room";
import { transition } from "@/utils/store/edits";

export interface RunnerDeps extends RunDeps {
  /** Keeps the background from being ended while the work goes on. */
  readonly keepAliveWhile: <T>(work: Promise<T>) => Promise<T>;
  readonly startWatchdog: () => Promise<void>;
  readonly stopWatchdog: () => Promise<void>;
}

export interface EditRunner {
  /** Acknowledges at once; the edit's record tells how it goes on. */
  run(editId: string): Promise<Result<null>>;
  cancel(editId: string): Promise<Result<null>>;
  /** Makes results of an answer that is on disk, once more. Costs nothing. */
  repair(editId: string): Promise<Result<null>>;
  /** Recovers edits that an earlier background left behind. */
  settle(): Promise<Result<null>>;
}

/** Runs edits, each at most once at a time, and knows which ones it runs. */
export function createEditRunner(deps: RunnerDeps): EditRunner {
  const running = new Map<string, AbortController>();
  let recovery: Promise<void> | undefined;

  const recover = () => {
    recovery ??= recoverEdits(deps, (id) => running.has(id), new AbortController().signal).finally(
      () => {
        recovery = undefined;
      },
    );
    return recovery;
  };

  const work = async (editId: string, job: (signal: AbortSignal) => Promise<unknown>) => {
    if (running.has(editId)) return;
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
      if (running.size === 0) await deps.stopWatchdog();
    }
  };

  const start = (editId: string, job: (signal: AbortSignal) => Promise<unknown>) => {
    const done = work(editId, job).then(() => untilReleased(editId, deps.sleep));
    void deps.keepAliveWhile(done);
    return ok(null);
  };

  return {
    async run(editId) {
      return start(editId, (signal) => runEdit(editId, deps, signal));
    },
    async repair(editId) {
      return start(editId, (signal) => finishFromDisk(editId, deps, signal));
    },
    async cancel(editId) {
      const controller = running.get(editId);
      if (controller) controller.abort();
      else {
        await transition(editId, {
          kind: "cancelled",
          at: deps.now(),
          error: appError("cancelled"),
        });
        deps.announce(editId);
      }
      return ok(null);
    },
    async settle() {
      await recover();
      if (running.size === 0) await deps.stopWatchdog();
      return ok(null);
    },
  };
}
