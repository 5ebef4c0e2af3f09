import type { Edit } from "@/utils/core/edit/edit";
import { isUsualPlacement, type PlacementChoice } from "@/utils/core/edit/stitch-choice";
import type { Result } from "@/utils/core/result";
import type { OpenPicture, PanelStore, ShownResult } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { drawPreview, PREVIEW_SIDE } from "@/utils/panel/show/draw-preview";
import { type Layer, overlayLayers, readLayers, stitchLayers } from "@/utils/panel/show/layers";
import { SHOWN_SIDE } from "@/utils/panel/show/show-results";
import { savePlacement } from "@/utils/store/placed";

/** Sliders that pause this long have come to rest. */
const REST_MS = 250;

/** Puts the chosen result into the picture in another way, without another request to the server. */
export interface Adjuster {
  /** Shows the change at once and makes the picture anew when it has come to rest. */
  adjust(changes: PlacementChoice): void;
  /** Everything as it was chosen at first. */
  reset(): void;
}

/** One result that is being adjusted. */
interface Job {
  readonly edit: Edit;
  readonly picture: OpenPicture;
  readonly index: number;
  readonly position: number;
  layers: Promise<Result<readonly Layer[]>> | undefined;
  choice: PlacementChoice;
  isDrawing: boolean;
  isStale: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  stitching: AbortController | undefined;
}

export function createAdjuster(store: PanelStore, services: PanelServices): Adjuster {
  const jobs = new Map<string, Job>();

  function change(choiceAfter: (before: PlacementChoice) => PlacementChoice): void {
    const { edit, picture, results, chosen } = store.getState();
    const own = edit?.results[chosen];
    const shown = results[chosen];
    if (!edit || !own || !picture || !shown) return;
    const key = `${edit.id} ${own.index}`;
    const choice = choiceAfter(shown.placement?.choice ?? {});
    const known = jobs.get(key);
    const job: Job = known?.picture === picture ? known : newJob(edit, picture, own.index, chosen);
    jobs.set(key, job);
    job.choice = choice;
    job.isStale = true;
    // What is being made of the choice before is of no use any more.
    job.stitching?.abort();
    clearTimeout(job.timer);
    job.timer = setTimeout(() => void settle(job, store, services), REST_MS);
    patch(store, job, ({ placed: _, error: __, ...rest }) => ({
      ...rest,
      placement: { ...rest.placement, choice },
    }));
    store.setState({ isRaw: false });
    void follow(job, store, services);
  }

  return {
    adjust: (changes) => change((before) => ({ ...before, ...changes })),
    reset: () => change(() => ({})),
  };
}

function newJob(edit: Edit, picture: OpenPicture, index: number, position: number): Job {
  return {
    edit,
    picture,
    index,
    position,
    layers: undefined,
    choice: {},
    isDrawing: false,
    isStale: false,
    timer: undefined,
    stitching: undefined,
  };
}

/**
 * Draws the latest choice, one drawing at a time: a slider that moves faster
 * than it can be followed skips what lies between.
 */
async function follow(job: Job, store: PanelStore, services: PanelServices): Promise<void> {
  if (job.isDrawing) return;
  job.isDrawing = true;
  while (job.isStale && isShown(job, store)) {
    job.isStale = false;
    job.layers ??= readLayers(job.edit, job.position);
    const layers = await job.layers;
    if (!layers.ok) break;
    const { picture, choice } = job;
    const { value } = layers;
    const overlays = await overlayLayers(value, picture.bytes, choice, PREVIEW_SIDE, services);
    // Where it cannot be shown at once, it is shown when it has been made.
    if (!overlays.ok) continue;
    const adjusted = isShown(job, store)
      ? drawPreview(picture.bitmap, picture.record.size, overlays.value)
      : undefined;
    for (const { bitmap } of overlays.value) bitmap?.close();
    if (adjusted) showAdjusted(job, adjusted, store);
  }
  job.isDrawing = false;
}

function showAdjusted(job: Job, adjusted: ImageBitmap, store: PanelStore): void {
  // It was made meanwhile: what is shown is the picture itself.
  if (shownOf(job, store)?.placed) {
    adjusted.close();
    return;
  }
  patch(store, job, ({ adjusted: before, ...rest }) => {
    before?.close();
    return { ...rest, adjusted };
  });
}

/** Makes the picture by the choice that has come to rest, and keeps both with the edit. */
async function settle(job: Job, store: PanelStore, services: PanelServices): Promise<void> {
  const stitching = new AbortController();
  job.stitching = stitching;
  const { signal } = stitching;
  const { edit, picture, index, choice } = job;
  const kept = isUsualPlacement(choice) ? {} : { choice };
  // First the choice alone: were the panel closed now, it would be what was seen last.
  await savePlacement(edit.id, index, kept);
  job.layers ??= readLayers(edit, job.position);
  const layers = await job.layers;
  if (signal.aborted) return;
  if (!layers.ok) return fail(job, store, layers.error);
  const stitched = await stitchLayers(layers.value, picture.bytes, choice, services, signal);
  if (signal.aborted) return;
  if (!stitched.ok) return fail(job, store, stitched.error);
  const { picture: placed, report } = stitched.value;
  const placement = { ...kept, ...(report ? { report } : {}) };
  await savePlacement(edit.id, index, placement, placed);
  const drawn = await services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
  if (signal.aborted || !isShown(job, store)) {
    if (drawn.ok) drawn.value.bitmap.close();
    return;
  }
  if (!drawn.ok) return fail(job, store, drawn.error);
  const { bitmap } = drawn.value;
  patch(store, job, ({ adjusted, bitmap: before, ...rest }) => {
    adjusted?.close();
    before?.close();
    return { ...rest, placed, placement, bitmap };
  });
}

function fail(job: Job, store: PanelStore, error: NonNullable<ShownResult["error"]>): void {
  patch(store, job, (result) => ({ ...result, error }));
  store.setState({ problem: error });
}

function isShown(job: Job, store: PanelStore): boolean {
  const { edit, picture } = store.getState();
  return edit?.id === job.edit.id && picture === job.picture && shownOf(job, store) !== undefined;
}

function shownOf(job: Job, store: PanelStore): ShownResult | undefined {
  return store.getState().results.find(({ index }) => index === job.index);
}

function patch(store: PanelStore, job: Job, change: (result: ShownResult) => ShownResult): void {
  if (!isShown(job, store)) return;
  store.setState(({ results }) => ({
    results: results.map((one) => (one.index === job.index ? change(one) : one)),
  }));
}
