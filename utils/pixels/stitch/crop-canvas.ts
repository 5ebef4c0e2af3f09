import type { Rect } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import type { CropRequest } from "@/utils/pixels/job-types";
import { type StartHelper, type WriteRows, writePng } from "@/utils/pixels/png/write-beside";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { lookAt } from "@/utils/pixels/read/shown";
import { withSource } from "@/utils/pixels/read/source";
import { type RowReader, rowBytesOf } from "@/utils/pixels/rows";

/**
 * Cuts a part out of the picture: a PNG that has every byte of that part, with
 * its depth and with what says which colours the values mean.
 */
export async function cropPicture(
  { picture, frame }: CropRequest,
  signal: AbortSignal,
  _report: (done: number) => void,
  startHelper: StartHelper,
): Promise<Result<Blob>> {
  const shown = await withPicture(picture, (bitmap) => ok(lookAt(bitmap)));
  if (!shown.ok) return shown;
  return withSource(picture, shown.value, async ({ rows }) => {
    const { channels, depth, extra } = rows;
    const { width, height } = frame;
    const shape = { width, height, channels, depth, extra };
    return ok(await writePng(shape, startHelper, (write) => writePart(rows, frame, signal, write)));
  });
}

async function writePart(
  rows: RowReader,
  frame: Rect,
  signal: AbortSignal,
  write: WriteRows,
): Promise<void> {
  const pixelBytes = (rows.channels * rows.depth) / 8;
  const sourceBytes = rowBytesOf(rows);
  const outBytes = frame.width * pixelBytes;
  let top = 0;
  for (let read = await rows.next(); read; read = await rows.next()) {
    signal.throwIfAborted();
    const count = read.length / sourceBytes;
    const first = Math.max(0, frame.y - top);
    const end = Math.min(count, frame.y + frame.height - top);
    const out = new Uint8Array(Math.max(0, end - first) * outBytes);
    for (let row = first; row < end; row += 1) {
      const start = row * sourceBytes + frame.x * pixelBytes;
      out.set(read.subarray(start, start + outBytes), (row - first) * outBytes);
    }
    await write(out);
    top += count;
  }
}
