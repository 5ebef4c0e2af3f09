import { fitWithin, type Size } from "@/utils/core/geometry";
import type { PictureProxy } from "@/utils/pixels/job-types";
import type { WholeJpeg } from "@/utils/pixels/read/measure-jpeg";

/** For `createImageBitmap`: no side longer than `maxSide`, never enlarged. */
export function scaling(size: Size, maxSide: number): ImageBitmapOptions {
  const { width, height } = fitWithin(size, maxSide);
  return { resizeWidth: width, resizeHeight: height, resizeQuality: "high" };
}

/**
 * A JPEG at display size without ever having all of it in memory: its decoder
 * can leave out detail while it decodes (12,000 × 8,000 in 0.3 s instead of 0.6).
 * Where the browser has no such decoder, decoded and scaled in one step. Nothing
 * where neither works.
 */
export async function decodeSmaller(
  picture: Blob,
  jpeg: WholeJpeg,
  maxSide: number,
): Promise<PictureProxy | undefined> {
  const { size } = jpeg;
  const reduced = await decodeReduced(picture, jpeg, maxSide).catch(() => undefined);
  const source = reduced ?? picture;
  const bitmap = await createImageBitmap(source, scaling(size, maxSide)).catch(() => undefined);
  reduced?.close();
  return bitmap && { bitmap, size };
}

/** At the eighths of its size that JPEG decoders know. Turned ones are left to the browser. */
async function decodeReduced(
  picture: Blob,
  { size, isTurned }: WholeJpeg,
  maxSide: number,
): Promise<VideoFrame | undefined> {
  if (typeof ImageDecoder === "undefined" || isTurned) return undefined;
  const eighths = Math.ceil((8 * maxSide) / Math.max(size.width, size.height));
  const decoder = new ImageDecoder({
    data: await picture.arrayBuffer(),
    type: "image/jpeg",
    desiredWidth: Math.ceil((size.width * eighths) / 8),
    desiredHeight: Math.ceil((size.height * eighths) / 8),
  });
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}
