import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { closeResults } from "@/utils/panel/open/open-picture";
import type { PanelStore, ShownResult } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { stitchRequestOf } from "@/utils/panel/show/stitch-request";

const SHOWN_SIDE = 4096;

/** Shows results that the disk did not take, so that what was paid for can be saved by hand. */
export function followUnstored(store: PanelStore, services: PanelServices): () => void {
  return services.onUnstored((unstored) => void show(unstored, store, services));
}

async function show(
  { editId, results, files }: UnstoredResults,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const { edit, picture } = store.getState();
  if (edit?.id !== editId || !picture) return;
  const shown: ShownResult[] = [];
  for (const [position, answer] of files.entries()) {
    const index = results[position]?.index ?? position;
    const stitched = await services.pixels.stitch(stitchRequestOf(edit, picture.bytes, answer));
    if (!stitched.ok) {
      shown.push({ index, error: stitched.error });
      continue;
    }
    const placed = stitched.value.picture;
    const drawn = await services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
    shown.push({ index, placed, ...(drawn.ok ? { bitmap: drawn.value.bitmap } : {}) });
  }
  if (store.getState().edit?.id !== editId || store.getState().picture !== picture) return;
  closeResults(store);
  store.setState({ results: shown, chosen: 0 });
}
