import { ADLER_OF_NOTHING, type Adler, joinAdlers } from "@/utils/pixels/png/adler";
import {
  type BandCutter,
  createBandCutter,
  createBandPacker,
  type PackedBand,
} from "@/utils/pixels/png/bands";
import { makeChunk, SIGNATURE } from "@/utils/pixels/png/chunks";
import { zlibTail } from "@/utils/pixels/png/deflate";

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

/** A PNG that is put together from packed bands. */
export interface PngFile {
  readonly cutter: BandCutter;
  /** Places are counted from 0 at the top; they may come in any order. */
  place(index: number, band: PackedBand): void;
  /** Throws a RangeError where bands are missing. */
  finish(): Blob;
}

/** Begins a PNG. None of its pixels lie in memory: what is packed is the browser's to keep. */
export function createPngFile(shape: PngShape): PngFile {
  const { width, height, channels, depth, extra = [] } = shape;
  const step = (channels * depth) / 8;
  const rowBytes = width * step;
  const chunks: Blob[] = [];
  const adlers: Adler[] = [];
  return {
    cutter: createBandCutter(rowBytes, step, height),
    place(index, { chunk, adler }) {
      chunks[index] = new Blob([chunk]);
      adlers[index] = adler;
    },
    finish() {
      const adler = adlers.reduce(joinAdlers, ADLER_OF_NOTHING);
      const rows = adler.length / (rowBytes + 1);
      if (rows !== height) throw new RangeError(`${rows} of ${height} rows`);
      const before = [SIGNATURE, makeChunk("IHDR", header(shape)), ...extra];
      const after = [makeChunk("IDAT", zlibTail(adler)), makeChunk("IEND", new Uint8Array(0))];
      return new Blob([...before, ...chunks, ...after], { type: "image/png" });
    },
  };
}

/**
 * Writes a PNG row by row, so that a picture never lies in memory as a whole.
 * Not through a canvas, because a canvas multiplies colour by alpha, and knows
 * neither 16 bits nor colour profiles.
 */
export function createPngWriter(shape: PngShape): {
  /** Adds whole rows, top to bottom, as many as `rows` holds. */
  write(rows: Uint8Array): void;
  /** Throws a RangeError where rows are missing. */
  finish(): Blob;
} {
  const file = createPngFile(shape);
  const pack = createBandPacker();
  let count = 0;
  return {
    write(rows) {
      for (const band of file.cutter.cut(rows)) {
        file.place(count++, pack(band));
        file.cutter.release(band);
      }
    },
    finish: file.finish,
  };
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
