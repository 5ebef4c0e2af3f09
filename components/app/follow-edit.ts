import { readGroup, readLayers, stitchLayers } from "@/components/placement/layers";
import type { Edit } from "@/utils/core/edit";
import { leadingPart } from "@/utils/core/placement/part";
import type { ResultPlacement } from "@/utils/core/placement/placement";
import { ok, type Result } from "@/utils/core/result";
import { usualDurationMs } from "@/utils/core/usual-duration";
import { readEdit } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { readPlaced, savePlacement } from "@/utils/store/placed";
import { closeResults } from "./open-picture";
import type { OpenPicture, PanelStore, ShownResult } from "./panel-state";
import type { PanelServices } from "./services";

/** The long side of a result as it is drawn, px. */
export const SHOWN_SIDE = 4096;

/** How many edits to look through for the usual duration. */
const LATEST = 100;

/** Re-reads the edit that is shown when it changes, and shows its results when it is done. */
export async function refreshEdit(
  editId: string,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const { edit } = store.getState();
  if (!edit || !isOf(edit, editId)) return;
  const read = await readEdit(edit.id);
  if (!read.ok || store.getState().edit?.id !== edit.id) return;
  // Another part of what is shown has come: they are put together anew.
  if (edit.part && edit.id !== editId) closeResults(store);
  await showEdit(read.value, store, services);
}

/** Whether it is about this edit, or about one that was sent together with it. */
function isOf(edit: Edit, editId: string): boolean {
  return edit.id === editId || (edit.part?.editIds.includes(editId) ?? false);
}

/** Shows how an edit stands, and its results when it is done: of a group, when all are at an end. */
export async function showEdit(
  edit: Edit,
  store: PanelStore,
  services: PanelServices,
): Promise<void> {
  const shown = store.getState().edit?.id;
  const group = await readGroup(edit);
  const leading = leadingPart(group) ?? edit;
  if (store.getState().edit?.id !== shown) return;
  store.setState({ edit: leading });
  if (leading.state !== "done") return;
  const failed = group.find(({ state }) => state !== "done");
  if (failed?.error) store.setState({ problem: failed.error });
  await showResults(leading, store, services);
}

/** Puts every result into the picture, the first one first, and shows each as it is ready. */
async function showResults(edit: Edit, store: PanelStore, services: PanelServices): Promise<void> {
  const { picture, results: shown } = store.getState();
  // A kept answer that is read once more may give more than it gave at first.
  if (!picture || (shown.length > 0 && shown.length >= edit.results.length)) return;
  const isCurrent = () =>
    store.getState().edit?.id === edit.id && store.getState().picture === picture;
  closeResults(store);
  store.setState({ results: edit.results.map(({ index }) => ({ index })), chosen: 0 });
  for (const [position, { index }] of edit.results.entries()) {
    const result = await showResult(edit, position, picture, services);
    if (!isCurrent()) {
      result.bitmap?.close();
      return;
    }
    store.setState(({ results }) => ({
      results: results.map((one) => (one.index === index ? result : one)),
    }));
  }
}

async function showResult(
  edit: Edit,
  position: number,
  picture: OpenPicture,
  services: PanelServices,
): Promise<ShownResult> {
  const index = edit.results[position]?.index ?? position;
  const placed = await placeResult(edit, position, picture, services);
  if (!placed.ok) return { index, error: placed.error };
  const { picture: file, placement } = placed.value;
  const drawn = await services.pixels.proxy(file, SHOWN_SIDE);
  if (!drawn.ok) return { index, placed: file, placement, error: drawn.error };
  return { index, placed: file, placement, bitmap: drawn.value.bitmap };
}

interface PlacedResult {
  readonly picture: Blob;
  readonly placement: ResultPlacement;
}

/** The picture with a result in it: kept from before, or made of picture, answer and mask. */
async function placeResult(
  edit: Edit,
  position: number,
  picture: Pick<OpenPicture, "bytes">,
  services: PanelServices,
): Promise<Result<PlacedResult>> {
  const result = edit.results[position];
  if (!result) throw new RangeError(`no result ${position}`);
  const { index } = result;
  const { choice, report } = edit.placements?.[index] ?? {};
  const chosen = choice ? { choice } : {};
  const kept = await readPlaced(edit.id, index);
  // Without its report, nothing could be said about it; of a group, more may have come since.
  if (kept.ok && report && !edit.part) {
    return ok({ picture: kept.value, placement: { ...chosen, report } });
  }
  const layers = await readLayers(edit, position);
  if (!layers.ok) return kept.ok ? ok({ picture: kept.value, placement: chosen }) : layers;
  const stitched = await stitchLayers(layers.value, picture.bytes, choice, services);
  if (!stitched.ok) return stitched;
  const { picture: made, report: found } = stitched.value;
  const placement = { ...chosen, ...(found ? { report: found } : {}) };
  // Derived: where the disk is too full to keep it, it is made again next time.
  await savePlacement(edit.id, index, placement, made);
  return ok({ picture: made, placement });
}

/** How long this server and model took before, for the person who waits. */
export async function refreshUsualDuration(store: PanelStore): Promise<void> {
  const { profile } = store.getState();
  const edits = await listEntries({ limit: LATEST });
  if (!edits.ok || !profile) return;
  const { host } = new URL(profile.baseUrl);
  store.setState({ usualMs: usualDurationMs(edits.value, host, profile.model) });
}
