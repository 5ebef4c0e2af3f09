import { downloadName } from "@/utils/core/picture/download-name";
import { placedOf } from "@/utils/panel/show/placed-of";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { stripResults } from "@/utils/panel/state/strip-view";
import { createZip } from "@/utils/store/archive/zip-write";

/**
 * Saves every result of the open picture as one ZIP file, under the picture's own
 * name, numbered in the order of the strip.
 *
 * @returns how many are in it
 */
export async function saveAll(context: PanelContext): Promise<number> {
  const { store, services } = context;
  const { picture } = store.getState();
  if (!picture) return 0;
  const zip = createZip();
  const { provenance } = picture.record;
  let count = 0;
  for (const { editId, position } of stripResults(store.getState())) {
    const file = await placedOf(context, editId, position);
    if (!file.ok) {
      store.setState({ problem: file.error });
      continue;
    }
    const name = downloadName(provenance, count, { type: file.value.type || "image/png" });
    if (await zip.add(name, file.value, services.now())) count += 1;
  }
  if (count === 0) return 0;
  const archive = downloadName(provenance, 0).replace(/\.png$/, ".zip");
  services.saveFile(zip.end(), archive);
  return count;
}
