import type { Editor } from "@/utils/editor/editor-types";
import { openEdit } from "@/utils/panel/open/open-edit";
import { loadPicture, showPicture } from "@/utils/panel/open/open-picture";
import type { OpenPicture, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { savePicture } from "@/utils/store/pictures";

/**
 * Makes the chosen result the picture that is edited next. It is stored as a
 * picture of its own; undo leads back to the edit it came out of.
 */
export async function goOn(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  const { edit, results, chosen, picture: source } = store.getState();
  const result = results[chosen];
  if (!edit || !source || !result?.placed) return;
  const { pageTitle, pageUrl, sourceUrl } = source.record.provenance;
  const saved = await savePicture(result.placed, {
    type: "image/png",
    size: source.record.size,
    isAnimated: false,
    createdAt: services.now(),
    provenance: {
      way: "result",
      editId: edit.id,
      resultIndex: result.index,
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
    },
  });
  if (!saved.ok) {
    store.setState({ problem: saved.error });
    return;
  }
  const picture = await loadPicture(saved.value.id, services);
  if (!picture.ok) {
    store.setState({ problem: picture.error });
    return;
  }
  showNext(picture.value, edit.id, store, editor, services);
}

/** Undo goes back to the edit the picture came out of, and redo comes here again. */
function showNext(
  picture: OpenPicture,
  editId: string,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): void {
  const stepForward = async () => {
    const again = await loadPicture(picture.record.id, services);
    if (again.ok) showNext(again.value, editId, store, editor, services);
  };
  const stepBack = () => void openEdit(editId, store, editor, services, () => void stepForward());
  showPicture(picture, { parentId: editId, stepBack }, store, editor);
}
