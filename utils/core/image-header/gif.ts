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

/** What the blocks say. Protocol: GIF89a, sections 18 to 24. */
interface Frames {
  readonly isAnimated: boolean;
  /** How far the first frame reaches to the right and down; 0 where there is none. */
  readonly right: number;
  readonly bottom: number;
}

function readFrames(bytes: Uint8Array): Frames {
  let [frames, right, bottom] = [0, 0, 0];
  let at = 13 + colourTableLength(u8(bytes, 10));
  while (at < bytes.length) {
    const block = u8(bytes, at);
    if (block === EXTENSION) {
      at = skipSubBlocks(bytes, at + 2);
    } else if (block === IMAGE) {
      frames += 1;
      if (frames > 1) break;
      right = u16le(bytes, at + 1) + u16le(bytes, at + 5) || 0;
      bottom = u16le(bytes, at + 3) + u16le(bytes, at + 7) || 0;
      at = skipSubBlocks(bytes, at + 11 + colourTableLength(u8(bytes, at + 9)));
    } else {
      break;
    }
  }
  return { isAnimated: frames > 1, right, bottom };
}

/**
 * Size and animation (GIF89a, §18 and §20). Browsers widen a screen that is smaller
 * than the first frame.
 */
export function readGif(bytes: Uint8Array): HeaderDetails {
  const { isAnimated, right, bottom } = readFrames(bytes);
  const size = toSize(Math.max(u16le(bytes, 6), right), Math.max(u16le(bytes, 8), bottom));
  return describe(size, undefined, isAnimated);
}
