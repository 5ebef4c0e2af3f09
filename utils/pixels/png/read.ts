import { joinBytes } from "@/utils/core/bytes";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";
import {
  COLOUR,
  COLOUR_ALPHA,
  expandRow,
  GREY,
  GREY_ALPHA,
  hasAlpha,
  PALETTE,
  type PixelLayout,
  samplesPerPixel,
} from "@/utils/pixels/png/expand";
import { unfilterRow } from "@/utils/pixels/png/filter";
import type { RowReader } from "@/utils/pixels/rows";

/** Chunks that say what colours the numbers mean; they go with the numbers. */
const COLOUR_CHUNKS = ["cICP", "iCCP", "sRGB", "gAMA", "cHRM", "pHYs"];
const BATCH_BYTES = 4 << 20;

/**
 * Opens a PNG for exact reading: every value as it stands in the file, also
 * under partial alpha, where a canvas would round it.
 *
 * Never throws, whatever the bytes: rows that are missing or make no sense end it,
 * and `isDamaged` says so.
 *
 * @returns nothing where this is no PNG or one that the browser should read:
 *   interlaced, or turned by EXIF; or one of a size or kind that there is not
 */
export function openPng(bytes: Uint8Array<ArrayBuffer>): RowReader | undefined {
  const head = isPng(bytes) ? readHead(bytes) : undefined;
  if (!head) return undefined;
  const { width, height, layout, parts, extra } = head;
  const channels = hasAlpha(layout) ? 4 : 3;
  const depth = layout.bits === 16 ? 16 : 8;
  const lines = readLines(parts, width, layout);
  const rowBytes = (width * channels * depth) / 8;
  const batch = Math.max(1, Math.min(height, Math.floor(BATCH_BYTES / rowBytes)));
  let done = 0;
  let isDamaged = false;

  async function next(): Promise<Uint8Array | undefined> {
    const count = Math.min(batch, height - done);
    if (count === 0 || isDamaged) return undefined;
    const rows = new Uint8Array(count * rowBytes);
    for (let i = 0; i < count; i++) {
      const line = await lines.next();
      if (!line) {
        isDamaged = true;
        return undefined;
      }
      expandRow(line, width, layout, channels, rows.subarray(i * rowBytes, (i + 1) * rowBytes));
    }
    done += count;
    return rows;
  }

  return {
    size: { width, height },
    channels,
    depth,
    extra,
    next,
    isDamaged: () => isDamaged,
    close: lines.close,
  };
}

/** Bits a sample, by colour type: https://www.w3.org/TR/png-3/#11IHDR */
const BITS: Readonly<Record<number, readonly number[]>> = {
  [GREY]: [1, 2, 4, 8, 16],
  [COLOUR]: [8, 16],
  [PALETTE]: [1, 2, 4, 8],
  [GREY_ALPHA]: [8, 16],
  [COLOUR_ALPHA]: [8, 16],
};

/** No canvas is wider. A header alone must not make a reader ask for gigabytes. */
const MAX_SIDE = 65_535;

function isBearable(width: number, height: number): boolean {
  const isSized = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  return isSized && width * height <= MAX_PIXELS;
}

interface Head {
  readonly width: number;
  readonly height: number;
  readonly layout: PixelLayout;
  /** The compressed pixels. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly extra: readonly Uint8Array<ArrayBuffer>[];
}

function readHead(bytes: Uint8Array<ArrayBuffer>): Head | undefined {
  const chunks = listChunks(bytes);
  const dataOf = (type: string) => {
    const chunk = chunks.find((each) => each.type === type);
    return chunk && bytes.subarray(chunk.start, chunk.start + chunk.length);
  };
  const head = dataOf("IHDR");
  if (!head || head.length < 13) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [bits = 0, colourType = 0, , , interlace] = head.subarray(8);
  const isKnown = BITS[colourType]?.includes(bits) ?? false;
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (!isBearable(width, height)) return undefined;
  if (interlace !== 0 || !isKnown || dataOf("eXIf")) return undefined;
  return {
    width,
    height,
    layout: {
      colourType,
      bits,
      palette: dataOf("PLTE") ?? new Uint8Array(0),
      transparency: dataOf("tRNS") ?? new Uint8Array(0),
    },
    parts: chunks
      .filter(({ type }) => type === "IDAT")
      .map(({ start, length }) => bytes.subarray(start, start + length)),
    extra: COLOUR_CHUNKS.flatMap((type) => {
      const data = dataOf(type);
      return data ? [makeChunk(type, data)] : [];
    }),
  };
}

/** Inflates and unfilters line by line. */
function readLines(
  parts: readonly Uint8Array<ArrayBuffer>[],
  width: number,
  layout: PixelLayout,
): { next(): Promise<Uint8Array | undefined>; close(): void } {
  const bits = samplesPerPixel(layout.colourType) * layout.bits;
  const step = Math.max(1, bits >> 3);
  const lineBytes = Math.ceil((width * bits) / 8);
  const reader = streamOf(parts).pipeThrough(new DecompressionStream("deflate")).getReader();
  let pending = new Uint8Array(0);
  let previous: Uint8Array = new Uint8Array(lineBytes);

  async function next(): Promise<Uint8Array | undefined> {
    while (pending.length < lineBytes + 1) {
      // What cannot be inflated ends there.
      const read = await reader.read().catch(() => undefined);
      if (!read || read.done) return undefined;
      pending = joinBytes([pending, read.value]);
    }
    const line = pending.subarray(1, lineBytes + 1);
    if (!unfilterRow(pending[0]!, line, previous, step)) return undefined;
    pending = pending.subarray(lineBytes + 1);
    previous = line;
    return line;
  }

  function close(): void {
    reader.cancel().catch(() => undefined);
  }

  return { next, close };
}

/** Hands the parts over one by one as they are asked for, without another copy. */
function streamOf(parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<BufferSource> {
  const rest = parts.values();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = rest.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
