import sharp from "sharp";
import { findPngFlaw } from "../png.ts";
import type { ReceivedPart } from "../types.ts";
import { type Breach, breach } from "./breach.ts";
import { DOCUMENT_LIMIT_BYTES, type Family } from "./families.ts";

const FORMAT_OF_TYPE: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpeg",
  "image/webp": "webp",
};
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  png: ["png"],
  jpeg: ["jpg", "jpeg"],
  webp: ["webp"],
};

/** The image parts in the order they were sent. */
export function imagesOf(parts: readonly ReceivedPart[]): ReceivedPart[] {
  return parts.filter((part) => part.name === "image" || part.name === "image[]");
}

export async function checkFiles(
  parts: readonly ReceivedPart[],
  family: Family,
): Promise<Breach | null> {
  const images = imagesOf(parts);
  const found = checkImageNames(images, family);
  if (found !== null) return found;
  for (const image of images) {
    const wrong = await checkPicture(image, family.imageTypes, family.imageLimitBytes);
    if (wrong !== null) return wrong;
  }
  const first = images[0];
  if (first === undefined) return breach("image", "missing_required_parameter", "Missing image.");
  if (family.mustBeSquare && first.metadata?.width !== first.metadata?.height) {
    return breach("image", "image_not_square", "The image must be square.");
  }
  return checkMask(parts, first, family);
}

function checkImageNames(images: readonly ReceivedPart[], family: Family): Breach | null {
  if (images.length === 0) {
    return breach("image", "missing_required_parameter", "Missing required parameter: 'image'.");
  }
  if (images.length > family.maxImages) {
    const message = `Too many images: at most ${family.maxImages}, ${images.length} were sent.`;
    return breach("image", "too_many_images", message);
  }
  const names = new Set(images.map((part) => part.name));
  if (names.size > 1) {
    return breach("image", "duplicate_parameter", "Send 'image' or 'image[]', never both.");
  }
  if (images.length > 1 && names.has("image")) {
    return breach("image", "duplicate_parameter", "Several images are sent as 'image[]'.");
  }
  if (family.maxImages === 1 && names.has("image[]")) {
    return breach("image[]", "unknown_parameter", "Unknown parameter: 'image[]'.");
  }
  return null;
}

async function checkMask(
  parts: readonly ReceivedPart[],
  image: ReceivedPart,
  family: Family,
): Promise<Breach | null> {
  const masks = parts.filter((part) => part.name === "mask");
  const markups = parts.filter((part) => part.name === "markup");
  if (masks.length + markups.length > 1) {
    return breach("mask", "duplicate_parameter", "At most one of 'mask' and 'markup', once.");
  }
  if (markups.length > 0 && !family.takesMarkup) {
    return breach("markup", "unknown_parameter", "Unknown parameter: 'markup'.");
  }
  const mask = masks[0] ?? markups[0];
  if (mask === undefined) {
    if (!family.needsMaskOrTransparency || (await hasTransparency(image))) return null;
    const message = "No mask was sent, and the image has no transparency to use as one.";
    return breach("mask", "mask_missing", message);
  }
  const wrong = await checkPicture(mask, ["image/png"], DOCUMENT_LIMIT_BYTES);
  if (wrong !== null) return wrong;
  const ofMask = mask.metadata;
  const ofImage = image.metadata;
  if (ofMask?.width !== ofImage?.width || ofMask?.height !== ofImage?.height) {
    const message = `The ${mask.name} is ${ofMask?.width}x${ofMask?.height}, the image ${ofImage?.width}x${ofImage?.height}: they must be the same.`;
    return breach(mask.name, "mask_size_mismatch", message);
  }
  if (ofMask?.hasAlpha !== true) {
    return breach(mask.name, "mask_without_alpha", `The ${mask.name} has no alpha channel.`);
  }
  return null;
}

async function checkPicture(
  part: ReceivedPart,
  types: readonly string[],
  limitBytes: number,
): Promise<Breach | null> {
  const { name, filename, contentType = "" } = part;
  if (filename === undefined) {
    return breach(name, "invalid_type", `'${name}' must be sent as a file.`);
  }
  if (!types.includes(contentType)) {
    const message = `Invalid content type '${contentType}' of '${name}'. Supported: ${types.join(", ")}.`;
    return breach(name, "unsupported_content_type", message);
  }
  if (part.bytes.length >= limitBytes) {
    const message = `'${name}' must be less than ${limitBytes / 1e6} MB; it has ${part.bytes.length} bytes.`;
    return breach(name, "image_too_large", message);
  }
  const format = FORMAT_OF_TYPE[contentType] ?? "";
  if (part.metadata?.format !== format) {
    const message = `'${name}' is not a valid ${format.toUpperCase()}: ${part.metadata?.format ?? "no image"} was found.`;
    return breach(name, "invalid_image_format", message);
  }
  const extension = /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? "";
  if (!EXTENSIONS[format]?.includes(extension)) {
    const message = `The file name '${filename}' of '${name}' does not say ${format}.`;
    return breach(name, "invalid_file_name", message);
  }
  return checkPixels(part, format);
}

/** A header can promise anything; only decoding every row shows a valid file. */
async function checkPixels(part: ReceivedPart, format: string): Promise<Breach | null> {
  const flaw = format === "png" ? findPngFlaw(part.bytes) : null;
  if (flaw !== null) {
    return breach(part.name, "invalid_image_format", `'${part.name}' is not a valid PNG: ${flaw}`);
  }
  try {
    await sharp(part.bytes, { failOn: "warning" }).raw().toBuffer();
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    const message = `'${part.name}' is not a valid ${format.toUpperCase()}: ${reason}`;
    return breach(part.name, "invalid_image_format", message);
  }
}

async function hasTransparency(image: ReceivedPart): Promise<boolean> {
  if (image.metadata?.hasAlpha !== true) return false;
  const { isOpaque } = await sharp(image.bytes).stats();
  return !isOpaque;
}
