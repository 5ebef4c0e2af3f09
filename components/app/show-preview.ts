import type { Edit } from "@/utils/core/edit";
import { isRunning } from "@/utils/core/edit-life";
import { activeOperations } from "@/utils/core/mask/history";
import { readPartial } from "@/utils/store/partials";
import type { PanelState, PanelStore } from "./panel-state";
import type { PanelServices } from "./services";

/** The long side of a preview as it is drawn, px: it is looked at for some seconds. */
const SHOWN_SIDE = 2048;

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
  const placed = await services.pixels.stitch(placementOf(edit, picture.bytes, partial.value));
  if (!placed.ok || !isCurrent()) return;
  const drawn = await services.pixels.proxy(placed.value.picture, SHOWN_SIDE);
  if (!drawn.ok) return;
  const { bitmap } = drawn.value;
  if (!isCurrent() || store.getState().picture !== picture) return bitmap.close();
  const before = store.getState().preview;
  store.setState({ preview: { editId: edit.id, bitmap } });
  before?.bitmap.close();
}

function placementOf(edit: Edit, picture: Blob, answer: Blob) {
  const { window, maskWay, mask } = edit;
  return { picture, operations: activeOperations(mask), window, maskWay, answer };
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
