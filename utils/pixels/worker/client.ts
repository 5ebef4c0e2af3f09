import type { Result } from "@/utils/core/result";
import type { ReadMaskRequest, WriteMaskRequest } from "@/utils/pixels/mask/mask-file";
import type { Runs, SimilarRequest } from "@/utils/pixels/mask/wand-job";
import type {
  Bounds,
  BoundsRequest,
  ExtendRequest,
  Overlay,
  PictureFacts,
  PictureProxy,
  Prepared,
  PrepareRequest,
  Stitched,
  StitchRequest,
} from "@/utils/pixels/worker/protocol";
import { createJobRunner } from "@/utils/pixels/worker/requests";

/**
 * The pixel worker as the panel sees it. Nothing here blocks the page. Every
 * method takes an AbortSignal; a job broken off answers `cancelled_unsent`.
 * Errors: `picture_undecodable`, `picture_type_unsupported` (SVG: a worker
 * cannot draw it, so a page has to first), `picture_too_many_pixels`.
 */
export interface PixelClient {
  inspect(picture: Blob, signal?: AbortSignal): Promise<Result<PictureFacts>>;
  /** The picture for display, no side longer than `maxSide` px, never enlarged. */
  proxy(picture: Blob, maxSide: number, signal?: AbortSignal): Promise<Result<PictureProxy>>;
  /** A small WebP (PNG where the browser writes none). */
  thumbnail(picture: Blob, maxSide: number, signal?: AbortSignal): Promise<Result<Blob>>;
  /** What is sent. Also `picture_does_not_fit`: no readable size is under the byte limit. */
  prepare(request: PrepareRequest, signal?: AbortSignal): Promise<Result<Prepared>>;
  /**
   * What a stitch would change, for display over a proxy of `maxSide`: quick
   * enough to follow a slider for feather or growth.
   */
  overlay(request: StitchRequest, maxSide: number, signal?: AbortSignal): Promise<Result<Overlay>>;
  /** The answer put into the picture. Also `result_undecodable`. */
  stitch(request: StitchRequest, signal?: AbortSignal): Promise<Result<Stitched>>;
  /**
   * The picture in a larger frame, the new area transparent, as a PNG that is a
   * picture of its own; `extensionMask` makes the mask that goes with it.
   */
  extend(request: ExtendRequest, signal?: AbortSignal): Promise<Result<Blob>>;
  /** Where there is paint: the box of thousands of strokes takes a second. */
  bounds(request: BoundsRequest, signal?: AbortSignal): Promise<Result<Bounds>>;
  /** What the wand takes from a point: everything of a similar colour. */
  wand(request: SimilarRequest, signal?: AbortSignal): Promise<Result<Runs>>;
  /** The mask as a PNG of the picture's size: white where painted. */
  writeMask(request: WriteMaskRequest, signal?: AbortSignal): Promise<Result<Blob>>;
  /** What such a file paints: where it is transparent, or else where it is light. */
  readMask(request: ReadMaskRequest, signal?: AbortSignal): Promise<Result<Runs>>;
  /** Ends the worker; a later call starts another. */
  close(): void;
}

function spawnWorker(): Worker {
  return new Worker(new URL("@/utils/pixels/worker/worker.ts", import.meta.url), {
    type: "module",
  });
}

/**
 * Makes a client with a worker of its own. A worker that crashes is replaced
 * and its jobs are repeated once; a second crash is `unexpected`.
 */
export function createPixelClient(spawn: () => Worker = spawnWorker): PixelClient {
  const { run, close } = createJobRunner(spawn);
  return {
    inspect: (picture, signal) => run("inspect", { picture }, signal),
    proxy: (picture, maxSide, signal) => run("proxy", { picture, maxSide }, signal),
    thumbnail: (picture, maxSide, signal) => run("thumbnail", { picture, maxSide }, signal),
    prepare: (request, signal) => run("prepare", request, signal),
    overlay: (request, maxSide, signal) => run("overlay", { request, maxSide }, signal),
    stitch: (request, signal) => run("stitch", request, signal),
    extend: (request, signal) => run("extend", request, signal),
    bounds: (request, signal) => run("bounds", request, signal),
    wand: (request, signal) => run("wand", request, signal),
    writeMask: (request, signal) => run("write-mask", request, signal),
    readMask: (request, signal) => run("read-mask", request, signal),
    close,
  };
}
