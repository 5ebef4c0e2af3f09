import { joinBytes } from "@/utils/core/bytes";
import { makeChunk, SIGNATURE } from "@/utils/pixels/png/chunks";
import { createDeflater } from "@/utils/pixels/png/deflate";
import { filterRow } from "@/utils/pixels/png/filter";

export interface PngShape {
  readonly width: number;
  readonly height: number;
  /** RGB or RGBA. */
  readonly channels: 3 | 4;
  /** Bits a channel; 16-bit rows are big endian, two bytes a channel. */
  readonly depth: 8 | 16;
  /** Whole chunks that go between the header and the pixels, e.g. a colour profile. */
  readonly extra?: readonly Uint8Array<ArrayBuffer>[];
}

const CHUNK_BYTES = 1 << 20;

/**
 * Writes a PNG row by row, so that a picture never lies in memory as a whole:
 * only its compressed bytes do. Not through a canvas, because a canvas
 * multiplies colour by alpha, and knows neither 16 bits nor colour profiles.
 */
export function createPngWriter(shape: PngShape): {
  /** Adds whole rows, top to bottom, as many as `rows` holds. */
  write(rows: Uint8Array): void;
  finish(): Blob;
} {
  const parts: BlobPart[] = [SIGNATURE, makeChunk("IHDR", header(shape)), ...(shape.extra ?? [])];
  const step = (shape.channels * shape.depth) / 8;
  const rowBytes = shape.width * step;
  let previous: Uint8Array = new Uint8Array(rowBytes);
  let written = 0;
  const collector = collectChunks(parts);
  const deflater = createDeflater(collector.add);

  function write(rows: Uint8Array): void {
    const count = rows.length / rowBytes;
    const filtered = new Uint8Array(count * (rowBytes + 1));
    for (let i = 0; i < count; i++) {
      const row = rows.subarray(i * rowBytes, (i + 1) * rowBytes);
      const start = i * (rowBytes + 1);
      filterRow(row, previous, step, filtered.subarray(start, start + rowBytes + 1));
      previous = row;
    }
    previous = previous.slice();
    written += count;
    deflater.push(filtered, written === shape.height);
  }

  function finish(): Blob {
    if (written !== shape.height) throw new RangeError(`${written} of ${shape.height} rows`);
    collector.flush();
    parts.push(makeChunk("IEND", new Uint8Array(0)));
    return new Blob(parts, { type: "image/png" });
  }

  return { write, finish };
}

function collectChunks(parts: BlobPart[]): {
  add: (bytes: Uint8Array) => void;
  flush: () => void;
} {
  let waiting: Uint8Array[] = [];
  let length = 0;
  const flush = () => {
    if (length === 0) return;
    // A blob's bytes are the browser's to keep: none of the file piles up in this process.
    parts.push(new Blob([makeChunk("IDAT", joinBytes(waiting))]));
    waiting = [];
    length = 0;
  };
  const add = (bytes: Uint8Array) => {
    waiting.push(bytes);
    length += bytes.length;
    if (length >= CHUNK_BYTES) flush();
  };
  return { add, flush };
}

function header({ width, height, channels, depth }: PngShape): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = depth;
  data[9] = channels === 4 ? 6 : 2;
  return data;
}

/** Encodes pixels that are already in memory, 8 bits a channel. */
export function encodePng(
  rows: Uint8Array | Uint8ClampedArray,
  shape: Omit<PngShape, "depth">,
): Blob {
  const writer = createPngWriter({ ...shape, depth: 8 });
  writer.write(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
  return writer.finish();
}
