import { ascii, u16be, u16le, u32be, u32le } from "@/utils/core/image-header/bytes";
import { segmentsOf } from "@/utils/core/image-header/jpeg";

const APP1 = 0xe1;
const ORIENTATION = 0x0112;
/** TIFF 6.0, section 2: what follows the byte order. */
const TIFF_MARK = 42;
/** Cameras write a few dozen. */
const MAX_ENTRIES = 1000;

/**
 * Whether all browsers read the same orientation in a JPEG's header, or none. They differ
 * where there are several EXIF blocks, where one comes behind another block of its kind
 * (XMP, to Firefox), where the tag stands there twice, or where the block is damaged.
 *
 * @param head the file's start, down to its pixels
 */
export function isTurnUndisputed(head: Uint8Array): boolean {
  const blocks = [...segmentsOf(head)].filter(({ marker }) => marker === APP1);
  const isExif = blocks.map(({ at }) => ascii(head, at + 4, 4) === "Exif");
  if (!isExif.includes(true)) return true;
  const [first] = blocks;
  if (!first || isExif.lastIndexOf(true) > 0) return false;
  if (ascii(head, first.at + 8, 2) !== "\0\0") return false;
  return hasOneOrientation(head.subarray(first.at + 10, first.at + 2 + first.length));
}

/** At most one, in a first directory that is as TIFF wants it. */
function hasOneOrientation(tiff: Uint8Array): boolean {
  const isLittle = ascii(tiff, 0, 2) === "II";
  const [u16, u32] = isLittle ? [u16le, u32le] : [u16be, u32be];
  if (!isLittle && ascii(tiff, 0, 2) !== "MM") return false;
  const directory = u32(tiff, 4);
  const count = u16(tiff, directory);
  const isUsual = u16(tiff, 2) === TIFF_MARK && count <= MAX_ENTRIES;
  if (!isUsual || directory + 2 + count * 12 > tiff.length) return false;
  const tags = Array.from({ length: count }, (_, i) => u16(tiff, directory + 2 + i * 12));
  return tags.filter((tag) => tag === ORIENTATION).length <= 1;
}
