import type { Size } from "@/utils/core/geometry";
import { u8, u16le, u32le } from "@/utils/core/image-header/bytes";
import { describe, type HeaderDetails, toSize } from "@/utils/core/image-header/header";
import { readPng } from "@/utils/core/image-header/png";

const MAX_ENTRIES = 256;

/** An entry's side of 0 means 256; where a PNG lies inside, the PNG knows better. */
function readEntry(bytes: Uint8Array, entry: number): Size | undefined {
  const offset = u32le(bytes, entry + 12);
  const png = bytes.subarray(offset, offset + 64);
  if (u32le(png, 0) === 0x474e5089) return readPng(png).size;
  return toSize(u8(bytes, entry) || 256, u8(bytes, entry + 1) || 256);
}

/** The largest of the icons, which is the one browsers decode. */
export function readIco(bytes: Uint8Array): HeaderDetails {
  let largest: Size | undefined;
  const count = Math.min(u16le(bytes, 4), MAX_ENTRIES);
  for (let index = 0; index < count; index++) {
    const entry = 6 + index * 16;
    if (entry + 16 > bytes.length) break;
    const size = readEntry(bytes, entry);
    if (size && size.width * size.height > (largest ? largest.width * largest.height : 0)) {
      largest = size;
    }
  }
  return describe(largest);
}
