import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { adoptNames } from "@/utils/pixels/read/blob-keys";
import { createHelperLender } from "@/utils/pixels/worker/band-helper";
import { HANDLERS } from "@/utils/pixels/worker/handlers";
import { jobError, unexpectedIn } from "@/utils/pixels/worker/job-error";
import type {
  JobAnswer,
  JobMessage,
  JobName,
  JobReply,
  JobRequest,
} from "@/utils/pixels/worker/jobs";
import { type BandScope, BESIDE, packBands } from "@/utils/pixels/worker/pack-bands";
import { limitInjection } from "@/utils/platform/trusted-types";

/** The part of a dedicated worker's scope that is used; the DOM's types know only windows. */
interface WorkerScope {
  readonly name: string;
  onmessage: (event: MessageEvent<JobMessage>) => void;
  postMessage(message: JobReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
// The policy of the pages holds here too: without its own a worker may start no other.
limitInjection(globalThis);
const lendHelper = createHelperLender();
const controllers = new Map<number, AbortController>();
/** One job at a time: two at once would only double the memory. */
let queue: Promise<void> = Promise.resolve();

if (scope.name === BESIDE) packBands(globalThis as unknown as BandScope);
else scope.onmessage = takeJob;

function takeJob({ data }: MessageEvent<JobMessage>): void {
  if ("cancel" in data) {
    controllers.get(data.id)?.abort();
    return;
  }
  adoptNames(data.blobNames);
  const controller = new AbortController();
  controllers.set(data.id, controller);
  queue = queue.then(() => perform(data.id, data.name, data.request, controller.signal));
}

async function perform<N extends JobName>(
  id: number,
  name: N,
  request: JobRequest<N>,
  signal: AbortSignal,
): Promise<void> {
  const report = (progress: number) => {
    if (!signal.aborted) scope.postMessage({ id, progress }, []);
  };
  const result = await attempt(name, request, signal, report);
  controllers.delete(id);
  if (signal.aborted) return;
  scope.postMessage({ id, result }, transferable(result));
}

async function attempt<N extends JobName>(
  name: N,
  request: JobRequest<N>,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<Result<JobAnswer<N>>> {
  if (signal.aborted) return err(appError("cancelled_unsent"));
  try {
    const handle = await HANDLERS[name]();
    if (signal.aborted) return err(appError("cancelled_unsent"));
    const result = await handle(request, signal, report, lendHelper);
    return result.ok ? result : err(jobError(name, result.error));
  } catch (error) {
    return err(unexpectedIn(name, String(error)));
  }
}

function transferable(result: Result<JobAnswer<JobName>>): Transferable[] {
  if (!result.ok || !("bitmap" in result.value) || !result.value.bitmap) return [];
  return [result.value.bitmap];
}
