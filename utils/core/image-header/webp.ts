import { ascii, u8, u16le, u24le, u32le } from "@/utils/core/image-header/bytes";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import {
  describe,
  type HeaderDetails,
  type Orientation,
  toSize,
} from "@/utils/core/image-header/header";

const HAS_ANIMATION = 0x02;
const HAS_EXIF = 0x08;
/** An animation has a chunk a frame. */
const MAX_CHUNKS = 65_536;

/** The orientation in an `EXIF` chunk; some writers repeat JPEG's `Exif\0\0` in it. */
function readExifChunk(bytes: Uint8Array): Orientation | undefined {
  let at = 12;
  for (let chunks = 0; chunks < MAX_CHUNKS && at + 8 <= bytes.length; chunks++) {
    const length = u32le(bytes, at + 4);
    if (ascii(bytes, at, 4) === "EXIF") {
      const start = at + 8 + (ascii(bytes, at + 8, 6) === "Exif\0\0" ? 6 : 0);
      return readExifOrientation(bytes.subarray(start, at + 8 + length));
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Three kinds of first chunk. Protocol: RFC 9649, section 2. */
export function readWebp(bytes: Uint8Array): HeaderDetails {
  const kind = ascii(bytes, 12, 4);
  if (kind === "VP8X") {
    const flags = u8(bytes, 20);
    const size = toSize(u24le(bytes, 24) + 1, u24le(bytes, 27) + 1);
    const orientation = (flags & HAS_EXIF) !== 0 ? readExifChunk(bytes) : undefined;
    return describe(size, orientation, (flags & HAS_ANIMATION) !== 0);
  }
  if (kind === "VP8L" && u8(bytes, 20) === 0x2f) {
    const bits = u32le(bytes, 21); // 14 bits each of width - 1 and height - 1, lowest first.
    return describe(toSize((bits % 0x4000) + 1, (Math.floor(bits / 0x4000) % 0x4000) + 1));
  }
  if (kind === "VP8 " && ascii(bytes, 23, 3) === "\x9d\x01\x2a") {
    return describe(toSize(u16le(bytes, 26) & 0x3fff, u16le(bytes, 28) & 0x3fff));
  }
  return {};
}
