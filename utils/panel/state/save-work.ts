import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { draftOf } from "@/utils/panel/state/work";
import { saveDraft } from "@/utils/store/drafts";

/**
 * Writes what is open to the disk, as its draft. Resolves when it is there, or
 * when the disk has refused it, which the state then says.
 */
export async function saveWork(
  { store, editor, services, keeper }: PanelContext,
  state: PanelState = store.getState(),
): Promise<void> {
  const draft = draftOf(state, editor.getState().mask, services.now());
  if (!draft) return;
  const { pictureId } = draft;
  const page = { windowId: services.windowId, pageId: keeper.pageId };
  const saved = await saveDraft(draft, page, keeper.taken.get(pictureId));
  if (saved.ok) keeper.taken.delete(pictureId);
  const unkept = saved.ok ? undefined : saved.error;
  // Without a change, nothing is set: every change of the state is a reason to save again.
  if (unkept?.code !== store.getState().unkept?.code) store.setState({ unkept });
}
