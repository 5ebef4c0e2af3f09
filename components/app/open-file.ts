import type { Editor } from "@/components/editor/editor-state";
import { checkPicture } from "@/utils/core/check-picture";
import { savePicture } from "@/utils/store/pictures";
import { loadPicture, showArrivalError, showPicture } from "./open-picture";
import type { PanelStore } from "./panel-state";
import type { PanelServices } from "./services";

/** Opens a file that was chosen, pasted or dropped. */
export async function openFile(
  file: Blob,
  way: "file" | "paste" | "drop",
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
): Promise<void> {
  store.setState({ arrival: { state: "capturing" }, view: "editor" });
  const checked = checkPicture(new Uint8Array(await file.arrayBuffer()));
  if (!checked.ok) return showArrivalError(checked.error, store, true);
  const { type, size, isAnimated } = checked.value;
  const saved = await savePicture(file, {
    type,
    size: size ?? { width: 0, height: 0 },
    isAnimated,
    createdAt: services.now(),
    provenance: { way, ...(file instanceof File ? { fileName: file.name } : {}) },
  });
  if (!saved.ok) return showArrivalError(saved.error, store, true);
  const picture = await loadPicture(saved.value.id, services);
  if (!picture.ok) return showArrivalError(picture.error, store, true);
  showPicture(picture.value, {}, store, editor);
}
