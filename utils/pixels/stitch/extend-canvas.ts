import { appError } from "@/utils/core/app-error";
import type { Rect } from "@/utils/core/geometry";
import { MAX_PIXELS } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import type { ExtendRequest } from "@/utils/pixels/job-types";
import { type StartHelper, type WriteRows, writePng } from "@/utils/pixels/png/write-beside";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { lookAt } from "@/utils/pixels/read/shown";
import { withSource } from "@/utils/pixels/read/source";
import { type RowReader, rowBytesOf } from "@/utils/pixels/rows";

/** Blank rows are written so many at a time. */
const BLANK_BYTES = 1 << 20;

/**
 * Puts the picture into a larger frame, every byte of it kept, and leaves the
 * rest transparent: what is to be drawn there is for an edit to say.
 */
export async function extendPicture(
  { picture, frame }: ExtendRequest,
  signal: AbortSignal,
  _report: (done: number) => void,
  startHelper: StartHelper,
): Promise<Result<Blob>> {
  if (frame.width * frame.height > MAX_PIXELS) {
    const limit = MAX_PIXELS / 1_000_000;
    return err(appError("picture_too_many_pixels", { params: { limit } }));
  }
  const shown = await withPicture(picture, (bitmap) => ok(lookAt(bitmap)));
  if (!shown.ok) return shown;
  return withSource(picture, shown.value, async ({ rows }) => {
    const { depth, extra } = rows;
    const shape = { width: frame.width, height: frame.height, channels: 4, depth, extra } as const;
    return ok(
      await writePng(shape, startHelper, (write) => writeFramed(rows, frame, signal, write)),
    );
  });
}

async function writeFramed(
  source: RowReader,
  frame: Rect,
  signal: AbortSignal,
  write: WriteRows,
): Promise<void> {
  const { size, depth } = source;
  const pixelBytes = depth / 2;
  const rowBytes = frame.width * pixelBytes;
  const writeBlank = async (count: number) => {
    const batch = Math.max(1, Math.floor(BLANK_BYTES / rowBytes));
    for (let rest = count; rest > 0; rest -= batch) {
      await write(new Uint8Array(Math.min(batch, rest) * rowBytes));
    }
  };
  await writeBlank(-frame.y);
  const sourceBytes = rowBytesOf(source);
  for (let rows = await source.next(); rows; rows = await source.next()) {
    signal.throwIfAborted();
    const count = rows.length / sourceBytes;
    const out = new Uint8Array(count * rowBytes);
    for (let i = 0; i < count; i++) {
      const row = rows.subarray(i * sourceBytes, (i + 1) * sourceBytes);
      out.set(withAlpha(row, source), i * rowBytes - frame.x * pixelBytes);
    }
    await write(out);
  }
  await writeBlank(frame.height + frame.y - size.height);
}

function withAlpha(row: Uint8Array, { channels, depth, size }: RowReader): Uint8Array {
  if (channels === 4) return row;
  const sample = depth / 8;
  const out = new Uint8Array(size.width * 4 * sample).fill(255);
  for (let x = 0; x < size.width; x++) {
    for (let byte = 0; byte < 3 * sample; byte++) {
      out[x * 4 * sample + byte] = row[x * 3 * sample + byte]!;
    }
  }
  return out;
}
