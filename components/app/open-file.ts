import type { Editor } from "@/components/editor/editor-state";
import type { AppError } from "@/utils/core/app-error";
import { checkPicture } from "@/utils/core/check-picture";
import { savePicture } from "@/utils/store/pictures";
import { loadPicture, showArrivalError, showPicture } from "./open-picture";
import type { PanelStore } from "./panel-state";
import type { PanelServices } from "./services";
import { takeTurn } from "./turn";

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
