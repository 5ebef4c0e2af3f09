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
