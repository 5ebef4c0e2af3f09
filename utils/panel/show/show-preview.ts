import { isRunning } from "@/utils/core/edit/edit-life";
import type { PanelState, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { drawPreview, PREVIEW_SIDE } from "@/utils/panel/show/draw-preview";
import { overlayLayers } from "@/utils/panel/show/layers";
import { readPartial } from "@/utils/store/partials";

/**
 * Shows previews of the running edit in their place in the picture, as its
 * results will be. Also where the panel is opened in the midst of it. The last
 * one stays until a result can be shown, so that nothing flickers.
 */
export function followPreviews(store: PanelStore, services: PanelServices): () => void {
  const show = oneAtATime(() => showPreview(store, services));
  const stopHearing = services.onPartialAnnounced((editId) => {
    if (store.getState().edit?.id === editId) show();
  });
  const stopWatching = store.subscribe((state, before) => {
    if (state.preview && !isWanted(state)) closePreview(store);
    const isOther = state.edit?.id !== before.edit?.id || state.picture !== before.picture;
    if (isOther && state.edit && isRunning(state.edit)) show();
  });
  return () => {
    stopHearing();
    stopWatching();
    closePreview(store);
  };
}

/** A preview takes a moment to place; of those that come meanwhile only the last one counts. */
function oneAtATime(job: () => Promise<void>): () => void {
  let isBusy = false;
  let isAskedAgain = false;
  const run = async () => {
    if (isBusy) {
      isAskedAgain = true;
      return;
    }
    isBusy = true;
    try {
      await job();
    } finally {
      isBusy = false;
    }
    if (!isAskedAgain) return;
    isAskedAgain = false;
    await run();
  };
  return () => void run();
}

async function showPreview(store: PanelStore, services: PanelServices): Promise<void> {
  const { edit, picture } = store.getState();
  if (!edit || !picture) return;
  const isCurrent = () => store.getState().edit?.id === edit.id && isRunningNow(store);
  const partial = await readPartial(edit.id);
  if (!partial.ok || !isCurrent()) return;
  const layers = [{ edit, answer: partial.value }];
  const overlays = await overlayLayers(layers, picture.bytes, {}, PREVIEW_SIDE, services);
  if (!overlays.ok) return;
  const isShown = isCurrent() && store.getState().picture === picture;
  const { bitmap: open, record } = picture;
  const bitmap = isShown ? drawPreview(open, record.size, overlays.value) : undefined;
  for (const { bitmap: part } of overlays.value) part?.close();
  if (!bitmap) return;
  const before = store.getState().preview;
  store.setState({ preview: { editId: edit.id, bitmap } });
  before?.bitmap.close();
}

function isRunningNow(store: PanelStore): boolean {
  const { edit } = store.getState();
  return edit !== undefined && isRunning(edit);
}

/** Until there is a result to be seen, or the edit has come to nothing. */
function isWanted({ preview, edit, results }: PanelState): boolean {
  if (!edit || preview?.editId !== edit.id) return false;
  if (isRunning(edit)) return true;
  return edit.state === "done" && !results.some(({ bitmap, error }) => bitmap ?? error);
}

function closePreview(store: PanelStore): void {
  const { preview } = store.getState();
  if (!preview) return;
  store.setState({ preview: undefined });
  preview.bitmap.close();
}
