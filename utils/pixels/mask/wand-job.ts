import type { Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import type { PictureProxy, Runs, SimilarRequest } from "@/utils/pixels/job-types";
import { toRuns } from "@/utils/pixels/mask/runs";
import { selectSimilar } from "@/utils/pixels/mask/wand";
import { createCanvas } from "@/utils/pixels/read/decode";
import { decodeSmaller } from "@/utils/pixels/read/decode-smaller";
import { makeProxy } from "@/utils/pixels/read/inspect";
import { measureWholeJpeg } from "@/utils/pixels/read/measure-jpeg";

/** Colours are compared on a copy no larger than this: it is quicker, and evens out grain. */
const MAX_SIDE = 2048;

interface Copy {
  readonly pictureId: string;
  readonly pixels: ImageData;
  readonly picture: Size;
}

/** The last picture asked about: people use the wand several times in a row. */
let kept: Copy | undefined;

/** What the wand takes: everything of a similar colour. Errors as in decoding. */
export async function findSimilar(request: SimilarRequest): Promise<Result<Runs>> {
  const copy = await copyOf(request);
  if (!copy.ok) return copy;
  const { pixels, picture } = copy.value;
  const seed = {
    x: (request.seed.x * pixels.width) / picture.width,
    y: (request.seed.y * pixels.height) / picture.height,
  };
  const mask = selectSimilar(pixels.data, pixels, { ...request, seed });
  return ok({ runs: toRuns(mask, pixels, picture) });
}

async function copyOf({ picture, pictureId }: SimilarRequest): Promise<Result<Copy>> {
  if (kept?.pictureId === pictureId) return ok(kept);
  const proxy = await smallCopyOf(picture);
  if (!proxy.ok) return proxy;
  const { bitmap, size } = proxy.value;
  const { canvas, context } = createCanvas(bitmap);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  kept = { pictureId, pixels, picture: size };
  return ok(kept);
}

/** A large JPEG is never decoded whole: that is twice as quick as scaling it down. */
async function smallCopyOf(picture: Blob): Promise<Result<PictureProxy>> {
  const jpeg = await measureWholeJpeg(picture);
  const isLarge = jpeg && Math.max(jpeg.size.width, jpeg.size.height) > MAX_SIDE;
  const small = isLarge ? await decodeSmaller(picture, jpeg, MAX_SIDE) : undefined;
  return small ? ok(small) : makeProxy({ picture, maxSide: MAX_SIDE });
}
