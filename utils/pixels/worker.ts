import { appError } from "@/utils/core/app-error";
import { maskBounds } from "@/utils/core/mask/raster";
import { err, ok, type Result } from "@/utils/core/result";
import { separateParts } from "@/utils/core/window/parts";
import { adoptNames } from "@/utils/pixels/blob-keys";
import { extendPicture } from "@/utils/pixels/extend";
import { readMaskFile, writeMaskFile } from "@/utils/pixels/mask-file";
import { makeOverlay } from "@/utils/pixels/overlay";
import { prepare } from "@/utils/pixels/prepare";
import type { JobKind, JobMessage, JobReply, Jobs } from "@/utils/pixels/protocol";
import { stitch } from "@/utils/pixels/stitch";
import { inspectPicture, makeProxy, makeThumbnail } from "@/utils/pixels/view";
import { findSimilar } from "@/utils/pixels/wand-job";

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
