import { appError } from "@/utils/core/app-error";
import type { Size } from "@/utils/core/geometry";
import { nameForeign } from "@/utils/core/image-header/foreign";
import type { ImageHeader } from "@/utils/core/image-header/header";
import type { PictureType } from "@/utils/core/image-header/picture-type";
import { readHeader } from "@/utils/core/image-header/read-header";
import { MAX_PICTURE_BYTES, MAX_PIXELS } from "@/utils/core/picture/picture";
import { svgRasterSize } from "@/utils/core/picture/svg-raster-size";
import { err, ok, type Result } from "@/utils/core/result";

/** What no browser of today decodes everywhere; the caller may know better of this one. */
const RARE_TYPES: readonly PictureType[] = ["image/heic", "image/jxl"];

/** A header that has passed: for an SVG, `size` is the one it is to be drawn at. */
export type CheckedHeader = ImageHeader & { readonly size: Size };

const MEBIBYTE = 1024 * 1024;

/** The error for a file of so many bytes, with both figures in MB. */
export function tooManyBytes(byteLength: number) {
  return appError("capture_too_many_bytes", {
    params: { limit: MAX_PICTURE_BYTES / MEBIBYTE, megabytes: Math.ceil(byteLength / MEBIBYTE) },
  });
}

/** A kind of picture that browsers do not know has a name; all else is no picture. */
function unknownPicture(bytes: Uint8Array) {
  const type = nameForeign(bytes);
  if (type === undefined) return appError("capture_not_an_image");
  return appError("picture_type_unsupported", { params: { type } });
}

/**
 * Whether bytes may become a picture, by their header and before any decoding.
 * `canDecode` says whether this browser reads a type that most do not.
 *
 * Errors: `capture_empty`, `capture_too_many_bytes`, `capture_not_an_image`,
 * `picture_type_unsupported` (param `type`), `picture_undecodable` (its header
 * gives no size), `picture_too_many_pixels` (params `width`, `height`,
 * `megapixels`, `maxmegapixels`).
 */
export function checkPicture(
  bytes: Uint8Array,
  canDecode: (type: PictureType) => boolean = () => false,
): Result<CheckedHeader> {
  if (bytes.length === 0) return err(appError("capture_empty"));
  if (bytes.length > MAX_PICTURE_BYTES) return err(tooManyBytes(bytes.length));
  const header = readHeader(bytes);
  if (!header) return err(unknownPicture(bytes));
  const { type, size } = header;
  if (RARE_TYPES.includes(type) && !canDecode(type)) {
    const name = type === "image/heic" ? "HEIC" : "JPEG XL";
    return err(appError("picture_type_unsupported", { params: { type: name } }));
  }
  // An SVG is drawn at a size of our choosing; all others must say theirs.
  if (type === "image/svg+xml") return ok({ ...header, size: svgRasterSize(header) });
  if (!size) return err(appError("picture_undecodable"));
  if (size.width * size.height > MAX_PIXELS) {
    const megapixels = Math.ceil((size.width * size.height) / 1_000_000);
    const params = { ...size, megapixels, maxmegapixels: MAX_PIXELS / 1_000_000 };
    return err(appError("picture_too_many_pixels", { params }));
  }
  return ok({ ...header, size });
}
