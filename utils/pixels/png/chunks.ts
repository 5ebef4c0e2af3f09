import { crc32 } from "@/utils/core/bytes";

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
export const SIGNATURE = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);

export interface Chunk {
  readonly type: string;
  /** Where the chunk's data lies in the file. */
  readonly start: number;
  readonly length: number;
}

/** Enough for a file of 64 MB in chunks of 1 KB, the smallest that writers use. */
const MAX_CHUNKS = 65_536;

/** Lists the chunks of a PNG; of a truncated chunk, the part that is there. */
export function listChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let offset = SIGNATURE.length;
  while (offset + 8 <= bytes.length && chunks.length < MAX_CHUNKS) {
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    const start = offset + 8;
    chunks.push({ type, start, length: Math.min(length, bytes.length - start) });
    if (type === "IEND") break;
    offset = start + length + 4;
  }
  return chunks;
}

/** Whether a file begins with PNG's signature. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** A whole chunk, length and checksum included. */
export function makeChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  return createChunkRoom()(type, data);
}

/** Makes a function that makes chunks in the same memory: each is valid until the next. */
export function createChunkRoom(): typeof makeChunk {
  let room = new Uint8Array(0);
  return (type, data) => {
    if (room.length < data.length + 12) room = new Uint8Array(data.length + 12);
    return fillChunk(type, data, room.subarray(0, data.length + 12));
  };
}

function fillChunk(
  type: string,
  data: Uint8Array,
  chunk: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}
