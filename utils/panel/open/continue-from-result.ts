import type { Edit } from "@/utils/core/edit/edit";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { chosenResult } from "@/utils/panel/state/selectors";
import { savePicture } from "@/utils/store/pictures";

/**
 * Makes the chosen result the picture that is edited next. It is stored as a
 * picture of its own; undo leads back to the edit it came from.
 *
 * @param mask what is painted on it already
 */
export async function continueFromResult(
  context: PanelContext,
  mask: MaskHistory = EMPTY_MASK,
): Promise<void> {
  const { store, services } = context;
  const state = store.getState();
  const { run, picture: source } = state;
  const result = chosenResult(state);
  if (!run || !source || !result?.placed) return;
  const signal = context.opening.next();
  const { pageTitle, pageUrl, sourceUrl } = source.record.provenance;
  const saved = await savePicture(result.placed, {
    type: "image/png",
    size: source.record.size,
    isAnimated: false,
    createdAt: services.now(),
    provenance: {
      way: "result",
      editId: run.edit.id,
      resultIndex: result.index,
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
    },
  });
  // A fresh start, also where somebody went on from the same result before.
  if (saved.ok) return openNext(context, saved.value.id, run.edit.id, signal, mask);
  if (!signal.aborted) store.setState({ problem: saved.error });
}

/** Undo leads back to the edit the picture came from; redo comes here again, to what was left. */
async function openNext(
  context: PanelContext,
  pictureId: string,
  editId: Edit["id"],
  signal: AbortSignal,
  mask?: MaskHistory,
): Promise<void> {
  const stepForward = () => void openNext(context, pictureId, editId, context.opening.next());
  const stepBack = () => void openEdit(context, editId, stepForward);
  const comes = { parentId: editId, keepsPrompt: true, stepBack, ...(mask ? { mask } : {}) };
  const opened = await openPicture(context, { pictureId, signal, comes });
  if (!opened.ok) context.store.setState({ problem: opened.error });
}
