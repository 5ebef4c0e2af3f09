import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import type { ResultPlacement } from "@/utils/core/edit/stitch-choice";
import { closeResults } from "@/utils/panel/open/open-picture";
import type { OpenPicture, PanelStore, ShownResult } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { drawPreview, PREVIEW_SIDE } from "@/utils/panel/show/draw-preview";
import { type Layer, overlayLayers, readLayers, stitchLayers } from "@/utils/panel/show/layers";
import { readPlaced, savePlacement } from "@/utils/store/placed";

/** The long side of a result as it is drawn, px. */
export const SHOWN_SIDE = 4096;

/** One result on its way to the screen. */
interface Job {
  readonly edit: Edit;
  readonly picture: OpenPicture;
  readonly position: number;
  readonly index: number;
  readonly store: PanelStore;
  readonly services: PanelServices;
  /** Something else is shown: what follows must not wait for this. */
  readonly signal: AbortSignal;
}

const underWay = new WeakMap<PanelStore, AbortController>();

/**
 * Puts every result into the picture. What was made before is shown as it was
 * kept; of the others, first of all of them, what they will look like, and then
 * one by one the full picture in its place: a large one takes a second or more.
 */
export async function showResults(
  edit: Edit,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const { picture, results: shown } = store.getState();
  // A kept answer that is read once more may give more than it gave at first.
  if (!picture || (shown.length > 0 && shown.length >= edit.results.length)) return;
  closeResults(store);
  store.setState({ results: edit.results.map(({ index }) => ({ index })), chosen: 0 });
  const leaving = new AbortController();
  const { signal } = leaving;
  // More of the same edit may come while its first results are still being made.
  underWay.get(store)?.abort();
  underWay.set(store, leaving);
  const jobs = edit.results.map(
    ({ index }, position): Job => ({ edit, picture, position, index, store, services, signal }),
  );
  const stop = store.subscribe(() => {
    if (!jobs.some(isWanted)) leaving.abort();
  });
  const toMake: Job[] = [];
  for (const job of jobs) {
    if (!(await showKept(job))) toMake.push(job);
  }
  for (const job of toMake) await showSketch(job);
  for (const job of toMake) await showMade(job);
  stop();
}

/** Shows the picture that was kept from before; false where there is none that can be used. */
async function showKept(job: Job): Promise<boolean> {
  const { edit, index } = job;
  const placement = edit.placements?.[index];
  // Without its report, nothing could be said about it; of a group, more may have come since.
  if (!isWanted(job) || !placement?.report || edit.part) return false;
  const kept = await readPlaced(edit.id, index);
  if (!kept.ok) return false;
  await showPicture(job, kept.value, placement);
  return true;
}

/** What the result will look like: the changed part at display size, laid over the picture. */
async function showSketch(job: Job): Promise<void> {
  if (!isWanted(job)) return;
  const { edit, picture, position, services, signal } = job;
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
  // Why it cannot be shown is said when the whole of it cannot be made.
  if (!overlays.ok) return;
  const bitmap = isWanted(job)
    ? drawPreview(picture.bitmap, picture.record.size, overlays.value)
    : undefined;
  for (const { bitmap: part } of overlays.value) part?.close();
  if (bitmap) put(job, { bitmap, isSketch: true });
}

async function showMade(job: Job): Promise<void> {
  if (!isWanted(job)) return;
  const layers = await readLayers(job.edit, job.position);
  if (layers.ok) return make(job, layers.value);
  // The answer is gone, but the picture made of it is not.
  const kept = await readPlaced(job.edit.id, job.index);
  if (kept.ok) return showPicture(job, kept.value, chosenFor(job));
  fail(job, layers.error);
}

/** Makes the full picture, keeps it, and shows it. */
async function make(job: Job, layers: readonly Layer[]): Promise<void> {
  const { edit, index, picture, services, signal } = job;
  const stitched = await stitchLayers(layers, picture.bytes, choiceOf(job), services, signal);
  if (!stitched.ok) return fail(job, stitched.error);
  const { picture: made, report } = stitched.value;
  const placement = { ...chosenFor(job), ...(report ? { report } : {}) };
  // Derived: where the disk is too full to keep it, it is made again next time.
  await savePlacement(edit.id, index, placement, made);
  await showPicture(job, made, placement);
}

async function showPicture(job: Job, placed: Blob, placement: ResultPlacement): Promise<void> {
  if (!isWanted(job)) return;
  const drawn = await job.services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
  if (!drawn.ok) return put(job, { placed, placement, error: drawn.error });
  put(job, { placed, placement, bitmap: drawn.value.bitmap });
}

/** A sketch stays where nothing better came of it; its picture cannot be had, and that is said. */
function fail(job: Job, error: AppError): void {
  if (!isWanted(job)) return;
  put(job, { error });
  job.store.setState({ problem: error });
}

function choiceOf({ edit, index }: Job) {
  return edit.placements?.[index]?.choice;
}

function chosenFor(job: Job): ResultPlacement {
  const choice = choiceOf(job);
  return choice ? { choice } : {};
}

/** Whether it is still this edit of this picture that is shown. */
function isWanted({ edit, picture, index, store, signal }: Job): boolean {
  const state = store.getState();
  return (
    !signal.aborted &&
    state.edit?.id === edit.id &&
    state.picture === picture &&
    state.results.some((one) => one.index === index)
  );
}

/** Shows it in the place of what was there before. */
function put(job: Job, next: Omit<ShownResult, "index">): void {
  if (!isWanted(job)) {
    next.bitmap?.close();
    return;
  }
  let before: ImageBitmap | undefined;
  job.store.setState(({ results }) => ({
    results: results.map((one) => {
      if (one.index !== job.index) return one;
      before = one.bitmap;
      const { isSketch: _, bitmap, ...rest } = one;
      return { ...rest, ...(bitmap ? { bitmap } : {}), ...next };
    }),
  }));
  if (before && next.bitmap) before.close();
}
