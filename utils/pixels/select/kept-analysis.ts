import { ok, type Result } from "@/utils/core/result";
import type { AnalysisProgress, KnownPicture } from "@/utils/pixels/job-types";
import { readSmallCopy } from "@/utils/pixels/read/small-copy";
import { MAX_PROXY_PIXELS, stagesOfAnalysis } from "@/utils/pixels/select/analyse";
import type { Analysis } from "@/utils/pixels/select/analysis";
import { scaledDown, sizeWithin } from "@/utils/pixels/select/scaled-down";

/** Read no larger than this, then averaged down: the browser's own scaling may leave out pixels. */
const READ_SIDE = 2048;

/** The picture that is analysed, or was. A newer one takes its place, and ends its work. */
interface Kept {
  readonly pictureId: string;
  readonly stages: Generator<void, Analysis>;
  analysis?: Analysis;
}

let kept: Kept | undefined;

/**
 * Does one stage of the analysis of a picture (some 10 to 50 ms, the first one
 * reads it) and tells whether that was the last. Jobs are done one at a time,
 * so whatever somebody waits for is done between two stages.
 */
export async function analyseFurther(request: KnownPicture): Promise<Result<AnalysisProgress>> {
  if (kept?.pictureId !== request.pictureId) {
    const started = await start(request);
    if (!started.ok) return started;
    kept = started.value;
    return ok({ isDone: false, hasEdges: false });
  }
  if (!kept.analysis) {
    const stage = kept.stages.next();
    if (!stage.done) return ok({ isDone: false, hasEdges: false });
    kept.analysis = stage.value;
  }
  return ok({ isDone: true, hasEdges: kept.analysis.tree.leafCount > 1 });
}

/** The analysis of a picture; what is missing of it is done first. Errors as in decoding. */
export async function analysisOf(request: KnownPicture): Promise<Result<Analysis>> {
  for (;;) {
    const further = await analyseFurther(request);
    if (!further.ok) return further;
    if (kept?.analysis) return ok(kept.analysis);
  }
}

async function start({ picture, pictureId }: KnownPicture): Promise<Result<Kept>> {
  const copy = await readSmallCopy(picture, READ_SIDE);
  if (!copy.ok) return copy;
  const { pixels, picture: full } = copy.value;
  const size = sizeWithin(pixels, MAX_PROXY_PIXELS);
  const proxy = { data: scaledDown(pixels.data, pixels, size), ...size };
  return ok({ pictureId, stages: stagesOfAnalysis(proxy, full) });
}
