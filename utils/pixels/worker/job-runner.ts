import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { nameBlobs } from "@/utils/pixels/read/blob-keys";
import { unexpectedIn } from "@/utils/pixels/worker/job-error";
import type {
  JobAnswer,
  JobMessage,
  JobName,
  JobReply,
  JobRequest,
  WorkerOptions,
} from "@/utils/pixels/worker/jobs";

interface Waiting {
  readonly message: Extract<JobMessage, { readonly name: JobName }>;
  readonly settle: (result: Result<never>) => void;
  readonly onProgress: ((done: number) => void) | undefined;
  retriesLeft: number;
}

/** Sends jobs to a worker that is started when first needed, or before. */
export interface JobRunner {
  /** Starts the worker, so that the first job does not wait for it. */
  begin(): void;
  run<N extends JobName>(
    name: N,
    request: JobRequest<N>,
    signal?: AbortSignal,
    /** Hears the share that is done, 0…1, of a job that tells it. */
    onProgress?: (done: number) => void,
  ): Promise<Result<JobAnswer<N>>>;
  close(): void;
}

/**
 * Runs jobs in a worker. One that crashes is replaced and its jobs are
 * repeated once; a job that was there in two crashes is `unexpected`
 * (`result_not_placed` where an answer was being placed).
 */
export function createJobRunner(spawn: () => Worker, options: WorkerOptions = {}): JobRunner {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  const endIfIdle = () => waiting.size === 0 && end();
  const idle = createIdleTimer(endIfIdle, options.idleMs);

  function post(message: JobMessage): void {
    idle.stop();
    worker ??= start();
    worker.postMessage(message);
  }

  function start(): Worker {
    const started = spawn();
    const fail = (detail: string) => {
      if (worker !== started) return;
      end();
      for (const message of takeRepeatable(waiting, detail)) post(message);
    };
    const hear = (reply: JobReply) => {
      const job = waiting.get(reply.id);
      if ("progress" in reply) return job?.onProgress?.(reply.progress);
      waiting.delete(reply.id);
      job?.settle(reply.result as Result<never>);
      idle.start();
      if (isSpentBy(reply.result, options)) endIfIdle();
    };
    listen(started, hear, fail);
    return started;
  }

  return {
    begin() {
      worker ??= start();
    },
    run(name, request, signal, onProgress) {
      if (signal?.aborted) return Promise.resolve(err(appError("cancelled_unsent")));
      const id = ++lastId;
      return new Promise((resolve) => {
        const stop = () => {
          waiting.delete(id);
          idle.start();
          worker?.postMessage({ id, cancel: true } satisfies JobMessage);
          resolve(err(appError("cancelled_unsent")));
        };
        signal?.addEventListener("abort", stop, { once: true });
        const settle = (result: Result<never>) => {
          signal?.removeEventListener("abort", stop);
          resolve(result);
        };
        const message = { id, name, request, blobNames: nameBlobs(request) };
        waiting.set(id, { message, settle, onProgress, retriesLeft: 1 });
        post(message);
      });
    },
    close() {
      end();
      cancelAll(waiting);
    },
  };
}

function listen(
  worker: Worker,
  hear: (reply: JobReply) => void,
  fail: (detail: string) => void,
): void {
  worker.onmessage = ({ data }: MessageEvent<JobReply>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message);
  };
  worker.onmessageerror = () => fail("messageerror");
}

function isSpentBy(result: Result<JobAnswer<JobName>>, options: WorkerOptions): boolean {
  return result.ok && (options.isSpentBy?.(result.value) ?? false);
}

function cancelAll(waiting: Map<number, Waiting>): void {
  for (const job of waiting.values()) job.settle(err(appError("cancelled_unsent")));
  waiting.clear();
}

/** Calls `onIdle` after `idleMs` without another start or stop; never where that is absent. */
function createIdleTimer(onIdle: () => void, idleMs: number | undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    start: () => {
      stop();
      if (idleMs !== undefined) timer = setTimeout(onIdle, idleMs);
    },
  };
}

/** After a crash: the jobs to repeat. Those that have had their second try are settled. */
function takeRepeatable(waiting: Map<number, Waiting>, detail: string): JobMessage[] {
  const messages: JobMessage[] = [];
  for (const [id, job] of waiting) {
    if (job.retriesLeft > 0) {
      job.retriesLeft -= 1;
      messages.push(job.message);
    } else {
      waiting.delete(id);
      job.settle(err(unexpectedIn(job.message.name, detail)));
    }
  }
  return messages;
}
