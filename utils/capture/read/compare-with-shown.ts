import * as v from "valibot";
import { THUMBNAIL_SIDE } from "@/utils/capture/page/hold/thumbnail";
import type { PictureSearch } from "@/utils/capture/read/capture-ways";
import { callTool } from "@/utils/capture/read/find-on-page";
import type { Attempt } from "@/utils/capture/read/outcome";
import { isSamePicture } from "@/utils/core/picture/same-picture";

/** Decoding larger ones only to look at them costs more than it is worth. */
const MAX_COMPARED_PIXELS = 24_000_000;

const thumbnailSchema = v.pipe(
  v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(255))),
  v.length(THUMBNAIL_SIDE * THUMBNAIL_SIDE * 4),
);

/**
 * Whether an address gave another picture than the one that is shown: servers
 * answer at random, once, or differently each time. Only what the page may read
 * can be compared; where it cannot, nothing is known and the answer is no.
 */
export async function isOtherThanShown(
  { bytes, header }: Extract<Attempt, { kind: "got" }>,
  { target, found, deps }: PictureSearch,
): Promise<boolean> {
  const { width, height } = header.size;
  // A frame of an animation is shown, and drawings have no pixels of their own.
  const isStill = !header.isAnimated && header.type !== "image/svg+xml";
  if (found.snapshot?.kind !== "img" || found.snapshot.isInstead || !isStill) return false;
  if (width * height > MAX_COMPARED_PIXELS) return false;
  const run = await deps.runInFrame(target, callTool, ["thumbnail", [found.clickId]]);
  const shown = v.safeParse(thumbnailSchema, run.ok ? run.value : undefined);
  if (!shown.success) return false;
  const own = await deps.drawThumbnail(new Blob([bytes], { type: header.type }));
  return own !== undefined && !isSamePicture(shown.output, own);
}
