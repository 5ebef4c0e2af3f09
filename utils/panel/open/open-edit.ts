import type { Editor } from "@/utils/editor/editor-types";
import { loadPicture, showPicture } from "@/utils/panel/open/open-picture";
import { takeTurn } from "@/utils/panel/open/turn";
import type { PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { showEdit } from "@/utils/panel/show/follow-edit";
import { readEdit } from "@/utils/store/edits";

/** Brings an edit back from history: picture, editable mask, prompt, options, results. */
export async function openEdit(
  editId: string,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
  /** Where redo leads from here, if undo led here. */
  stepForward?: () => void,
): Promise<void> {
  const isMyTurn = takeTurn(store);
  const edit = await readEdit(editId);
  if (!edit.ok) {
    store.setState({ problem: edit.error });
    return;
  }
  const { pictureId, mask, prompt, parentId, references, options } = edit.value;
  const picture = await loadPicture(pictureId, services);
  if (!isMyTurn()) {
    if (picture.ok) picture.value.bitmap.close();
    return;
  }
  if (!picture.ok) {
    store.setState({ problem: picture.error });
    return;
  }
  showPicture(
    picture.value,
    {
      mask,
      prompt,
      edit: edit.value,
      ...(parentId ? { parentId } : {}),
      ...(references ? { references } : {}),
      ...(stepForward ? { stepForward } : {}),
    },
    store,
    editor,
  );
  store.setState({ options });
  if (edit.value.state === "done") editor.setMaskShown("outline");
  await showEdit(edit.value, store, services);
}
