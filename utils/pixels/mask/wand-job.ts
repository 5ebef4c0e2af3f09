import { toRuns } from "@/utils/core/mask/runs";
import { ok, type Result } from "@/utils/core/result";
import type { Runs, SimilarRequest } from "@/utils/pixels/job-types";
import { selectSimilar } from "@/utils/pixels/mask/wand";
import { readSmallCopy, type SmallCopy } from "@/utils/pixels/read/small-copy";

/** Colours are compared on a copy no larger than this: it is quicker, and evens out grain. */
const MAX_SIDE = 2048;

/** The last picture asked about: people use the wand several times in a row. */
let kept: (SmallCopy & { readonly pictureId: string }) | undefined;

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

async function copyOf({ picture, pictureId }: SimilarRequest): Promise<Result<SmallCopy>> {
  if (kept?.pictureId === pictureId) return ok(kept);
  const copy = await readSmallCopy(picture, MAX_SIDE);
  if (copy.ok) kept = { pictureId, ...copy.value };
  return copy;
}
