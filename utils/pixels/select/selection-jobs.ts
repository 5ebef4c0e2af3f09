import { traceContours } from "@/utils/core/mask/contour";
import { ok, type Result } from "@/utils/core/result";
import type {
  AnalysisProgress,
  FoundOutline,
  FoundSelection,
  KnownPicture,
  LoopRequest,
  OutlineRequest,
  PartList,
  RefineRequest,
  Runs,
  Selection,
  UnionRequest,
} from "@/utils/pixels/job-types";
import { sizeOf } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { openByCanvas } from "@/utils/pixels/read/exact-read";
import type { Analysis } from "@/utils/pixels/select/analysis";
import { regionAt } from "@/utils/pixels/select/analysis";
import { dragUnion } from "@/utils/pixels/select/drag-union";
import { outlineAt } from "@/utils/pixels/select/hover";
import { analyseFurther, analysisOf } from "@/utils/pixels/select/kept-analysis";
import { type Ladder, ladderAt } from "@/utils/pixels/select/ladder";
import { snapLoop } from "@/utils/pixels/select/loop-snap";
import { describeMask, partsOfPicture } from "@/utils/pixels/select/parts";
import { refine } from "@/utils/pixels/select/refine";
import { within } from "@/utils/pixels/select/within";

/** The ladder that was asked for last: the pointer moves many times over one region. */
let lastLadder: { readonly key: string; readonly ladder: Ladder | undefined } | undefined;

/** What a click there would take. Errors as in decoding, as with all jobs here. */
export async function outline(request: OutlineRequest): Promise<Result<FoundOutline>> {
  const found = await analysisOf(request);
  if (!found.ok) return found;
  const analysis = found.value;
  const { ladder, key: place } = ladderOf(analysis, request);
  const choice = ladder && outlineAt(analysis, ladder, request.step);
  if (!ladder || !choice) return ok({ key: place });
  const step = within(ladder.start + request.step, ladder.choices.length) - ladder.start;
  const key = `${place} ${step}`;
  const { canGrow, canShrink } = choice;
  const isKnown = key === request.known;
  const selection = isKnown ? {} : { selection: selectionOf(analysis, choice.mask) };
  return ok({ key, step, canGrow, canShrink, ...selection });
}

function ladderOf(analysis: Analysis, { pictureId, point, mode, clicks }: OutlineRequest) {
  const key = JSON.stringify([pictureId, regionAt(analysis, point), mode, clicks]);
  if (lastLadder?.key !== key) {
    lastLadder = { key, ladder: ladderAt(analysis, point, mode, clicks) };
  }
  return lastLadder;
}

/** The object that a rough loop goes around; nothing where it finds no edge. */
export async function snap(request: LoopRequest): Promise<Result<FoundSelection>> {
  const analysis = await analysisOf(request);
  if (!analysis.ok) return analysis;
  const found = snapLoop(analysis.value, request.points);
  if (!found?.isSnapped) return ok({});
  return ok({ selection: selectionOf(analysis.value, found.mask) });
}

/** Everything along a path, at one size. */
export async function unite(request: UnionRequest): Promise<Result<FoundSelection>> {
  const analysis = await analysisOf(request);
  if (!analysis.ok) return analysis;
  const mask = dragUnion(analysis.value, request.path, request.share);
  return ok({ selection: selectionOf(analysis.value, mask) });
}

/** The regions that look most like objects, best first. */
export async function listParts(request: KnownPicture): Promise<Result<PartList>> {
  const analysis = await analysisOf(request);
  if (!analysis.ok) return analysis;
  const parts = partsOfPicture(analysis.value);
  return ok({ parts: parts.map(({ mask }) => selectionOf(analysis.value, mask)) });
}

/** A selection on the picture's own edge. */
export async function refineSelection(
  { picture, mask, size }: RefineRequest,
  signal: AbortSignal,
): Promise<Result<Runs>> {
  return withPicture(picture, async (bitmap) => {
    const { read } = openByCanvas(bitmap);
    const readTile = async (tile: Parameters<typeof read>[0]) =>
      new Uint8ClampedArray((await read(tile)).buffer);
    const goOn = () => !signal.aborted;
    const runs = await refine(mask, size, sizeOf(bitmap), readTile, goOn);
    return ok({ runs: runs ?? [] });
  });
}

function selectionOf(analysis: Analysis, mask: Uint8Array): Selection {
  const { size, picture } = analysis;
  const [scaleX, scaleY] = [picture.width / size.width, picture.height / size.height];
  const contours = traceContours(mask, size.width, size.height).map((loop) =>
    loop.map((value, i) => value * (i % 2 === 0 ? scaleX : scaleY)),
  );
  return { mask, size, contours, ...describeMask(analysis, mask) };
}

/** One stage of the analysis. */
export function analyse(request: KnownPicture): Promise<Result<AnalysisProgress>> {
  return analyseFurther(request);
}
