import { appError } from "@/utils/core/app-error";
import { maskBounds } from "@/utils/core/mask/raster";
import { err, ok, type Result } from "@/utils/core/result";
import { separateParts } from "@/utils/core/window/parts";
import { readMaskFile, writeMaskFile } from "@/utils/pixels/mask/mask-file";
import { findSimilar } from "@/utils/pixels/mask/wand-job";
import { inspectPicture, makeProxy, makeThumbnail } from "@/utils/pixels/read/inspect";
import { prepare } from "@/utils/pixels/send/prepare";
import { extendPicture } from "@/utils/pixels/stitch/extend-canvas";
import { makeOverlay } from "@/utils/pixels/stitch/overlay";
import { stitch } from "@/utils/pixels/stitch/stitch";
import { adoptNames } from "@/utils/pixels/worker/blob-keys";
import type { JobKind, JobMessage, JobReply, Jobs } from "@/utils/pixels/worker/protocol";

type Work = {
  readonly [K in JobKind]: (
    request: Jobs[K]["request"],
    signal: AbortSignal,
  ) => Promise<Result<Jobs[K]["answer"]>>;
};

const WORK: Work = {
  inspect: ({ picture }) => inspectPicture(picture),
  proxy: ({ picture, maxSide }) => makeProxy(picture, maxSide),
  thumbnail: ({ picture, maxSide }) => makeThumbnail(picture, maxSide),
  prepare,
  overlay: makeOverlay,
  stitch,
  extend: extendPicture,
  bounds: async ({ operations, size, withParts = false }) => {
    const box = maskBounds(operations, size);
    const parts = withParts ? separateParts(operations, size) : undefined;
    const places = parts?.map(({ box, others }) => ({ box, others }));
    return ok({ ...(box ? { box } : {}), ...(places ? { parts: places } : {}) });
  },
  wand: findSimilar,
  "write-mask": writeMaskFile,
  "read-mask": readMaskFile,
};

/** The part of a dedicated worker's scope that is used; the DOM's types know only windows. */
interface WorkerScope {
  onmessage: (event: MessageEvent<JobMessage>) => void;
  postMessage(message: JobReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const controllers = new Map<number, AbortController>();
/** One job at a time: two at once would only double the memory. */
let queue: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  if ("cancel" in data) {
    controllers.get(data.id)?.abort();
    return;
  }
  adoptNames(data.names);
  const controller = new AbortController();
  controllers.set(data.id, controller);
  queue = queue.then(() => perform(data.id, data.kind, data.request, controller.signal));
};

async function perform<K extends JobKind>(
  id: number,
  kind: K,
  request: Jobs[K]["request"],
  signal: AbortSignal,
): Promise<void> {
  const result = await attempt(kind, request, signal);
  controllers.delete(id);
  if (signal.aborted) return;
  scope.postMessage({ id, result }, transferable(result));
}

async function attempt<K extends JobKind>(
  kind: K,
  request: Jobs[K]["request"],
  signal: AbortSignal,
): Promise<Result<Jobs[K]["answer"]>> {
  if (signal.aborted) return err(appError("cancelled_unsent"));
  try {
    return await WORK[kind](request, signal);
  } catch (error) {
    return err(appError("unexpected", { charge: "none", detail: String(error) }));
  }
}

function transferable(result: JobReply["result"]): Transferable[] {
  if (!result.ok || !("bitmap" in result.value) || !result.value.bitmap) return [];
  return [result.value.bitmap];
}
