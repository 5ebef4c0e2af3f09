import type { MaskOperation } from "@/utils/core/mask/operation";
import { toRuns } from "@/utils/core/mask/runs";
import { ok, type Result } from "@/utils/core/result";
import { createObjectFinder } from "@/utils/editor/objects/object-finder";
import type { SourcePicture } from "@/utils/panel/picture/load-picture";
import type { PixelClient } from "@/utils/pixels/worker/client";

/** More of a picture than this is its ground, not an object in it. */
const MOST_SHARE = 0.85;

/**
 * The object that *Select* finds in the middle of a picture, on the picture's own
 * edge; `undefined` where there is none. Errors as in decoding.
 */
export async function findMiddleObject(
  { record, bytes }: SourcePicture,
  pixels: PixelClient,
  signal: AbortSignal,
): Promise<Result<MaskOperation | undefined>> {
  const finder = createObjectFinder(pixels, { picture: bytes, pictureId: record.id });
  for (;;) {
    const further = await finder.analyse(signal);
    if (!further.ok) return further;
    if (!further.value.isDone) continue;
    if (!further.value.hasEdges) return ok(undefined);
    break;
  }
  const { size } = record;
  const point = { x: size.width / 2, y: size.height / 2 };
  const found = await finder.outline({ point, mode: "add", step: 0, clicks: [] });
  if (!found.ok) return found;
  const { selection } = found.value;
  if (!selection || selection.share > MOST_SHARE) return ok(undefined);
  const fine = await finder.refine(selection, signal);
  const isFine = fine.ok && fine.value.runs.length > 0;
  const runs = isFine ? fine.value.runs : toRuns(selection.mask, selection.size, size);
  return ok(runs.length > 0 ? { kind: "spans", mode: "add", runs } : undefined);
}
