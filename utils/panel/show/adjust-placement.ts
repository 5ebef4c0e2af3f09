import { createDebounce, type Debounced } from "@/utils/async/debounce";
import { createLatest, type Latest } from "@/utils/async/latest";
import { createOneAtATime } from "@/utils/async/one-at-a-time";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { isUsualPlacement, type PlacementChoice } from "@/utils/core/edit/stitch-choice";
import type { Result } from "@/utils/core/result";
import { drawOverlays, PREVIEW_SIDE } from "@/utils/panel/show/draw-overlays";
import { type Layer, overlayLayers, readLayers, stitchLayers } from "@/utils/panel/show/layers";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type OpenPicture, type ShownResult } from "@/utils/panel/state/panel-state";
import { withRaw } from "@/utils/panel/state/result-view";
import { chosenPosition, chosenResult, resultsOf } from "@/utils/panel/state/selectors";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";
import { savePlacement } from "@/utils/store/placed";

/** The full picture is made when a slider has not moved for this long. */
const REST_MS = 250;

/** Places the chosen result in another way, without another request to the server. */
export interface PlacementActions {
  /** Shows the change at once, and makes the full picture when it has come to rest. */
  adjustPlacement(changes: PlacementChoice): void;
  /** Back to the defaults. */
  resetPlacement(): void;
}

/** One result that is being adjusted. */
interface Job {
  readonly context: PanelContext;
  readonly edit: Edit;
  readonly picture: OpenPicture;
  readonly index: number;
  readonly position: number;
  /** Aborted when another edit or picture is shown. */
  readonly shown: AbortSignal;
  /** The full picture of the latest choice. */
  readonly stitching: Latest;
  readonly rest: Debounced;
  readonly draw: () => void;
  layers: Promise<Result<readonly Layer[]>> | undefined;
  choice: PlacementChoice;
}

/** Actions that change how the chosen result is placed, without another request. */
export function createPlacementActions(context: PanelContext): PlacementActions {
  const { store, showing } = context;
  const jobs = new Map<string, Job>();

  function jobFor(edit: Edit, picture: OpenPicture, index: number, position: number): Job {
    const key = `${edit.id} ${index}`;
    const known = jobs.get(key);
    if (known && !known.shown.aborted) return known;
    // Each holds a picture.
    for (const [old, { shown }] of jobs) if (shown.aborted) jobs.delete(old);
    const job: Job = {
      context,
      edit,
      picture,
      index,
      position,
      shown: showing.current(),
      stitching: createLatest(),
      rest: createDebounce(() => void makePicture(job), { waitMs: REST_MS }),
      // A slider that moves faster than it can be drawn skips what lies between.
      draw: createOneAtATime(() => drawChoice(job)),
      layers: undefined,
      choice: {},
    };
    jobs.set(key, job);
    return job;
  }

  function change(choiceAfter: (before: PlacementChoice) => PlacementChoice): void {
    const state = store.getState();
    const { run, picture } = state;
    const position = chosenPosition(state);
    const own = run?.edit.results[position];
    const result = chosenResult(state);
    if (!own || !picture || !result) return;
    const job = jobFor(run.edit, picture, own.index, position);
    const choice = choiceAfter(result.placement?.choice ?? {});
    job.choice = choice;
    // The picture of the choice before is of no use any more.
    job.stitching.cancel();
    job.rest.schedule();
    changeResult(job, ({ placed: _, error: __, ...rest }) => ({
      ...rest,
      placement: { ...rest.placement, choice },
    }));
    store.setState(({ shown }) => ({ shown: withRaw(shown, false) }));
    job.draw();
  }

  return {
    adjustPlacement: (changes) => change((before) => ({ ...before, ...changes })),
    resetPlacement: () => change(() => ({})),
  };
}

/** Draws the latest choice at display size. */
async function drawChoice(job: Job): Promise<void> {
  const { context, picture, shown, choice } = job;
  if (shown.aborted) return;
  job.layers ??= readLayers(job.edit, job.position);
  const layers = await job.layers;
  if (!layers.ok || shown.aborted) return;
  const { value } = layers;
  const bytes = picture.bytes;
  const overlays = await overlayLayers(value, bytes, choice, PREVIEW_SIDE, context.services);
  // If it cannot be drawn now, it is shown when the full picture has been made.
  if (!overlays.ok) return;
  const adjusted = drawOverlays(picture, overlays.value, shown);
  if (!adjusted) return;
  // The full picture was made meanwhile: that is better.
  const isMade = resultsOf(context.store.getState()).some(
    ({ index, placed }) => index === job.index && placed,
  );
  if (isMade) adjusted.close();
  else changeResult(job, (result) => ({ ...result, adjusted }));
}

/** Makes the full picture of the choice that has come to rest, and keeps both with the edit. */
async function makePicture(job: Job): Promise<void> {
  const { context, edit, picture, index, choice } = job;
  const { services } = context;
  const signal = AbortSignal.any([job.stitching.next(), job.shown]);
  const kept = isUsualPlacement(choice) ? {} : { choice };
  // The choice first: if the panel were closed now, it would be what was seen last.
  await savePlacement(edit.id, index, kept);
  job.layers ??= readLayers(edit, job.position);
  const layers = await job.layers;
  if (signal.aborted) return;
  if (!layers.ok) return fail(job, layers.error);
  const stitched = await stitchLayers(layers.value, picture.bytes, choice, services, signal);
  if (signal.aborted) return;
  if (!stitched.ok) return fail(job, stitched.error);
  const { picture: placed, report } = stitched.value;
  const placement = { ...kept, ...(report ? { report } : {}) };
  await savePlacement(edit.id, index, placement, placed);
  const drawn = await services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
  if (signal.aborted) {
    if (drawn.ok) drawn.value.bitmap.close();
    return;
  }
  if (!drawn.ok) return fail(job, drawn.error);
  const { bitmap } = drawn.value;
  changeResult(job, ({ adjusted: _, ...rest }) => ({ ...rest, placed, placement, bitmap }));
}

function fail(job: Job, error: AppError): void {
  changeResult(job, (result) => ({ ...result, error }));
  job.context.store.setState({ problem: error });
}

function changeResult(job: Job, change: (result: ShownResult) => ShownResult): void {
  if (job.shown.aborted) return;
  changeRun(job.context.store, ({ results }) => ({
    results: results.map((one) => (one.index === job.index ? change(one) : one)),
  }));
}
