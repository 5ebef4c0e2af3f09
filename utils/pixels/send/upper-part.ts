import type { Size } from "@/utils/core/geometry";
import { readHeader } from "@/utils/core/image-header/read-header";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import type { Result } from "@/utils/core/result";
import { readJpegSegments } from "@/utils/pixels/convert/jpeg-segments";
import { makeChunk, SIGNATURE } from "@/utils/pixels/png/chunks";
import { decodePicture, sizeOf } from "@/utils/pixels/read/decode";
import { isHeld, withPicture } from "@/utils/pixels/read/decoded-picture";
import { isTurnUndisputed } from "@/utils/pixels/read/undisputed-turn";

/** Headers come before the pixels, behind at most some profiles. */
const HEAD_BYTES = 1 << 20;
/** EXIF may stand behind a PNG's pixels. */
const TAIL_BYTES = 1 << 16;
/** IHDR's data and all of its chunk, in bytes of the file. */
const IHDR = { start: 16, length: 13, end: 33 };
/** Rows of JPEG blocks; smoothing between them looks at the next ones, too. */
const BLOCK_ROWS = 32;
/** Where more than this share of the rows is needed all of them are decoded. */
const WORTH = 0.9;

/**
 * The same file, said in its header to be no higher than `rows` or a little more: decoders
 * leave off there, and never see what lies below.
 *
 * @param rows picture px from the top
 * @returns nothing where rows do not follow one another in the file (interlaced, progressive,
 *   animated), where they are turned afterwards, and for other types
 */
export async function cutBelow(
  picture: Blob,
  rows: number,
): Promise<{ readonly file: Blob; readonly size: Size } | undefined> {
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  const header = readHeader(head);
  if (!header?.size || header.isAnimated || (header.orientation ?? 1) !== 1) return undefined;
  const { size, type } = header;
  if (rows < 1 || rows > size.height * WORTH) return undefined;
  if (type === "image/jpeg") {
    const start = isTurnUndisputed(head) ? shorterJpeg(head, rows) : undefined;
    return start && { file: new Blob([start, picture.slice(start.length)], { type }), size };
  }
  if (type !== "image/png" || (await hasLateExif(picture))) return undefined;
  const start = shorterPng(head, rows);
  return start && { file: new Blob([...start, picture.slice(IHDR.end)], { type }), size };
}

function shorterPng(head: Uint8Array, rows: number): BlobPart[] | undefined {
  const data = head.slice(IHDR.start, IHDR.start + IHDR.length);
  const isInterlaced = data[12] !== 0;
  if (isInterlaced) return undefined;
  new DataView(data.buffer).setUint32(4, rows);
  return [SIGNATURE, makeChunk("IHDR", data)];
}

async function hasLateExif(picture: Blob): Promise<boolean> {
  const tail = await picture.slice(Math.max(0, picture.size - TAIL_BYTES)).arrayBuffer();
  return new TextDecoder("latin1").decode(tail).includes("eXIf");
}

const [BASELINE, EXTENDED, START_OF_SCAN] = [0xc0, 0xc1, 0xda];

/** The file's start up to its only scan. */
function shorterJpeg(head: Uint8Array, rows: number): Uint8Array<ArrayBuffer> | undefined {
  const segments = readJpegSegments(head);
  const frame = segments.find(({ marker }) => marker >= 0xc0 && marker <= 0xc3);
  const end = segments.at(-1)?.end ?? 0;
  if (!frame || ![BASELINE, EXTENDED].includes(frame.marker)) return undefined;
  const isScan = head[end] === 0xff && head[end + 1] === START_OF_SCAN;
  // Components that come in scans of their own do so one after the other.
  if (!isScan || head[end + 4] !== frame.data[5]) return undefined;
  const height = Math.ceil(rows / BLOCK_ROWS + 1) * BLOCK_ROWS;
  const start = head.slice(0, end);
  const view = new DataView(start.buffer);
  if (height >= view.getUint16(frame.start + 5)) return undefined;
  view.setUint16(frame.start + 5, height);
  return start;
}

/**
 * Lends the decoded picture (sRGB), or its upper part where that is enough and the picture
 * so large that it is not kept anyway. `use` must not close it.
 *
 * @param rows so many from the top are needed, picture px
 * @param use the second argument is the whole picture's size
 */
export async function withUpperPart<T>(
  picture: Blob,
  rows: number,
  use: (bitmap: ImageBitmap, size: Size) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const cut = await cutBelow(picture, Math.ceil(rows));
  if (cut && !isHeld(cut.size) && cut.size.width * cut.size.height <= MAX_PIXELS) {
    const decoded = await decodePicture(cut.file);
    const bitmap = decoded.ok ? decoded.value : undefined;
    const isAsSaid = bitmap && bitmap.width === cut.size.width && bitmap.height >= rows;
    if (isAsSaid) {
      try {
        return await use(bitmap, cut.size);
      } finally {
        bitmap.close();
      }
    }
    bitmap?.close();
  }
  return withPicture(picture, (bitmap) => use(bitmap, sizeOf(bitmap)));
}
