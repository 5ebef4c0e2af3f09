import { type AppError, appError, type ErrorCode } from "@/utils/core/app-error";
import type { Rect } from "@/utils/core/geometry";
import { maskBounds, rasterise } from "@/utils/core/mask/raster";
import { err, ok, type Result } from "@/utils/core/result";
import { coverOf, drawPatches } from "@/utils/pixels/erase/cover";
import { type Erased, erase } from "@/utils/pixels/erase/erase";
import type { EraseFailure, EraseRequest, Patch, Pause } from "@/utils/pixels/erase/request";
import { barredSquares, barSquares } from "@/utils/pixels/erase/source-map";
import type { ErasedPicture, EraseJobRequest } from "@/utils/pixels/job-types";
import { createPngWriter } from "@/utils/pixels/png/write";
import { createCanvas, sizeOf } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";

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
export function eraseFromPicture(
  request: EraseJobRequest,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<Result<ErasedPicture>> {
  return withPicture(request.picture, async (bitmap) => {
    const asked = requestOf(request, bitmap);
    if (!asked) return err(failureOf("nothing_painted"));
    const erased = await erase(asked, createPause(signal, report));
    return erased.ok ? answerOf(erased.value, request) : err(failureOf(erased.error));
  });
}

function failureOf(failure: EraseFailure): AppError {
  return appError(CODES[failure]);
}

function requestOf(
  { operations, kept, avoid }: EraseJobRequest,
  bitmap: ImageBitmap,
): EraseRequest | undefined {
  const picture = sizeOf(bitmap);
  const rect = maskBounds(operations, picture);
  if (!rect && !kept) return undefined;
  return {
    picture,
    ...(rect ? { paint: { rect, data: rasterise(operations, rect, rect, picture) } } : {}),
    ...(kept ? { kept } : {}),
    read: (area) => readPixels(bitmap, area),
    ...(avoid ? { avoid: barSquares(picture, avoid) } : {}),
  };
}

/** Only the part that is asked for: a canvas of the whole picture would cost as much as it again. */
function readPixels(bitmap: ImageBitmap, { x, y, width, height }: Rect): Uint8ClampedArray {
  const { context } = createCanvas({ width, height });
  context.drawImage(bitmap, -x, -y);
  return context.getImageData(0, 0, width, height).data;
}

function answerOf(
  { patches, risk, isCoarse, sources }: Erased,
  { kept, avoid = [] }: EraseJobRequest,
): Result<ErasedPicture> {
  const window = coverOf(patches);
  if (!window) return err(failureOf("nothing_painted"));
  return ok({
    patch: writePatch(patches, window, kept !== undefined),
    window,
    isCoarse,
    sources: [...avoid, ...barredSquares(sources)],
    ...(Number.isFinite(risk) ? { risk } : {}),
  });
}

const ROWS_AT_ONCE = 64;

function writePatch(patches: readonly Patch[], window: Rect, keepsAlpha: boolean): Blob {
  const { width, height } = window;
  const writer = createPngWriter({ width, height, channels: 4, depth: 8 });
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - top);
    writer.write(drawPatches(patches, { ...window, y: window.y + top, height: rows }, keepsAlpha));
  }
  return writer.finish();
}

/** How often a cancellation is listened for, ms. */
const LISTEN_MS = 40;

function createPause(signal: AbortSignal, report: (done: number) => void): Pause {
  let heardAt = performance.now();
  return async (done) => {
    const now = performance.now();
    if (now - heardAt < LISTEN_MS) return signal.aborted;
    report(done);
    await listen();
    heardAt = performance.now();
    return signal.aborted;
  };
}

/** Lets the messages in that are waiting. A timer would take 4 ms each time. */
function listen(): Promise<void> {
  return new Promise((heard) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      heard();
    };
    port2.postMessage(undefined);
  });
}
