import { type AppError, appError, type ErrorCode } from "@/utils/core/app-error";
import type { Rect } from "@/utils/core/geometry";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";
import { err, ok, type Result } from "@/utils/core/result";
import { keptIn } from "@/utils/core/window/extend";
import { coverOf, drawPatches } from "@/utils/pixels/erase/cover";
import { type Erased, erase } from "@/utils/pixels/erase/erase";
import type { EraseFailure, EraseRequest, Patch, Pause } from "@/utils/pixels/erase/request";
import { barredSquares, barSquares } from "@/utils/pixels/erase/source-map";
import type { ErasedPicture, EraseJobRequest } from "@/utils/pixels/job-types";
import { listen } from "@/utils/pixels/perform/listen";
import { findOwnValues, UNCONVERTED } from "@/utils/pixels/perform/own-values";
import {
  inFrame,
  type PictureParts,
  withLargeParts,
  withParts,
} from "@/utils/pixels/perform/picture-parts";
import { createPngWriter } from "@/utils/pixels/png/write";
import type { RowReader } from "@/utils/pixels/rows";

const CODES: Readonly<Record<EraseFailure, ErrorCode>> = {
  nothing_painted: "mask_missing",
  hole_too_large: "erase_too_large",
  nothing_to_copy: "erase_nothing_to_copy",
  cancelled: "cancelled_unsent",
};

/**
 * Takes away what is painted and continues the edges beside what is blank, from the picture's own
 * pixels. Errors as in decoding;
 * `mask_missing`, `erase_too_large`, `erase_nothing_to_copy`, `cancelled_unsent`.
 *
 * @param report hears the share that is done, 0…1
 */
export async function eraseFromPicture(
  request: EraseJobRequest,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<Result<ErasedPicture>> {
  const { picture, frame } = request;
  // The parts beside an edge that is continued are nearly as large as the picture.
  const lend = frame || request.kept ? withLargeParts : withParts;
  const own = await findOwnValues(picture);
  const use = async (parts: PictureParts): Promise<Result<ErasedPicture>> => {
    const kept = frame ? keptIn(frame, parts.size) : request.kept;
    const asked = requestOf(request, frame ? inFrame(parts, frame) : parts, kept);
    if (!asked) return err(failureOf("nothing_painted"));
    const erased = await erase(asked, createPause(signal, report));
    if (!erased.ok) return err(failureOf(erased.error));
    return answerOf(erased.value, request.avoid, kept, own);
  };
  return lend(picture, use, own && UNCONVERTED);
}

function failureOf(failure: EraseFailure): AppError {
  return appError(CODES[failure]);
}

function requestOf(
  { operations, avoid }: EraseJobRequest,
  { size: picture, read }: PictureParts,
  kept: Rect | undefined,
): EraseRequest | undefined {
  const rect = maskBounds(operations, picture);
  if (!rect && !kept) return undefined;
  return {
    picture,
    ...(rect ? { paint: { rect, data: rasterise(operations, rect, rect, picture) } } : {}),
    ...(kept ? { kept } : {}),
    read,
    ...(avoid ? { avoid: barSquares(picture, avoid) } : {}),
  };
}

function answerOf(
  { patches, risk, isCoarse, sources }: Erased,
  avoid: readonly number[] = [],
  kept?: Rect,
  extra: RowReader["extra"] = [],
): Result<ErasedPicture> {
  const window = coverOf(patches);
  if (!window) return err(failureOf("nothing_painted"));
  return ok({
    patch: writePatch(patches, window, kept !== undefined, extra),
    window,
    isCoarse,
    sources: [...avoid, ...barredSquares(sources)],
    ...(Number.isFinite(risk) ? { risk } : {}),
  });
}

const ROWS_AT_ONCE = 64;

function writePatch(
  patches: readonly Patch[],
  window: Rect,
  keepsAlpha: boolean,
  extra: RowReader["extra"],
): Blob {
  const { width, height } = window;
  const writer = createPngWriter({ width, height, channels: 4, depth: 8, extra });
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - top);
    writer.write(drawPatches(patches, { ...window, y: window.y + top, height: rows }, keepsAlpha));
  }
  return writer.finish();
}

/** How often a cancellation is listened for, ms. */
const LISTEN_MS = 40;
/** A share that is told is drawn, which costs more than a hundredth of the work is worth. */
const TOLD_STEP = 0.01;

function createPause(signal: AbortSignal, report: (done: number) => void): Pause {
  let heardAt = performance.now();
  let told = 0;
  return async (done) => {
    const now = performance.now();
    if (now - heardAt < LISTEN_MS) return signal.aborted;
    if (done - told >= TOLD_STEP) {
      told = done;
      report(done);
    }
    await listen();
    heardAt = performance.now();
    return signal.aborted;
  };
}
