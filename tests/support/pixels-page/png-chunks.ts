import { crc32 } from "node:zlib";

/** A whole chunk. */
export function chunkOf(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The chunks of a PNG, in order. */
export function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** A PNG without some chunks and with others right after its header. */
export function withChunks(
  png: Buffer,
  added: Readonly<Record<string, Uint8Array>>,
  removed: readonly string[] = [],
): Buffer {
  const [head, ...rest] = chunksOf(png).filter(({ type }) => !removed.includes(type));
  if (!head) throw new Error("No header.");
  return Buffer.concat([
    png.subarray(0, 8),
    chunkOf(head.type, head.data),
    ...Object.entries(added).map(([type, data]) => chunkOf(type, data)),
    ...rest.map(({ type, data }) => chunkOf(type, data)),
  ]);
}

/** Numbers of four bytes each, as gAMA, cHRM and pHYs hold them. */
export function u32s(...values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) data.writeUInt32BE(value, i * 4);
  return data;
}
