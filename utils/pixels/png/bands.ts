import { joinBytes } from "@/utils/core/bytes";
import type { Adler } from "@/utils/pixels/png/adler";
import { createChunkRoom } from "@/utils/pixels/png/chunks";
import { createPacker, ZLIB_HEAD } from "@/utils/pixels/png/deflate";
import { filterRow } from "@/utils/pixels/png/filter";

/** Some rows of a PNG that are filtered and compressed without a look at any others. */
export interface Band {
  /** The row above, zeros over the first one, and then the rows; none of them filtered. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rowBytes: number;
  /** Bytes a pixel. */
  readonly step: number;
  readonly isFirst: boolean;
}

/** A band as it stands in the file. */
export interface PackedBand {
  /** IDAT, length and checksum included. Valid until its packer's next call. */
  readonly chunk: Uint8Array<ArrayBuffer>;
  readonly adler: Adler;
}

/**
 * What a band holds, about: little enough to keep some of them, and to share the work evenly; so
 * much that the repeats across its border do not count.
 */
const BAND_BYTES = 1 << 20;

/** Cuts rows into bands. Where it cuts depends on the picture's size alone. */
export interface BandCutter {
  /** Takes whole rows, top to bottom, and gives the bands that are full. */
  cut(rows: Uint8Array): Iterable<Band>;
  /** Takes back a band that nobody looks at any more, so that its memory is used again. */
  release(band: Band): void;
}

/** @param height of the whole picture, px */
export function createBandCutter(rowBytes: number, step: number, height: number): BandCutter {
  const most = Math.max(1, Math.floor(BAND_BYTES / rowBytes));
  const free: Uint8Array<ArrayBuffer>[] = [];
  let above: Uint8Array = new Uint8Array(rowBytes);
  let current: Uint8Array<ArrayBuffer> | undefined;
  let [first, held] = [0, 0];

  function begin(): Uint8Array<ArrayBuffer> {
    const size = (Math.min(most, height - first) + 1) * rowBytes;
    const reused = free.pop();
    const bytes = reused?.length === size ? reused : new Uint8Array(size);
    bytes.set(above);
    return bytes;
  }

  function end(bytes: Uint8Array<ArrayBuffer>): Band {
    const band = { bytes, rowBytes, step, isFirst: first === 0 };
    above = bytes.slice(bytes.length - rowBytes);
    first += held;
    [current, held] = [undefined, 0];
    return band;
  }

  return {
    *cut(rows) {
      for (let at = 0; at < rows.length; ) {
        if (first >= height) throw new RangeError(`More than ${height} rows`);
        current ??= begin();
        const room = current.length - (held + 1) * rowBytes;
        const taken = rows.subarray(at, at + room);
        current.set(taken, (held + 1) * rowBytes);
        held += taken.length / rowBytes;
        at += taken.length;
        if (taken.length === room) yield end(current);
      }
    },
    release: ({ bytes }) => {
      free.push(bytes);
    },
  };
}

/** Makes a function that filters and compresses bands. It keeps a few MiB to work with. */
export function createBandPacker(): (band: Band) => PackedBand {
  const pack = createPacker();
  const fill = createChunkRoom();
  let room = new Uint8Array(0);
  return ({ bytes, rowBytes, step, isFirst }) => {
    const count = bytes.length / rowBytes - 1;
    const size = count * (rowBytes + 1);
    if (room.length < size) room = new Uint8Array(size);
    const filtered = room.subarray(0, size);
    for (let i = 0; i < count; i++) {
      const start = i * rowBytes;
      const [above, row, after] = [start, start + rowBytes, start + 2 * rowBytes];
      const out = filtered.subarray(i * (rowBytes + 1), (i + 1) * (rowBytes + 1));
      filterRow(bytes.subarray(row, after), bytes.subarray(above, row), step, out);
    }
    const packed = pack(filtered);
    const data = isFirst ? joinBytes([ZLIB_HEAD, packed.bytes]) : packed.bytes;
    return { chunk: fill("IDAT", data), adler: packed.adler };
  };
}
