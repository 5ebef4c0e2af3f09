import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import type { ResultPlacement } from "@/utils/core/edit/stitch-choice";
import { drawOverlays, PREVIEW_SIDE } from "@/utils/panel/show/draw-overlays";
import { type Layer, overlayLayers, readLayers, stitchLayers } from "@/utils/panel/show/layers";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type OpenPicture, type ShownResult } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { resultsOf } from "@/utils/panel/state/selectors";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";
import { readPlaced, savePlacement } from "@/utils/store/placed";

/** One result on its way to the screen. */
interface Job {
  readonly edit: Edit;
  readonly picture: OpenPicture;
  readonly position: number;
  readonly index: number;
  readonly context: PanelContext;
  /** Aborted when something else is shown: what follows must not wait for this. */
  readonly signal: AbortSignal;
}

/**
 * Places every result in the picture. What was made before is shown as it was
 * kept; all others are shown as sketches first, then one by one as the full
 * picture: a large one takes a second or more.
 */
export async function showResults(context: PanelContext, edit: Edit): Promise<void> {
  const { store, showing } = context;
  const { picture } = store.getState();
  const shown = resultsOf(store.getState());
  // An answer that is read again may give more results than it did at first.
  if (!picture || (shown.length > 0 && shown.length >= edit.results.length)) return;
  changeRun(store, () => ({ results: edit.results.map(({ index }) => ({ index })) }));
  store.setState({ shown: FIRST_RESULT_VIEW });
  // More of the same edit may come while its first results are still being made.
  const signal = showing.next();
  const jobs = edit.results.map(
    ({ index }, position): Job => ({ edit, picture, position, index, context, signal }),
  );
  const toMake: Job[] = [];
  for (const job of jobs) {
    if (!(await showKept(job))) toMake.push(job);
  }
  for (const job of toMake) await showSketch(job);
  for (const job of toMake) await showMade(job);
}

/** Shows the picture that was kept from before; false if there is none that can be used. */
async function showKept(job: Job): Promise<boolean> {
  const { edit, index } = job;
  const placement = edit.placements?.[index];
  // Without its report, nothing could be said about it; of a group, more may have come since.
  if (job.signal.aborted || !placement?.report || edit.part) return false;
  const kept = await readPlaced(edit.id, index);
  if (!kept.ok) return false;
  await showPlaced(job, kept.value, placement);
  return true;
}

/** What the result will look like: the changed part at display size, over the picture. */
async function showSketch(job: Job): Promise<void> {
  const { edit, picture, position, signal } = job;
  if (signal.aborted) return;
  const { services } = job.context;
  const layers = await readLayers(edit, position);
  if (!layers.ok) return;
  const choice = choiceOf(job) ?? {};
  const overlays = await overlayLayers(
    layers.value,
    picture.bytes,
    choice,
    PREVIEW_SIDE,
    services,
    signal,
  );
  // If it cannot be shown, the reason is given when the full picture cannot be made either.
  if (!overlays.ok) return;
  const bitmap = drawOverlays(picture, overlays.value, signal);
  if (bitmap) put(job, { bitmap, isSketch: true });
}

async function showMade(job: Job): Promise<void> {
  if (job.signal.aborted) return;
  const layers = await readLayers(job.edit, job.position);
  if (layers.ok) return make(job, layers.value);
  // The answer is gone, but the picture made from it is not.
  const kept = await readPlaced(job.edit.id, job.index);
  if (kept.ok) return showPlaced(job, kept.value, chosenFor(job));
  fail(job, layers.error);
}

/** Makes the full picture, keeps it, and shows it. */
async function make(job: Job, layers: readonly Layer[]): Promise<void> {
  const { edit, index, picture, context, signal } = job;
  const choice = choiceOf(job);
  const stitched = await stitchLayers(layers, picture.bytes, choice, context.services, signal);
  if (!stitched.ok) return fail(job, stitched.error);
  const { picture: made, report } = stitched.value;
  const placement = { ...chosenFor(job), ...(report ? { report } : {}) };
  // Derived data: if the disk is too full to keep it, it is made again next time.
  await savePlacement(edit.id, index, placement, made);
  await showPlaced(job, made, placement);
}

async function showPlaced(job: Job, placed: Blob, placement: ResultPlacement): Promise<void> {
  if (job.signal.aborted) return;
  const drawn = await job.context.services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
  if (!drawn.ok) return put(job, { placed, placement, error: drawn.error });
  put(job, { placed, placement, bitmap: drawn.value.bitmap });
}

/** Says why the full picture cannot be made; a sketch stays, as there is nothing better. */
function fail(job: Job, error: AppError): void {
  if (job.signal.aborted) return;
  put(job, { error });
  job.context.store.setState({ problem: error });
}

function choiceOf({ edit, index }: Job) {
  return edit.placements?.[index]?.choice;
}

function chosenFor(job: Job): ResultPlacement {
  const choice = choiceOf(job);
  return choice ? { choice } : {};
}

/** Shows it in place of what was there before. */
function put({ context, signal, index }: Job, next: Omit<ShownResult, "index">): void {
  if (signal.aborted) {
    next.bitmap?.close();
    return;
  }
  changeRun(context.store, ({ results }) => ({
    results: results.map((one) => {
      if (one.index !== index) return one;
      const { isSketch: _, ...rest } = one;
      return { ...rest, ...next };
    }),
  }));
}
