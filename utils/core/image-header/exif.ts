import { ascii, u16be, u16le, u32be, u32le } from "@/utils/core/image-header/bytes";
import { type Orientation, toOrientation } from "@/utils/core/image-header/header";

const ORIENTATION_TAG = 0x0112;
const MAX_ENTRIES = 1000;
/** EXIF has it as one number of this type. Browsers pass over any other, so it turns nothing. */
const SHORT = 3;

/**
 * The orientation in a TIFF block (what follows `Exif\0\0` in a JPEG), from its
 * first directory. Protocol: TIFF 6.0, section 2; EXIF 2.32, tag 0x0112.
 */
export function readExifOrientation(tiff: Uint8Array): Orientation | undefined {
  const order = ascii(tiff, 0, 2);
  if (order !== "II" && order !== "MM") return undefined;
  const u16 = order === "II" ? u16le : u16be;
  const u32 = order === "II" ? u32le : u32be;
  const directory = u32(tiff, 4);
  const count = Math.min(u16(tiff, directory), MAX_ENTRIES);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (u16(tiff, entry) !== ORIENTATION_TAG) continue;
    const isUsual = u16(tiff, entry + 2) === SHORT && u32(tiff, entry + 4) === 1;
    return isUsual ? toOrientation(u16(tiff, entry + 8)) : undefined;
  }
  return undefined;
}
