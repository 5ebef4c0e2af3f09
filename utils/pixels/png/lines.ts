import { type PixelLayout, samplesPerPixel } from "@/utils/pixels/png/expand";
import { unfilterRow } from "@/utils/pixels/png/filter";

/** A PNG's lines as they stand in the file, without their filters. */
export interface LineReader {
  /** Valid until the next call; nothing at the end, or where the data makes no sense. */
  next(): Promise<Uint8Array | undefined>;
  close(): void;
}

type Parts = readonly Uint8Array<ArrayBuffer>[];

/** Bits of a pixel in the file. */
function pixelBits({ colourType, bits }: PixelLayout): number {
  return samplesPerPixel(colourType) * bits;
}

/** Inflates and unfilters line by line. */
export function readLines(parts: Parts, width: number, layout: PixelLayout): LineReader {
  const bits = pixelBits(layout);
  const source = inflate(parts);
  const takeLine = linesOf(source, Math.ceil((width * bits) / 8), Math.max(1, bits >> 3));
  return { next: takeLine, close: source.close };
}

/** Where each pass begins and how far apart its pixels lie (PNG-3 §8.1): x, y, across, down. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * The same for an interlaced picture of whole bytes a pixel. All of it has to
 * lie in memory, because its last pass holds every second line.
 */
export function readInterlacedLines(
  parts: Parts,
  { width, height }: { readonly width: number; readonly height: number },
  layout: PixelLayout,
): LineReader {
  const step = pixelBits(layout) >> 3;
  const source = inflate(parts);
  let all: Promise<Uint8Array | undefined> | undefined;
  let top = 0;

  async function readAll(): Promise<Uint8Array | undefined> {
    const lines = new Uint8Array(width * height * step);
    for (const [left, first, across, down] of PASSES) {
      const columns = Math.ceil((width - left) / across);
      if (columns <= 0) continue;
      const takeLine = linesOf(source, columns * step, step);
      for (let y = first; y < height; y += down) {
        const line = await takeLine();
        if (!line) return undefined;
        for (let column = 0; column < columns; column++) {
          const to = (y * width + left + column * across) * step;
          for (let byte = 0; byte < step; byte++) lines[to + byte] = line[column * step + byte]!;
        }
      }
    }
    return lines;
  }

  return {
    async next() {
      all ??= readAll();
      const lines = await all;
      return lines?.subarray(top * width * step, ++top * width * step);
    },
    close: source.close,
  };
}

/** Unfilters the lines of a pass, one a call; each begins with its filter's number. */
function linesOf(
  source: ByteSource,
  lineBytes: number,
  step: number,
): () => Promise<Uint8Array | undefined> {
  // In turns, because a line is read from the one above.
  let [current, above] = [new Uint8Array(lineBytes + 1), new Uint8Array(lineBytes + 1)];
  return async () => {
    [current, above] = [above, current];
    if (!(await source.fill(current))) return undefined;
    const line = current.subarray(1);
    const isKnown = unfilterRow(current[0] ?? 0, line, above.subarray(1), step);
    return isKnown ? line : undefined;
  };
}

interface ByteSource {
  /** Takes the next bytes, as many as there is room for; false where there are fewer. */
  fill(room: Uint8Array): Promise<boolean>;
  close(): void;
}

function inflate(parts: Parts): ByteSource {
  const reader = streamOf(parts).pipeThrough(new DecompressionStream("deflate")).getReader();
  let piece = new Uint8Array(0);
  let used = 0;
  return {
    async fill(room) {
      for (let at = 0; at < room.length; ) {
        if (used === piece.length) {
          // Data that cannot be inflated ends the picture.
          const read = await reader.read().catch(() => undefined);
          if (!read || read.done) return false;
          piece = read.value;
          used = 0;
        }
        const part = piece.subarray(used, used + room.length - at);
        room.set(part, at);
        at += part.length;
        used += part.length;
      }
      return true;
    },
    close: () => {
      reader.cancel().catch(() => undefined);
    },
  };
}

/** Yields the parts one by one on demand, without copying them. */
function streamOf(parts: Parts): ReadableStream<BufferSource> {
  const rest = parts.values();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = rest.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
