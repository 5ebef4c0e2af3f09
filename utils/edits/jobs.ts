import { appError } from "@/utils/core/app-error";
import type { RunEnd } from "@/utils/edits/run-deps";
import { untilReleased } from "@/utils/edits/store-or-make-room";
import { transition } from "@/utils/store/edits";

/** Works on one edit until `signal` aborts. */
export type Job = (signal: AbortSignal) => Promise<RunEnd>;

/** What jobs need from outside. */
export interface JobDeps {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly announce: (editId: string) => void;
  /** Keeps the background from being ended while the work goes on. */
  readonly keepAliveWhile: <T>(work: Promise<T>) => Promise<T>;
  readonly startWatchdog: () => Promise<void>;
}

/** What is done about an edit whose job is over. */
export interface JobEnd {
  /** Before the edit may be taken up again. */
  readonly close: (editId: string, end: RunEnd) => Promise<void>;
  readonly closed: (editId: string, end: RunEnd) => Promise<void>;
}

/** The work under way, at most one job for each edit. */
export interface Jobs {
  start(editId: string, job: Job): void;
  /** Gives false where no job of this edit is under way. */
  abort(editId: string): boolean;
  isUnderWay(editId: string): boolean;
  /** Resolves when the job of this edit is over; at once where there is none. */
  ended(editId: string): Promise<void>;
  isIdle(): boolean;
}

/** Work on edits, each at most once at a time. */
export function createJobs(deps: JobDeps, { close, closed }: JobEnd): Jobs {
  const running = new Map<string, AbortController>();
  const ends = new Map<string, Promise<void>>();

  const work = async (editId: string, job: Job) => {
    const controller = new AbortController();
    running.set(editId, controller);
    let end: RunEnd = "ended";
    try {
      await deps.startWatchdog();
      end = await job(controller.signal);
    } catch (cause) {
      // A bug, but the person must not wait for an edit that nobody runs any more.
      const error = appError("unexpected", { detail: String(cause) });
      await transition(editId, { kind: "failed", at: deps.now(), error });
      deps.announce(editId);
    } finally {
      await close(editId, end);
      running.delete(editId);
      await closed(editId, end);
    }
  };

  return {
    start: (editId, job) => {
      if (running.has(editId)) return;
      const end = work(editId, job);
      ends.set(editId, end);
      void end.then(() => ends.get(editId) === end && ends.delete(editId));
      void deps.keepAliveWhile(end.then(() => untilReleased(editId, deps.sleep)));
    },
    abort: (editId) => {
      running.get(editId)?.abort();
      return running.has(editId);
    },
    isUnderWay: (editId) => running.has(editId),
    ended: async (editId) => ends.get(editId),
    isIdle: () => running.size === 0,
  };
}
