import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { stitchRequestOf } from "@/utils/panel/show/stitch-request";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changeRun, type ShownResult } from "@/utils/panel/state/panel-state";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";

/**
 * Shows results that could not be stored, so that what was paid for can be
 * saved by hand. Returns unsubscribe.
 */
export function followUnstored(context: PanelContext): () => void {
  return context.services.onUnstored((unstored) => void show(context, unstored));
}

async function show(
  { store, services, showing }: PanelContext,
  { editId, results, files }: UnstoredResults,
): Promise<void> {
  const { run, picture } = store.getState();
  if (run?.edit.id !== editId || !picture) return;
  const signal = showing.next();
  const shown: ShownResult[] = [];
  for (const [position, answer] of files.entries()) {
    const index = results[position]?.index ?? position;
    const request = stitchRequestOf(run.edit, picture.bytes, answer);
    const stitched = await services.pixels.stitch(request, signal);
    if (!stitched.ok) {
      shown.push({ index, error: stitched.error });
      continue;
    }
    const placed = stitched.value.picture;
    const drawn = await services.pixels.proxy({ picture: placed, maxSide: SHOWN_SIDE });
    shown.push({ index, placed, ...(drawn.ok ? { bitmap: drawn.value.bitmap } : {}) });
  }
  if (signal.aborted) {
    for (const { bitmap } of shown) bitmap?.close();
    return;
  }
  changeRun(store, () => ({ results: shown }));
  store.setState({ shown: FIRST_RESULT_VIEW });
}
