import { u8, u16le } from "@/utils/core/image-header/bytes";
import { describe, type HeaderDetails, toSize } from "@/utils/core/image-header/header";

const IMAGE = 0x2c;
const EXTENSION = 0x21;

/** Bytes of the colour table whose flags stand at `at`, if it has one. */
function colourTableLength(flags: number): number {
  return (flags & 0x80) !== 0 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The position after a chain of sub-blocks; each begins with its length, 0 ends it. */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    // Not through `u8`: there may be tens of millions of them.
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
}

/** Whether there is more than one frame. Protocol: GIF89a, sections 18 to 24. */
function hasSeveralFrames(bytes: Uint8Array): boolean {
  let frames = 0;
  let at = 13 + colourTableLength(u8(bytes, 10));
  while (at < bytes.length) {
    const block = u8(bytes, at);
    if (block === EXTENSION) {
      at = skipSubBlocks(bytes, at + 2);
    } else if (block === IMAGE) {
      frames += 1;
      if (frames > 1) return true;
      at = skipSubBlocks(bytes, at + 11 + colourTableLength(u8(bytes, at + 9)));
    } else {
      return false;
    }
  }
  return false;
}

/** Size and animation (GIF89a, §18 and §20). */
export function readGif(bytes: Uint8Array): HeaderDetails {
  const size = toSize(u16le(bytes, 6), u16le(bytes, 8));
  return describe(size, undefined, hasSeveralFrames(bytes));
}
