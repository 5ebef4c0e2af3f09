import type { AppError } from "@/utils/core/app-error";
import type { Result } from "@/utils/core/result";
import type {
  AnalysisProgress,
  Bounds,
  BoundsRequest,
  Converted,
  ConvertRequest,
  CropRequest,
  ErasedPicture,
  EraseJobRequest,
  ExtendRequest,
  FoundOutline,
  FoundSelection,
  KnownPicture,
  LoopRequest,
  OutlineRequest,
  Overlay,
  OverlayRequest,
  PartList,
  PictureFacts,
  PictureProxy,
  PictureRequest,
  Prepared,
  PrepareRequest,
  ReadMaskRequest,
  RefineRequest,
  Runs,
  SimilarRequest,
  SizedRequest,
  Stitched,
  StitchRequest,
  UnionRequest,
  WriteMaskRequest,
} from "@/utils/pixels/job-types";

interface Row<Request, Answer> {
  readonly request: Request;
  readonly answer: Answer;
}

/**
 * The pixel jobs: what each is asked and what it answers. A new job is a row
 * here, its worker in `WORKER_OF_JOB`, and a row in `handlers.ts`; the
 * client's method of that name follows from it. `picture_undecodable`,
 * `picture_type_unsupported` (an SVG: a worker cannot draw it, so a page has to
 * first) and `picture_too_many_pixels` are errors of every job with a picture.
 */
export interface Jobs {
  readonly inspect: Row<PictureRequest, PictureFacts>;
  /** The picture for display, no side longer than `maxSide` px, never enlarged. */
  readonly proxy: Row<SizedRequest, PictureProxy>;
  /** A small WebP (PNG where the browser writes none), no side longer than `maxSide` px. */
  readonly thumbnail: Row<SizedRequest, Blob>;
  /** The mean colours of 8 × 8 cells, by which near duplicates are told. */
  readonly colourCells: Row<PictureRequest, number[]>;
  /** What is sent. Also `picture_does_not_fit`: no readable size is under the byte limit. */
  readonly prepare: Row<PrepareRequest, Prepared>;
  /**
   * What a stitch would change, for display over a proxy of `maxSide`: quick
   * enough to follow a slider for feather or growth.
   */
  readonly overlay: Row<OverlayRequest, Overlay>;
  /** The answer put into the picture. Also `result_undecodable`. */
  readonly stitch: Row<StitchRequest, Stitched>;
  /**
   * What is painted taken away, from the picture's own pixels; tells how far it is. Also
   * `mask_missing`, `erase_too_large`, `erase_nothing_to_copy`.
   */
  readonly erase: Row<EraseJobRequest, ErasedPicture>;
  /** The picture in a larger frame, the new area transparent: a PNG that is a picture of its own. */
  readonly extend: Row<ExtendRequest, Blob>;
  /** A part of the picture, every byte of it kept: a PNG that is a picture of its own. */
  readonly crop: Row<CropRequest, Blob>;
  /** The picture, or a part of it, as another type of file. */
  readonly convert: Row<ConvertRequest, Converted>;
  /** Where there is paint: the bounding box of thousands of strokes takes a second. */
  readonly bounds: Row<BoundsRequest, Bounds>;
  /** What the wand takes from a point: everything of a similar colour. */
  readonly wand: Row<SimilarRequest, Runs>;
  /** The mask as a PNG of the picture's size: white where painted. */
  readonly writeMask: Row<WriteMaskRequest, Blob>;
  /** What such a file paints: where it is transparent, or else where it is light. */
  readonly readMask: Row<ReadMaskRequest, Runs>;
  /** One stage of the analysis that the jobs below need. They do what is missing of it. */
  readonly analyse: Row<KnownPicture, AnalysisProgress>;
  /** What a click would take. */
  readonly outline: Row<OutlineRequest, FoundOutline>;
  /** The object that a rough loop goes around; nothing where there is no edge to slide onto. */
  readonly snap: Row<LoopRequest, FoundSelection>;
  /** What is dragged over, at one size. */
  readonly unite: Row<UnionRequest, FoundSelection>;
  /** The parts of the picture that look most like objects. */
  readonly listParts: Row<KnownPicture, PartList>;
  /** A selection on the picture's own edge, at full resolution. */
  readonly refineSelection: Row<RefineRequest, Runs>;
}

export type JobName = keyof Jobs;
export type JobRequest<N extends JobName> = Jobs[N]["request"];
export type JobAnswer<N extends JobName> = Jobs[N]["answer"];

/**
 * The workers a job can run in. All run the same script and load the code of a
 * job when it is first asked for. Each is started by its first job and does one
 * job at a time.
 */
export const WORKERS = {
  /** What a person waits for. */
  main: {},
  /** Jobs of many seconds, which must not hold up the others. Ended when idle, to free memory. */
  slow: { idleMs: 30_000 },
  /** One of its own, so that it waits for nothing but the erasing before it, which is broken off. */
  erase: { idleMs: 30_000, isSpentBy: hasFilledMuch },
} as const satisfies Record<string, WorkerOptions>;

export interface WorkerOptions {
  /** How long it is kept without a job, ms. For ever if absent. */
  readonly idleMs?: number;
  /** Whether it is ended with this answer, unless it has more to do. */
  readonly isSpentBy?: (answer: JobAnswer<JobName>) => boolean;
}

/** From here on starting another worker takes a small part of the next filling, picture px. */
const MUCH = 1_000_000;

/** What filling took stays taken while a worker has nothing to do: hundreds of MiB for this much. */
function hasFilledMuch(answer: JobAnswer<JobName>): boolean {
  return "patch" in answer && answer.window.width * answer.window.height > MUCH;
}

export type WorkerName = keyof typeof WORKERS;

export const WORKER_OF_JOB = {
  inspect: "main",
  proxy: "main",
  thumbnail: "main",
  colourCells: "main",
  prepare: "main",
  overlay: "main",
  stitch: "main",
  erase: "erase",
  extend: "main",
  crop: "main",
  convert: "main",
  bounds: "main",
  wand: "main",
  writeMask: "main",
  readMask: "main",
  analyse: "main",
  outline: "main",
  snap: "main",
  unite: "main",
  listParts: "main",
  refineSelection: "main",
} as const satisfies Record<JobName, WorkerName>;

/** Client → worker. */
export type JobMessage =
  | {
      readonly id: number;
      readonly name: JobName;
      readonly request: JobRequest<JobName>;
      /** Names of the request's large blobs; one without a name is known by its hash. */
      readonly blobNames: ReadonlyMap<Blob, string>;
    }
  | { readonly id: number; readonly cancel: true };

/** Worker → client. */
export type JobReply =
  | { readonly id: number; readonly result: Result<JobAnswer<JobName>, AppError> }
  /** The share that is done, 0…1; the result follows. */
  | { readonly id: number; readonly progress: number };
