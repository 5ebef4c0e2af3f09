import type { Result } from "@/utils/core/result";
import { createJobRunner, type JobRunner } from "@/utils/pixels/worker/job-runner";
import {
  type JobAnswer,
  type JobName,
  type JobRequest,
  type Jobs,
  WORKER_OF_JOB,
  WORKERS,
  type WorkerName,
} from "@/utils/pixels/worker/jobs";

type JobMethods = {
  readonly [N in keyof Jobs]: (
    request: JobRequest<N>,
    signal?: AbortSignal,
    onProgress?: (done: number) => void,
  ) => Promise<Result<JobAnswer<N>>>;
};

/**
 * The pixel jobs as the panel calls them, one method each; nothing here blocks
 * the page. A job that is aborted answers `cancelled_unsent`. A long one tells
 * `onProgress` which share is done, 0…1.
 */
export interface PixelClient extends JobMethods {
  /** Starts the worker that shows pictures: for a page that is about to show one. */
  begin(): void;
  /** Ends the workers; a later call starts another. */
  close(): void;
}

function spawnWorker(name: WorkerName): Worker {
  return new Worker(new URL("@/utils/pixels/worker/worker.ts", import.meta.url), {
    type: "module",
    name: `pixels ${name}`,
  });
}

/**
 * Makes a client with workers of its own. A worker that crashes is replaced
 * and its jobs are repeated once; a second crash is `unexpected`.
 */
export function createPixelClient(spawn: (name: WorkerName) => Worker = spawnWorker): PixelClient {
  const runners = new Map<WorkerName, JobRunner>();
  const runnerOf = (name: WorkerName): JobRunner => {
    const runner = runners.get(name) ?? createJobRunner(() => spawn(name), WORKERS[name]);
    runners.set(name, runner);
    return runner;
  };
  const methods = Object.entries(WORKER_OF_JOB).map(([name, worker]) => [
    name,
    (request: JobRequest<JobName>, ...rest: [AbortSignal?, ((done: number) => void)?]) =>
      runnerOf(worker).run(name as JobName, request, ...rest),
  ]);
  return {
    ...(Object.fromEntries(methods) as JobMethods),
    begin: () => runnerOf("main").begin(),
    close: () => {
      for (const runner of runners.values()) runner.close();
    },
  };
}
