import { crc32 } from "node:zlib";

/** The same PNG with another size in its header, the checksum made right again. */
export function claimPngSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png);
  // Signature 8, length 4, "IHDR" 4, then width and height; its checksum covers name and data.
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}

/**
 * What is wrong with the file around its pixels, or `null`: every chunk whole
 * and with its right checksum, IHDR first, IEND last, nothing behind it. A
 * decoder forgives some of this; a strict server need not.
 */
export function findPngFlaw(png: Buffer): string | null {
  if (!png.subarray(0, 8).equals(SIGNATURE)) return "no PNG signature";
  let at = 8;
  for (let index = 0; at < png.length; index += 1) {
    if (at + 12 > png.length) return "ends within a chunk";
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > png.length) return `ends within its ${name} chunk`;
    if (png.readUInt32BE(end - 4) !== crc32(png.subarray(at + 4, end - 4))) {
      return `wrong checksum of its ${name} chunk`;
    }
    if ((index === 0) !== (name === "IHDR")) return "IHDR is not the first chunk, once";
    if (name === "IEND") return end === png.length ? null : "bytes behind IEND";
    at = end;
  }
  return "no IEND chunk";
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
