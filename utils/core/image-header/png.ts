import type { Size } from "@/utils/core/geometry";
import { ascii, u8, u32be } from "@/utils/core/image-header/bytes";
import { readExifOrientation } from "@/utils/core/image-header/exif";
import {
  describe,
  type HeaderDetails,
  type Orientation,
  toSize,
} from "@/utils/core/image-header/header";
import { isHighTransfer } from "@/utils/core/image-header/high-range";

/** What may stand before the pixels: honest files have a dozen chunks there. */
const MAX_CHUNKS = 4096;

/**
 * IHDR has the size, `acTL` before the data makes it animated, `eXIf` may turn
 * it, `cICP` may say that it has high range. Protocol: PNG, third edition, sections 5 and 11.
 */
export function readPng(bytes: Uint8Array): HeaderDetails {
  if (ascii(bytes, 12, 4) !== "IHDR") return {};
  let orientation: Orientation | undefined;
  let isAnimated = false;
  let isHighRange = false;
  let at = 8;
  for (let chunks = 0; chunks < MAX_CHUNKS && at + 8 <= bytes.length; chunks++) {
    const length = u32be(bytes, at);
    const name = ascii(bytes, at + 4, 4);
    if (name === "IDAT" || name === "IEND") break;
    if (name === "acTL") isAnimated = true;
    if (name === "cICP") isHighRange = isHighTransfer(u8(bytes, at + 9));
    if (name === "eXIf")
      orientation ??= readExifOrientation(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return describe(pngSize(bytes), orientation, isAnimated, isHighRange);
}

/** The size in the first chunk, before orientation. */
export function pngSize(bytes: Uint8Array): Size | undefined {
  if (ascii(bytes, 12, 4) !== "IHDR") return undefined;
  return toSize(u32be(bytes, 16), u32be(bytes, 20));
}
