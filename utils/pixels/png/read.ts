import { readExifOrientation } from "@/utils/core/image-header/exif";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { type Chunk, isPng, listChunks } from "@/utils/pixels/png/chunks";
import {
  COLOUR,
  COLOUR_ALPHA,
  expandRow,
  GREY,
  GREY_ALPHA,
  hasAlpha,
  PALETTE,
  type PixelLayout,
} from "@/utils/pixels/png/expand";
import { readInterlacedLines, readLines } from "@/utils/pixels/png/lines";
import { isOddTransparency } from "@/utils/pixels/png/odd-transparency";
import type { RowReader } from "@/utils/pixels/rows";

/** Larger interlaced pictures are left to the browser, because they must be read as a whole. */
const MAX_INTERLACED_PIXELS = 24_000_000;
/** No more than a band of a PNG that is written: who packs it beside waits for the next one. */
const BATCH_BYTES = 1 << 20;

/**
 * Opens a PNG for exact reading: every value as it stands in the file, also
 * under partial alpha, where a canvas would round it.
 *
 * Never throws, whatever the bytes: rows that are missing or make no sense end it,
 * and `isDamaged` says so.
 *
 * @param extra handed on with the rows
 * @returns nothing where this is no PNG or one that the browser should read:
 *   interlaced with 8 bits a channel or fewer, turned by EXIF, animated without
 *   its default image, or transparent against the rules; or one of a size or kind
 *   that there is not
 */
export function openPng(
  bytes: Uint8Array<ArrayBuffer>,
  extra: RowReader["extra"] = [],
): RowReader | undefined {
  const head = isPng(bytes) ? readHead(bytes) : undefined;
  if (!head) return undefined;
  const { width, height, layout, parts, isInterlaced } = head;
  const channels = hasAlpha(layout) ? 4 : 3;
  const depth = layout.bits === 16 ? 16 : 8;
  const lines = isInterlaced
    ? readInterlacedLines(parts, { width, height }, layout)
    : readLines(parts, width, layout);
  const rowBytes = (width * channels * depth) / 8;
  const batch = Math.max(1, Math.min(height, Math.floor(BATCH_BYTES / rowBytes)));
  const room = new Uint8Array(batch * rowBytes);
  let done = 0;
  let isDamaged = false;

  async function next(): Promise<Uint8Array | undefined> {
    const count = Math.min(batch, height - done);
    if (count === 0 || isDamaged) return undefined;
    const rows = room.subarray(0, count * rowBytes);
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

/** The widest canvas. A header alone must not make a reader allocate gigabytes. */
const MAX_SIDE = 65_535;

function isBearable(width: number, height: number): boolean {
  const isSized = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  return isSized && width * height <= MAX_PIXELS;
}

interface Head {
  readonly width: number;
  readonly height: number;
  readonly layout: PixelLayout;
  readonly isInterlaced: boolean;
  /** The compressed pixels. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
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
  const isInterlaced = interlace === 1;
  if (isInterlaced && (bits !== 16 || width * height > MAX_INTERLACED_PIXELS)) return undefined;
  if ((interlace ?? 0) > 1 || !isKnown || isShownOtherwise(chunks, dataOf("eXIf")))
    return undefined;
  if (isOddTransparency(bytes, chunks, colourType, bits)) return undefined;
  return {
    width,
    height,
    isInterlaced,
    layout: {
      colourType,
      bits,
      palette: dataOf("PLTE") ?? new Uint8Array(0),
      transparency: dataOf("tRNS") ?? new Uint8Array(0),
    },
    parts: chunks
      .filter(({ type }) => type === "IDAT")
      .map(({ start, length }) => bytes.subarray(start, start + length)),
  };
}

/**
 * Whether the data is not what is shown: EXIF turns it, or it stands before the
 * first frame of an animation, as what is shown where animations are not known
 * (PNG-3 §4.9).
 */
function isShownOtherwise(chunks: readonly Chunk[], exif: Uint8Array | undefined): boolean {
  if (exif && (readExifOrientation(exif) ?? 1) !== 1) return true;
  const types = chunks.map(({ type }) => type);
  const frame = types.indexOf("fcTL");
  const data = types.indexOf("IDAT");
  const isAnimated = types.slice(0, Math.max(0, data)).includes("acTL");
  return isAnimated && (frame < 0 || frame > data);
}
