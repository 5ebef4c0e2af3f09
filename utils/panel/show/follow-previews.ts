import { createLatest } from "@/utils/async/latest";
import { createOneAtATime } from "@/utils/async/one-at-a-time";
import { isRunning } from "@/utils/core/edit/edit-life";
import { drawOverlays, PREVIEW_SIDE } from "@/utils/panel/show/draw-overlays";
import { overlayLayers } from "@/utils/panel/show/layers";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type Run } from "@/utils/panel/state/panel-state";
import { isRunningNow } from "@/utils/panel/state/selectors";
import { readPartial } from "@/utils/store/partials";

/**
 * Shows previews of the running edit, placed in the picture as its results will
 * be; also when the panel is opened in the middle of it. The last one stays
 * until a result can be shown, so that nothing flickers. Returns unsubscribe.
 */
export function followPreviews(context: PanelContext): () => void {
  const { store, services } = context;
  const placing = createLatest();
  // Placing a preview takes a moment; of those that come meanwhile only the last one counts.
  const place = createOneAtATime(() => placePreview(context, placing.next()));
  const stopHearing = services.onPartialAnnounced((editId) => {
    if (store.getState().run?.edit.id === editId) place();
  });
  const stopWatching = store.subscribe((state, before) => {
    if (state.run?.preview && isOver(state.run)) dropPreview(context);
    const isOther = state.run?.edit.id !== before.run?.edit.id || state.picture !== before.picture;
    if (isOther) placing.cancel();
    if (!isRunningNow(state)) placing.cancel();
    else if (isOther) place();
  });
  if (isRunningNow(store.getState())) place();
  return () => {
    stopHearing();
    stopWatching();
    placing.cancel();
    dropPreview(context);
  };
}

async function placePreview(context: PanelContext, signal: AbortSignal): Promise<void> {
  const { store, services } = context;
  const state = store.getState();
  const { run, picture } = state;
  if (!run || !picture || !isRunningNow(state)) return;
  const partial = await readPartial(run.edit.id);
  if (!partial.ok || signal.aborted) return;
  const layers = [{ edit: run.edit, answer: partial.value }];
  const overlays = await overlayLayers(layers, picture.bytes, {}, PREVIEW_SIDE, services);
  if (!overlays.ok) return;
  const preview = drawOverlays(picture, overlays.value, signal);
  if (preview) changeRun(store, () => ({ preview }));
}

/** There is a result to be seen, or there will be none. */
function isOver({ edit, results }: Run): boolean {
  if (isRunning(edit)) return false;
  return edit.state !== "done" || results.some(({ bitmap, error }) => bitmap ?? error);
}

function dropPreview({ store }: PanelContext): void {
  if (store.getState().run?.preview) changeRun(store, () => ({ preview: undefined }));
}
