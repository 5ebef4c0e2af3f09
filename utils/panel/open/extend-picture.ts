import type { Size } from "@/utils/core/geometry";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { Picture } from "@/utils/core/picture/picture";
import type { Result } from "@/utils/core/result";
import {
  type Extension,
  extendedFrame,
  extensionMask,
  extensionOverlap,
} from "@/utils/core/window/extend";
import type { Editor } from "@/utils/editor/editor-types";
import { openEdit } from "@/utils/panel/open/open-edit";
import { loadPicture, showPicture } from "@/utils/panel/open/open-picture";
import type { PanelState, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { savePicture } from "@/utils/store/pictures";

/**
 * Makes a larger picture of what is shown, stored as a picture of its own, with
 * what is new in it painted over. Undo leads back to the one it was made of.
 */
export async function extendPicture(
  extension: Extension,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  const before = store.getState();
  const { picture, edit, results, chosen, parentId } = before;
  if (!picture) return;
  const { size } = picture.record;
  const frame = extendedFrame(extension, size);
  // A result that is shown is what the person wants to see more of.
  const result = results[chosen]?.placed;
  const made = await services.pixels.extend({ picture: result ?? picture.bytes, frame });
  const saved = made.ok ? await save(made.value, frame, before, services) : made;
  const loaded = saved.ok ? await loadPicture(saved.value.id, services) : saved;
  if (store.getState().picture !== picture) return;
  if (!loaded.ok) {
    store.setState({ problem: loaded.error });
    return;
  }
  const operations = extensionMask(frame, size, extensionOverlap(size));
  const parent = result ? edit?.id : parentId;
  const mask = { operations, position: operations.length };
  const { mask: maskBefore } = editor.getState();
  const stepBack = () => void goBack(before, maskBefore, store, editor, services);
  const opened = { mask, stepBack, ...(parent ? { parentId: parent } : {}) };
  showPicture(loaded.value, opened, store, editor);
}

function save(
  file: Blob,
  { width, height }: Size,
  { picture, edit, results, chosen }: PanelState,
  services: PanelServices,
): Promise<Result<Picture>> {
  const { pageTitle, pageUrl, sourceUrl, fileName } = picture?.record.provenance ?? {};
  const result = results[chosen];
  return savePicture(file, {
    type: "image/png",
    size: { width, height },
    isAnimated: false,
    createdAt: services.now(),
    provenance: {
      way: "extend",
      ...(edit && result?.placed ? { editId: edit.id, resultIndex: result.index } : {}),
      ...(pageTitle ? { pageTitle } : {}),
      ...(pageUrl ? { pageUrl } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
      ...(fileName ? { fileName } : {}),
    },
  });
}

async function goBack(
  { picture, edit, parentId }: PanelState,
  mask: MaskHistory,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  if (edit) return openEdit(edit.id, store, editor, services);
  const loaded = picture && (await loadPicture(picture.record.id, services));
  if (!loaded) return;
  if (!loaded.ok) return store.setState({ problem: loaded.error });
  showPicture(loaded.value, { mask, ...(parentId ? { parentId } : {}) }, store, editor);
}
