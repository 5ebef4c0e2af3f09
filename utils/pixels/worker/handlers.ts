import type { Result } from "@/utils/core/result";
import type { StartHelper } from "@/utils/pixels/png/write-beside";
import { inspectPicture, makeProxy, makeThumbnail } from "@/utils/pixels/read/inspect";
import type { JobAnswer, JobName, JobRequest } from "@/utils/pixels/worker/jobs";

/** Does one job. Throwing is a bug, or the signal's own abort. */
export type JobHandler<N extends JobName> = (
  request: JobRequest<N>,
  signal: AbortSignal,
  /** Tells whoever asked which share is done, 0…1. */
  report: (done: number) => void,
  /** Starts somebody who packs a large PNG beside. */
  startHelper: StartHelper,
) => Promise<Result<JobAnswer<N>>>;

/**
 * The function that does each job. The first three come with the worker, since
 * every picture that is opened needs them; the code of the others is loaded
 * when the job is first asked for.
 */
export const HANDLERS: { readonly [N in JobName]: () => Promise<JobHandler<N>> } = {
  inspect: async () => inspectPicture,
  proxy: async () => makeProxy,
  thumbnail: async () => makeThumbnail,
  colourCells: async () => (await import("@/utils/pixels/read/colour-cells")).readColourCells,
  prepare: async () => (await import("@/utils/pixels/send/prepare")).prepare,
  overlay: async () => (await import("@/utils/pixels/stitch/overlay")).makeOverlay,
  stitch: async () => (await import("@/utils/pixels/stitch/stitch")).stitch,
  erase: async () => (await import("@/utils/pixels/perform/erase-job")).eraseFromPicture,
  extend: async () => (await import("@/utils/pixels/stitch/extend-canvas")).extendPicture,
  crop: async () => (await import("@/utils/pixels/stitch/crop-canvas")).cropPicture,
  convert: async () => (await import("@/utils/pixels/convert/convert")).convertPicture,
  bounds: async () => (await import("@/utils/pixels/mask/bounds")).findBounds,
  wand: async () => (await import("@/utils/pixels/mask/wand-job")).findSimilar,
  writeMask: async () => (await import("@/utils/pixels/mask/mask-file")).writeMaskFile,
  readMask: async () => (await import("@/utils/pixels/mask/mask-file")).readMaskFile,
  analyse: async () => (await import("@/utils/pixels/select/selection-jobs")).analyse,
  outline: async () => (await import("@/utils/pixels/select/selection-jobs")).outline,
  snap: async () => (await import("@/utils/pixels/select/selection-jobs")).snap,
  unite: async () => (await import("@/utils/pixels/select/selection-jobs")).unite,
  listParts: async () => (await import("@/utils/pixels/select/selection-jobs")).listParts,
  refineSelection: async () =>
    (await import("@/utils/pixels/select/selection-jobs")).refineSelection,
};
