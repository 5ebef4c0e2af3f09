import { appError } from "@/utils/core/app-error";
import type { Rect, Size } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { type Analysis, analyse } from "@/utils/pixels/analyse";
import { drawAnswer } from "@/utils/pixels/answer-band";
import { blendRow, blendUnderRow } from "@/utils/pixels/blend";
import { applyColours } from "@/utils/pixels/colour-match";
import { decodePicture, sizeOf } from "@/utils/pixels/decode";
import { withPicture } from "@/utils/pixels/held-picture";
import { createPngWriter } from "@/utils/pixels/png/write";
import type { Stitched, StitchReport, StitchRequest } from "@/utils/pixels/protocol";
import { rowBytesOf } from "@/utils/pixels/rows";
import { type Source, withSource } from "@/utils/pixels/source";
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
  const decoded = await decodePicture(request.answer);
  if (!decoded.ok) return err(asResultError(decoded.error.detail));
  const answer = decoded.value;
  try {
    const plan = await withPicture(request.picture, (picture) =>
      ok(makePlan(request, picture, answer)),
    );
    if (!plan.ok) return plan;
    signal.throwIfAborted();
    const { size, report } = plan.value;
    return await withSource(request.picture, size, async (source) => {
      const picture = await write(source, answer, plan.value, signal);
      return ok({ picture, report });
    });
  } finally {
    answer.close();
  }
}

function asResultError(detail: string | undefined) {
  return appError("result_undecodable", detail === undefined ? {} : { detail });
}

interface Plan {
  readonly size: Size;
  readonly analysis: Analysis;
  /** Picture px; nothing changes beyond it. */
  readonly rect: Rect | undefined;
  /** Absent where the picture's own transparency is the mask. */
  readonly weights: Weights | undefined;
  readonly report: StitchReport;
}

function makePlan(request: StitchRequest, picture: ImageBitmap, answer: ImageBitmap): Plan {
  const { window, maskWay, operations, growth = 0 } = request;
  const size = sizeOf(picture);
  const feather = request.feather ?? defaultFeather(window);
  const isUnder = maskWay === "transparency";
  const analysis = analyse(request, picture, answer, isUnder ? 0 : growth + feather);
  const weights = isUnder ? undefined : makeWeights(operations, window, size, growth, feather);
  const { aspectOff, shift, colour, drift } = analysis;
  return {
    size,
    analysis,
    rect: isUnder ? insideOf(window, size) : weights?.rect,
    weights,
    report: {
      answerSize: sizeOf(answer),
      feather,
      ...(aspectOff !== undefined && { aspectOff }),
      ...(shift && { shift }),
      ...(colour && { colour }),
      ...(drift !== undefined && { drift }),
    },
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
  source: Source,
  answer: ImageBitmap,
  plan: Plan,
  signal: AbortSignal,
): Promise<Blob> {
  const { size, channels, depth, extra } = source.rows;
  const writer = createPngWriter({ ...size, channels, depth, extra });
  const rowBytes = rowBytesOf(source.rows);
  let top = 0;
  for (let rows = await source.rows.next(); rows; rows = await source.rows.next()) {
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
  source: Source,
  answer: ImageBitmap,
  { analysis, weights }: Plan,
  rect: Rect,
): void {
  const first = Math.max(top, rect.y);
  const end = Math.min(top + count, rect.y + rect.height);
  if (end <= first) return;
  const { channels, depth } = source.rows;
  const rowBytes = rowBytesOf(source.rows);
  const part = { ...rect, y: first, height: end - first };
  const band = drawAnswer(answer, analysis.placements, part);
  if (analysis.colour) applyColours(band, analysis.colour);
  source.fromSrgb?.(band);
  for (let y = first; y < end; y++) {
    const row = rows.subarray((y - top) * rowBytes, (y - top + 1) * rowBytes);
    const line = band.subarray((y - first) * rect.width * 4, (y - first + 1) * rect.width * 4);
    if (weights) {
      const start = (y - rect.y) * rect.width;
      const shares = weights.data.subarray(start, start + rect.width);
      blendRow(row, rect.x, line, shares, channels, depth);
    } else if (channels === 4) {
      blendUnderRow(row, rect.x, line, depth);
    }
  }
}
