import type { AppError } from "@/utils/core/app-error";
import { checkPicture } from "@/utils/core/picture/check-picture";
import type { Editor } from "@/utils/editor/editor-types";
import { loadPicture, showArrivalError, showPicture } from "@/utils/panel/open/open-picture";
import { takeTurn } from "@/utils/panel/open/turn";
import type { PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { savePicture } from "@/utils/store/pictures";

/** Opens a file that was chosen, pasted or dropped. */
export async function openFile(
  file: Blob,
  way: "file" | "paste" | "drop",
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  const arrival = { state: "capturing" } as const;
  store.setState({ arrival, view: "editor" });
  // Another picture was opened meanwhile, or the person went back to the one that is open.
  const isMyTurn = takeTurn(store);
  const isOver = () => !isMyTurn() || store.getState().arrival !== arrival;
  const fail = (error: AppError) => {
    if (!isOver()) showArrivalError(error, store, true);
  };
  const checked = checkPicture(new Uint8Array(await file.arrayBuffer()));
  if (!checked.ok) return fail(checked.error);
  const { type, size, isAnimated } = checked.value;
  const saved = await savePicture(file, {
    type,
    size: size ?? { width: 0, height: 0 },
    isAnimated,
    createdAt: services.now(),
    provenance: { way, ...(file instanceof File ? { fileName: file.name } : {}) },
  });
  if (!saved.ok) return fail(saved.error);
  const picture = await loadPicture(saved.value.id, services);
  if (!picture.ok) return fail(picture.error);
  if (isOver()) return picture.value.bitmap.close();
  showPicture(picture.value, {}, store, editor);
}
