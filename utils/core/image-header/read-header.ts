import { readBmff, readBrands } from "@/utils/core/image-header/bmff";
import { readBmp } from "@/utils/core/image-header/bmp";
import { ascii, startsWith, u16le } from "@/utils/core/image-header/bytes";
import { readGif } from "@/utils/core/image-header/gif";
import type { HeaderDetails, ImageHeader } from "@/utils/core/image-header/header";
import { readIco } from "@/utils/core/image-header/ico";
import { readJpeg } from "@/utils/core/image-header/jpeg";
import { readJxl } from "@/utils/core/image-header/jxl";
import type { PictureType } from "@/utils/core/image-header/picture-type";
import { readPng } from "@/utils/core/image-header/png";
import { isSvg, readSvg } from "@/utils/core/image-header/svg";
import { readWebp } from "@/utils/core/image-header/webp";

const MAGIC: readonly (readonly [PictureType, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/jxl", [0xff, 0x0a]],
  ["image/jxl", [0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a]],
];

const HEIC_BRANDS = [
  "heic",
  "heix",
  "heim",
  "heis",
  "hevc",
  "hevx",
  "hevm",
  "hevs",
  "mif1",
  "msf1",
];

/** Icons and cursors share a format; a count of 0 or absurd sizes mean it is something else. */
function isIcon(bytes: Uint8Array): boolean {
  const kind = u16le(bytes, 2);
  const count = u16le(bytes, 4);
  return u16le(bytes, 0) === 0 && (kind === 1 || kind === 2) && count > 0 && count <= 256;
}

/** "BM" alone begins many a text; the header's length tells. */
function isBmp(bytes: Uint8Array): boolean {
  return (
    ascii(bytes, 0, 2) === "BM" && [12, 16, 40, 52, 56, 64, 108, 124].includes(u16le(bytes, 14))
  );
}

function sniffBrand(bytes: Uint8Array): PictureType | undefined {
  const brands = readBrands(bytes);
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "image/avif";
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? "image/heic" : undefined;
}

/** The type by the bytes alone: names and headers lie. */
export function sniffType(bytes: Uint8Array): PictureType | undefined {
  const known = MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0];
  if (known) return known;
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "image/webp";
  const branded = sniffBrand(bytes);
  if (branded) return branded;
  if (isBmp(bytes)) return "image/bmp";
  if (isIcon(bytes)) return "image/x-icon";
  return isSvg(bytes) ? "image/svg+xml" : undefined;
}

const READERS: Readonly<Record<PictureType, (bytes: Uint8Array) => HeaderDetails>> = {
  "image/png": readPng,
  "image/jpeg": readJpeg,
  "image/webp": readWebp,
  "image/gif": readGif,
  "image/avif": readBmff,
  "image/heic": readBmff,
  "image/bmp": readBmp,
  "image/x-icon": readIco,
  "image/svg+xml": readSvg,
  "image/jxl": readJxl,
};

/**
 * Type, size, orientation and whether it moves, from the file's own headers and
 * without decoding, so that a bomb is known before it goes off. Pure, bounded by
 * the length of `bytes`, and never throws, whatever the bytes are.
 */
export function readHeader(bytes: Uint8Array): ImageHeader | undefined {
  const type = sniffType(bytes);
  return type && { type, isAnimated: false, ...READERS[type](bytes) };
}
