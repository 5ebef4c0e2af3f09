import { downloadName } from "@/utils/core/picture/download-name";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { resultsOf } from "@/utils/panel/state/selectors";

/**
 * Saves what is open, for when the store cannot be relied on: every result that
 * is shown, or else the picture itself. Reads nothing from the disk.
 */
export function saveOpen({ store, services }: PanelContext): void {
  const { picture } = store.getState();
  if (!picture) return;
  const { record, bytes } = picture;
  const placed = resultsOf(store.getState()).filter((result) => result.placed);
  for (const { index, placed: file } of placed) {
    if (file) services.saveFile(file, downloadName(record.provenance, index));
  }
  if (placed.length > 0) return;
  const type = bytes.type || record.type;
  services.saveFile(bytes, downloadName(record.provenance, 0, { type }));
}
