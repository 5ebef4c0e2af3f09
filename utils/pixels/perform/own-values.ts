import { ok } from "@/utils/core/result";
import { findColours } from "@/utils/pixels/colour/own-colours";
import { decodePicture } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { isShownAs, lookAt } from "@/utils/pixels/read/shown";
import type { RowReader } from "@/utils/pixels/rows";

/** How a picture's own values are decoded, whatever colours they mean. */
export const UNCONVERTED: ImageBitmapOptions = { colorSpaceConversion: "none" };

/**
 * What says which colours a picture's own values mean, as PNG chunks, where these are not sRGB and
 * the browser gives the values. In sRGB what lies beyond it would be lost. Nothing for all others.
 */
export async function findOwnValues(picture: Blob): Promise<RowReader["extra"] | undefined> {
  const file = new Uint8Array(await picture.arrayBuffer());
  const colours = await findColours(file).catch(() => undefined);
  const toSrgb = colours?.conversion?.toSrgb;
  if (!toSrgb) return undefined;
  const decoded = await decodePicture(picture, UNCONVERTED);
  if (!decoded.ok) return undefined;
  const own = lookAt(decoded.value);
  decoded.value.close();
  const isOwn = await withPicture(picture, (bitmap) => ok(isShownAs(lookAt(bitmap), own, toSrgb)));
  return isOwn.ok && isOwn.value ? colours.extra : undefined;
}
