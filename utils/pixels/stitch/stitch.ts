import type { Rect } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import { withResolution } from "@/utils/pixels/convert/resolution";
import type { Stitched, StitchRequest } from "@/utils/pixels/job-types";
import { type StartHelper, type WriteRows, writePng } from "@/utils/pixels/png/write-beside";
import { type Source, withSource } from "@/utils/pixels/read/source";
import { type RowReader, rowBytesOf } from "@/utils/pixels/rows";
import { drawAnswer } from "@/utils/pixels/stitch/answer-band";
import { applyColours, lieIn } from "@/utils/pixels/stitch/apply-colours";
import { blendRow, blendUnderRow, patchRow } from "@/utils/pixels/stitch/blend";
import { withComparedAnswer } from "@/utils/pixels/stitch/compared-answer";
import { openOwnPatch } from "@/utils/pixels/stitch/own-patch";
import { planStitch, type StitchPlan } from "@/utils/pixels/stitch/plan";

/** The weights where nothing is painted. */
const NOTHING = new Uint8Array(0);

/**
 * Puts an answer into the picture at full resolution. Beyond the feather every
 * byte is the source's, because rows and parts of rows that have no weight are
 * passed on untouched.
 *
 * With `maskWay: "transparency"` the picture's own alpha was the mask: the
 * answer is laid under the picture, so opaque pixels keep their bytes and
 * transparent ones show the answer. With `patch` and `continued` the answer's alpha
 * says which pixels it replaces, and the picture's alpha stays, but for what was blank.
 */
export function stitch(
  request: StitchRequest,
  signal: AbortSignal,
  _report: (done: number) => void,
  startHelper: StartHelper,
): Promise<Result<Stitched>> {
  return withComparedAnswer(request, (compared) => {
    signal.throwIfAborted();
    const plan = planStitch(request, compared);
    return withSource(request.picture, compared.picture, async (source) => {
      const extra = await withResolution(request.picture, source.rows.extra ?? []);
      const { size, channels, depth } = source.rows;
      const shape = { ...size, channels, depth, extra };
      const own = await openOwnPatch(request, source.rows.extra);
      const answer: Answer = own
        ? { bitmap: own }
        : { bitmap: compared.answer, fromSrgb: source.fromSrgb };
      try {
        const picture = await writePng(shape, startHelper, (write) =>
          blendRows(source, answer, plan, signal, write),
        );
        return ok({ picture, report: plan.report });
      } finally {
        own?.close();
      }
    });
  });
}

/** What is put in, and how its values become the picture's; they are already where that is absent. */
interface Answer {
  readonly bitmap: ImageBitmap;
  readonly fromSrgb?: Source["fromSrgb"];
}

async function blendRows(
  { rows: source }: Source,
  answer: Answer,
  plan: StitchPlan,
  signal: AbortSignal,
  write: WriteRows,
): Promise<void> {
  const rowBytes = rowBytesOf(source);
  let top = 0;
  for (let rows = await source.next(); rows; rows = await source.next()) {
    signal.throwIfAborted();
    const count = rows.length / rowBytes;
    if (plan.rect) blendBand(rows, top, count, source, answer, plan, plan.rect);
    await write(rows);
    top += count;
  }
}

function blendBand(
  rows: Uint8Array,
  top: number,
  count: number,
  source: RowReader,
  answer: Answer,
  { positions, colour, by, window }: StitchPlan,
  rect: Rect,
): void {
  const first = Math.max(top, rect.y);
  const end = Math.min(top + count, rect.y + rect.height);
  if (end <= first) return;
  const { channels, depth } = source;
  const rowBytes = rowBytesOf(source);
  const shown = { ...rect, y: first, height: end - first };
  const band = drawAnswer(answer.bitmap, positions, shown);
  if (colour) applyColours(band, colour, lieIn(shown, shown, window));
  answer.fromSrgb?.(band);
  for (let y = first; y < end; y++) {
    const row = rows.subarray((y - top) * rowBytes, (y - top + 1) * rowBytes);
    const line = band.subarray((y - first) * rect.width * 4, (y - first + 1) * rect.width * 4);
    if (by.kind === "answer") {
      patchRow(row, rect.x, line, { channels, depth, fillsBlank: by.fillsBlank });
    } else if (by.kind === "weights") {
      const start = (y - rect.y) * rect.width;
      const shares = by.weights?.data.subarray(start, start + rect.width) ?? NOTHING;
      blendRow(row, rect.x, line, shares, channels, depth);
    } else if (channels === 4) {
      blendUnderRow(row, rect.x, line, depth);
    }
  }
}
