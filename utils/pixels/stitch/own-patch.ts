import { isPatch } from "@/utils/core/edit/edit";
import { findColours } from "@/utils/pixels/colour/own-colours";
import type { StitchRequest } from "@/utils/pixels/job-types";
import { openBareBitmap } from "@/utils/pixels/read/bare-bitmap";
import type { RowReader } from "@/utils/pixels/rows";

/**
 * A patch with its values as they stand, where they mean the same as the picture's own: it was made
 * of them, and needs no conversion. Its bitmap is the caller's to close.
 *
 * @param extra what the picture's rows are written with
 * @returns nothing for answers, and where a patch or a picture is read in sRGB
 */
export async function openOwnPatch(
  { maskWay, answer }: Pick<StitchRequest, "maskWay" | "answer">,
  extra: RowReader["extra"],
): Promise<ImageBitmap | undefined> {
  if (!isPatch(maskWay)) return undefined;
  const file = new Uint8Array(await answer.arrayBuffer());
  const colours = await findColours(file);
  const isOwn = colours?.conversion && colours.extra.every((chunk) => extra.some(isSame(chunk)));
  return isOwn ? openBareBitmap(file) : undefined;
}

function isSame(chunk: Uint8Array): (other: Uint8Array) => boolean {
  return (other) => other.length === chunk.length && other.every((byte, i) => byte === chunk[i]);
}
