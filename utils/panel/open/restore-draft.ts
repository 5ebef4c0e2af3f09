import { openPicture } from "@/utils/panel/open/open-picture";
import { drawCounted } from "@/utils/panel/open/tries";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { isIdle } from "@/utils/panel/state/selectors";
import { newestDraft } from "@/utils/store/drafts";
import type { Tried } from "@/utils/store/inbox";

/**
 * Opens what this window had open last; where it cannot be read any more, says so.
 *
 * @param tried where it was read before
 */
export async function restoreDraft(
  context: PanelContext,
  signal: AbortSignal,
  tried?: Promise<Tried | undefined>,
): Promise<void> {
  const { store, services } = context;
  if (!isIdle(store.getState())) return;
  const draft = await newestDraft(services.windowId);
  if (signal.aborted || (draft.ok && (!draft.value || draft.value.isClosed))) return;
  const pictureId = draft.ok ? draft.value?.pictureId : undefined;
  const comes = { keepsView: true };
  const opened = pictureId
    ? await drawCounted(context, { jobId: `draft ${pictureId}`, pictureId, tried }, (found) =>
        openPicture(context, { pictureId, signal, comes, found }),
      )
    : draft;
  if (opened.ok) return;
  // The view stays as it is: nobody asked for this picture just now.
  store.setState({ arrival: { state: "failed", error: opened.error, isFile: true } });
}
