import { openPicture, showArrivalError } from "@/utils/panel/open/open-picture";
import { type FileWay, saveFile } from "@/utils/panel/picture/save-file";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** Opens a file that was chosen, pasted or dropped. */
export async function openFile(context: PanelContext, file: Blob, way: FileWay): Promise<void> {
  context.store.setState({ arrival: { state: "capturing" }, view: "editor" });
  const signal = context.opening.next();
  const saved = await saveFile(file, way, context.services.now());
  const opened = saved.ok
    ? await openPicture(context, { pictureId: saved.value.id, signal, comes: { isAnew: true } })
    : saved;
  if (!opened.ok && !signal.aborted) showArrivalError(context, opened.error, true);
}
