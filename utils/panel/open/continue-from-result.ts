import { EMPTY_MASK } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import { openEdit } from "@/utils/panel/open/open-edit";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import { wayBack } from "@/utils/panel/open/way-back";
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
  const { store, editor, services } = context;
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
  if (!saved.ok) {
    if (!signal.aborted) store.setState({ problem: saved.error });
    return;
  }
  const open = (ways: OpenedWith, now = context.opening.next()) =>
    openNext(context, { pictureId: saved.value.id, parentId: run.edit.id, ...ways }, now);
  const stepBack = wayBack(editor, (ways) => openEdit(context, run.edit.id, ways), open);
  await open({ mask, stepBack }, signal);
}

interface Next extends OpenedWith {
  readonly pictureId: string;
}

/** Without a mask: to what was left on it. */
async function openNext(
  context: PanelContext,
  { pictureId, ...comes }: Next,
  signal: AbortSignal,
): Promise<void> {
  const opened = await openPicture(context, {
    pictureId,
    signal,
    comes: { keepsPrompt: true, ...comes },
  });
  if (!opened.ok) context.store.setState({ problem: opened.error });
}
