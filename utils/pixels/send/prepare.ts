import { appError } from "@/utils/core/app-error";
import { isMaskFile } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
import { rasterise } from "@/utils/core/mask/raster";
import { err, ok, type Result } from "@/utils/core/result";
import { reduceAspect } from "@/utils/core/window/fit-rect";
import type { Prepared, PrepareRequest } from "@/utils/pixels/job-types";
import { encodeMask } from "@/utils/pixels/send/mask-image";
import { withUpperPart } from "@/utils/pixels/send/upper-part";
import { drawWindow } from "@/utils/pixels/send/window-image";

/** Below this a picture is of no use to a model. */
const LEAST_SIDE = 64;
/** How far below the limit the next try aims: bytes do not quite follow the pixels. */
const AIM = 0.94;

/**
 * Makes what is sent: the window as PNG under the byte limit, and its mask of
 * the same dimensions. An image that is too large is made again, smaller.
 */
export function prepare(request: PrepareRequest, signal: AbortSignal): Promise<Result<Prepared>> {
  const { picture, window } = request;
  return withUpperPart(picture, window.y + window.height, async (bitmap, pictureSize) => {
    let size: Size | undefined = request.sentSize;
    while (size) {
      signal.throwIfAborted();
      // The browser encodes on a thread of its own: meanwhile the mask is made on this one.
      const encoding = encodeWindow(bitmap, request, size);
      const mask = encodeSide(pictureSize, request, size);
      const image = await encoding;
      const excess = Math.max(
        image.size / (request.byteLimit - 1),
        (mask?.size ?? 0) / (request.maskByteLimit - 1),
      );
      if (excess <= 1) return ok({ image, ...(mask && { mask }) });
      size = smallerSize(size, request.sentSize, AIM / excess);
    }
    return err(appError("picture_does_not_fit", { params: { limit: request.byteLimit } }));
  });
}

function encodeWindow(bitmap: ImageBitmap, { window }: PrepareRequest, size: Size): Promise<Blob> {
  return drawWindow(bitmap, window, size).convertToBlob({ type: "image/png" });
}

function encodeSide(picture: Size, request: PrepareRequest, size: Size): Blob | undefined {
  const { maskWay, operations, window } = request;
  if (!isMaskFile(maskWay)) return undefined;
  const mask = rasterise(operations, window, size, picture);
  return encodeMask(mask, size, maskWay);
}

/** The next smaller size of exactly the same aspect with `share` of the pixels, if still usable. */
function smallerSize(size: Size, original: Size, share: number): Size | undefined {
  const { across, down } = reduceAspect(original);
  const scale = Math.sqrt(Math.min(share, 0.9));
  const times = Math.floor((size.width * scale) / across);
  const next = { width: times * across, height: times * down };
  return Math.min(next.width, next.height) >= LEAST_SIDE ? next : undefined;
}
