import { u16le, u32le } from "@/utils/core/image-header/bytes";
import { describe, type HeaderDetails, toSize } from "@/utils/core/image-header/header";

const CORE_HEADER = 12;

/** OS/2's short header has 16-bit sides; all later ones 32-bit, a negative height meaning top-down. */
export function readBmp(bytes: Uint8Array): HeaderDetails {
  if (u32le(bytes, 14) === CORE_HEADER) {
    return describe(toSize(u16le(bytes, 18), u16le(bytes, 20)));
  }
  const height = u32le(bytes, 22);
  return describe(toSize(u32le(bytes, 18), height > 0x7fffffff ? 0x100000000 - height : height));
}
