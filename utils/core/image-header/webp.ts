import type { Size } from "@/utils/core/geometry";
import { ascii, u8, u16le, u24le, u32le } from "@/utils/core/image-header/bytes";
import { describe, type HeaderDetails, toSize } from "@/utils/core/image-header/header";
import { isHighRangeProfile } from "@/utils/core/image-header/high-range";

const HAS_ANIMATION = 0x02;

/** A profile follows the first chunk at once (RFC 9649, section 2.7). */
function hasHighRange(bytes: Uint8Array): boolean {
  const isProfile = ascii(bytes, 30, 4) === "ICCP";
  return isProfile && isHighRangeProfile(bytes.subarray(38, 38 + u32le(bytes, 34)));
}

/** An `EXIF` chunk may say which way is up, but no browser turns a WebP by it. */
export function readWebp(bytes: Uint8Array): HeaderDetails {
  const size = webpSize(bytes);
  if (ascii(bytes, 12, 4) !== "VP8X") return size ? describe(size) : {};
  const isAnimated = (u8(bytes, 20) & HAS_ANIMATION) !== 0;
  return describe(size, undefined, isAnimated, hasHighRange(bytes));
}

/** The size in the first chunk, of which there are three kinds. Protocol: RFC 9649, section 2. */
export function webpSize(bytes: Uint8Array): Size | undefined {
  const kind = ascii(bytes, 12, 4);
  if (kind === "VP8X") return toSize(u24le(bytes, 24) + 1, u24le(bytes, 27) + 1);
  if (kind === "VP8L" && u8(bytes, 20) === 0x2f) {
    const bits = u32le(bytes, 21); // 14 bits each of width - 1 and height - 1, lowest first.
    return toSize((bits % 0x4000) + 1, (Math.floor(bits / 0x4000) % 0x4000) + 1);
  }
  if (kind === "VP8 " && ascii(bytes, 23, 3) === "\x9d\x01\x2a") {
    return toSize(u16le(bytes, 26) & 0x3fff, u16le(bytes, 28) & 0x3fff);
  }
  return undefined;
}
