import { findLast, type LastOpen } from "@/utils/panel/open/find-latest";
import { openPicture } from "@/utils/panel/open/open-picture";
import { drawCounted, dropDrawing } from "@/utils/panel/open/tries";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { isIdle } from "@/utils/panel/state/selectors";

/**
 * Opens what this window had open last; where it cannot be read any more, says so.
 *
 * @param last where it was looked up before
 */
export async function restoreDraft(
  context: PanelContext,
  signal: AbortSignal,
  last?: LastOpen,
): Promise<void> {
  const { store, services } = context;
  if (!isIdle(store.getState())) return dropDrawing(last?.drawing);
  const { draft, drawing } = last ?? (await findLast(services.windowId, signal));
  if (signal.aborted || (draft.ok && !drawing)) return dropDrawing(drawing);
  const comes = { keepsView: true };
  const opened = drawing
    ? await drawCounted(drawing, (begun) =>
        openPicture(context, { pictureId: drawing.pictureId, signal, comes, begun }),
      )
    : draft;
  if (opened.ok) return;
  // The view stays as it is: nobody asked for this picture just now.
  store.setState({ arrival: { state: "failed", error: opened.error, isFile: true } });
}
