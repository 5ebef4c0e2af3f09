import { readBoxes } from "@/utils/core/image-header/bmff";
import { ascii, u8 } from "@/utils/core/image-header/bytes";
import {
  describe,
  type HeaderDetails,
  toOrientation,
  toSize,
} from "@/utils/core/image-header/header";

/** Width over height, by the three bits that may stand in for a width. */
const RATIOS = [1, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2] as const;
const SIDE_BITS = [9, 13, 18, 30] as const;

/** A reader of bits, lowest first. */
function bitReader(bytes: Uint8Array, start: number): (count: number) => number {
  let at = start * 8;
  return (count) => {
    let value = 0;
    for (let bit = 0; bit < count; bit++, at++) {
      value += ((u8(bytes, at >> 3) >> (at & 7)) & 1) * 2 ** bit;
      if (at >> 3 >= bytes.length) return Number.NaN;
    }
    return value;
  };
}

/** The bare codestream, whether or not it lies in a container. */
function findCodestream(bytes: Uint8Array): Uint8Array {
  if (u8(bytes, 0) === 0xff) return bytes;
  const boxes = readBoxes(bytes);
  const whole = boxes.find((box) => box.name === "jxlc");
  const part = boxes.find((box) => box.name === "jxlp");
  return whole?.body ?? part?.body.subarray(4) ?? new Uint8Array();
}

/** Protocol: ISO/IEC 18181-1, annex D (size header, then the start of the image's metadata). */
export function readJxl(bytes: Uint8Array): HeaderDetails {
  const stream = findCodestream(bytes);
  if (ascii(stream, 0, 2) !== "\xff\x0a") return {};
  const read = bitReader(stream, 2);
  const isSmall = read(1) === 1;
  const side = () => (isSmall ? (read(5) + 1) * 8 : read(SIDE_BITS[read(2) & 3] ?? 9) + 1);
  const height = side();
  const ratio = read(3);
  const width = ratio === 0 ? side() : Math.floor(height * (RATIOS[ratio & 7] ?? 1));
  const isAllDefault = read(1) === 1;
  const hasExtra = !isAllDefault && read(1) === 1;
  const orientation = hasExtra ? toOrientation(read(3) + 1) : undefined;
  return describe(toSize(width, height), orientation);
}
