import { appError } from "@/utils/core/app-error";
import type { Rect, Size } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { drawAnswer, type Placement, placeOver } from "@/utils/pixels/answer-band";
import { blendRow, blendUnderRow } from "@/utils/pixels/blend";
import { decodePicture, sizeOf } from "@/utils/pixels/decode";
import { createPngWriter } from "@/utils/pixels/png/write";
import type { Stitched, StitchReport, StitchRequest } from "@/utils/pixels/protocol";
import { type RowReader, rowBytesOf } from "@/utils/pixels/rows";
import { openSource } from "@/utils/pixels/source";
import { defaultFeather, makeWeights, type Weights } from "@/utils/pixels/weights";

/**
 * Puts an answer into the picture at full resolution. Beyond the feather every
 * byte is the source's, because rows and parts of rows that have no weight are
 * passed on untouched.
 *
 * With `maskWay: "transparency"` the picture's own alpha was the mask: the
 * answer is laid under the picture, so opaque pixels keep their bytes and
 * transparent ones show the answer.
 */
export async function stitch(
  request: StitchRequest,
  signal: AbortSignal,
): Promise<Result<Stitched>> {
  const source = await openSource(request.picture);
  if (!source.ok) return source;
  const decoded = await decodePicture(request.answer);
  if (!decoded.ok) {
    source.value.close();
    return err(appError("result_undecodable", detailOf(decoded.error.detail)));
  }
  const answer = decoded.value;
  try {
    const plan = makePlan(request, source.value.size, answer);
    const picture = await write(source.value, answer, plan, signal);
    return ok({ picture, report: plan.report });
  } finally {
    answer.close();
    source.value.close();
  }
}

function detailOf(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

interface Plan {
  readonly placement: Placement;
  /** Picture px; nothing changes beyond it. */
  readonly rect: Rect | undefined;
  /** Absent where the picture's own transparency is the mask. */
  readonly weights: Weights | undefined;
  readonly report: StitchReport;
}

function makePlan(request: StitchRequest, size: Size, answer: ImageBitmap): Plan {
  const { window, maskWay, operations, growth = 0 } = request;
  const feather = request.feather ?? defaultFeather(window);
  const isUnder = maskWay === "transparency";
  const weights = isUnder ? undefined : makeWeights(operations, window, size, growth, feather);
  const answerSize = sizeOf(answer);
  const off = answerSize.width / answerSize.height / (window.width / window.height) - 1;
  return {
    placement: placeOver(answer, window),
    rect: isUnder ? insideOf(window, size) : weights?.rect,
    weights,
    report: { answerSize, feather, ...(Math.abs(off) > 0.01 && { aspectOff: off }) },
  };
}

function insideOf(window: Rect, size: Size): Rect {
  const x = Math.max(0, window.x);
  const y = Math.max(0, window.y);
  const right = Math.min(size.width, window.x + window.width);
  const bottom = Math.min(size.height, window.y + window.height);
  return { x, y, width: right - x, height: bottom - y };
}

async function write(
  source: RowReader,
  answer: ImageBitmap,
  plan: Plan,
  signal: AbortSignal,
): Promise<Blob> {
  const { size, channels, depth, extra } = source;
  const writer = createPngWriter({ ...size, channels, depth, extra });
  const rowBytes = rowBytesOf(source);
  let top = 0;
  for (let rows = await source.next(); rows; rows = await source.next()) {
    signal.throwIfAborted();
    const count = rows.length / rowBytes;
    if (plan.rect) blendBand(rows, top, count, source, answer, plan, plan.rect);
    writer.write(rows);
    top += count;
  }
  return writer.finish();
}

function blendBand(
  rows: Uint8Array,
  top: number,
  count: number,
  source: RowReader,
  answer: ImageBitmap,
  { placement, weights }: Plan,
  rect: Rect,
): void {
  const first = Math.max(top, rect.y);
  const end = Math.min(top + count, rect.y + rect.height);
  if (end <= first) return;
  const { channels, depth } = source;
  const rowBytes = rowBytesOf(source);
  const band = drawAnswer(answer, placement, { ...rect, y: first, height: end - first });
  for (let y = first; y < end; y++) {
    const row = rows.subarray((y - top) * rowBytes, (y - top + 1) * rowBytes);
    const line = band.subarray((y - first) * rect.width * 4, (y - first + 1) * rect.width * 4);
    if (weights) {
      const start = (y - rect.y) * rect.width;
      const part = weights.data.subarray(start, start + rect.width);
      blendRow(row, rect.x, line, part, channels, depth);
    } else if (channels === 4) {
      blendUnderRow(row, rect.x, line, depth);
    }
  }
}
