import { ok, type Result } from "@/utils/core/result";
import { readSource } from "@/utils/panel/picture/load-picture";
import { readLayers, stitchLayers } from "@/utils/panel/show/layers";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { resultsOf, shownEditIds } from "@/utils/panel/state/selectors";
import { readEdit } from "@/utils/store/edits";
import { readPlaced, savePlacement } from "@/utils/store/placed";

/**
 * Any result of any picture, placed in it: as it is shown or was kept, else made
 * again, which costs nothing.
 *
 * @param position among the results of its edit
 * @errors `file_missing`, and those of stitching
 */
export async function placedOf(
  { store, services }: PanelContext,
  editId: string,
  position: number,
): Promise<Result<Blob>> {
  const state = store.getState();
  const shown = shownEditIds(state).includes(editId) ? resultsOf(state)[position] : undefined;
  if (shown?.placed) return ok(shown.placed);
  // It is being placed in another way: what was kept is not what is seen.
  const adjusted = shown?.placement;
  const edit = await readEdit(editId);
  if (!edit.ok) return edit;
  const index = edit.value.results[position]?.index ?? position;
  const { choice } = adjusted ?? edit.value.placements?.[index] ?? {};
  // Of a group, more may have come since a picture was kept.
  const kept = edit.value.part || adjusted ? undefined : await readPlaced(editId, index);
  if (kept?.ok) return kept;
  const { pictureId } = edit.value;
  const isOpen = state.picture?.record.id === pictureId;
  const source =
    isOpen && state.picture ? ok(state.picture) : await readSource(pictureId, services);
  if (!source.ok) return source;
  const layers = await readLayers(edit.value, position);
  if (!layers.ok) return layers;
  const stitched = await stitchLayers(layers.value, source.value.bytes, choice, services);
  if (!stitched.ok) return stitched;
  const { picture: made, report } = stitched.value;
  const placement = { ...(choice ? { choice } : {}), ...(report ? { report } : {}) };
  // Derived: where the disk does not take it, it is made again next time.
  await savePlacement(editId, index, placement, made);
  return ok(made);
}
