import type { PanelContext } from "@/utils/panel/state/panel-context";
import { ORIGINAL_VIEW } from "@/utils/panel/state/result-view";
import { newSending } from "@/utils/panel/state/sending";
import { draftOf } from "@/utils/panel/state/work";
import { saveDraft } from "@/utils/store/drafts";

/**
 * Closes the open picture. What was painted and written on it is kept, and
 * there again when the picture is opened; a running edit goes on.
 */
export async function closePicture(context: PanelContext): Promise<void> {
  const { store, editor, services, keeper, opening } = context;
  const state = store.getState();
  const { mask, drawing } = editor.getState();
  const draft = draftOf(state, mask, services.now());
  if (!draft) return;
  drawing?.cancel();
  opening.cancel();
  store.setState({
    picture: undefined,
    arrival: { state: "none" },
    run: undefined,
    shown: ORIGINAL_VIEW,
    ask: { ...state.ask, prompt: "", references: [] },
    sending: newSending(),
    unsent: [],
    previousId: draft.pictureId,
    problem: undefined,
  });
  const page = { windowId: services.windowId, pageId: keeper.pageId };
  const taken = keeper.taken.get(draft.pictureId);
  const saved = await saveDraft({ ...draft, isClosed: true }, page, taken);
  if (!saved.ok) store.setState({ problem: saved.error });
}
