import { ok, type Result } from "@/utils/core/result";
import { readBitmapRows } from "@/utils/pixels/bitmap-rows";
import { decodePicture } from "@/utils/pixels/decode";
import { openPng } from "@/utils/pixels/png/read";
import type { RowReader } from "@/utils/pixels/rows";

/** Types that cannot be transparent. */
const OPAQUE = ["image/jpeg", "image/bmp"];

/**
 * Opens a picture for reading row by row: a PNG by its own reader, which is
 * exact to the byte and never holds the picture as a whole, everything else
 * through the browser.
 */
export async function openSource(picture: Blob): Promise<Result<RowReader>> {
  const png = await openPng(picture);
  if (png) return ok(png);
  const decoded = await decodePicture(picture);
  if (!decoded.ok) return decoded;
  return ok(readBitmapRows(decoded.value, OPAQUE.includes(picture.type)));
}
