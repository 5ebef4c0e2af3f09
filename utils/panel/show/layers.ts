import type { Edit } from "@/utils/core/edit/edit";
import type { PlacementChoice, PlacementReport } from "@/utils/core/edit/stitch-choice";
import { ok, type Result } from "@/utils/core/result";
import { readGroup } from "@/utils/panel/show/read-group";
import { reportOf, stitchRequestOf } from "@/utils/panel/show/stitch-request";
import type { PanelServices } from "@/utils/panel/state/services";
import type { Overlay } from "@/utils/pixels/job-types";
import { readResult } from "@/utils/store/edits";

/** An answer that goes into the picture, and the edit that asked for it. */
export interface Layer {
  readonly edit: Edit;
  readonly answer: Blob;
}

/** The answers that make up the result at `position`. */
export async function readLayers(edit: Edit, position: number): Promise<Result<readonly Layer[]>> {
  const layers: Layer[] = [];
  for (const one of await readGroup(edit)) {
    const own = one.results[position];
    if (!own) continue;
    const answer = await readResult(own.blobId, one.id);
    if (!answer.ok) return answer;
    layers.push({ edit: one, answer: answer.value });
  }
  return ok(layers);
}

/** Stitches answers into the picture, one after the other. What they change does not overlap. */
export async function stitchLayers(
  layers: readonly Layer[],
  picture: Blob,
  choice: PlacementChoice | undefined,
  { pixels }: PanelServices,
  signal?: AbortSignal,
): Promise<Result<{ readonly picture: Blob; readonly report?: PlacementReport }>> {
  let made = picture;
  let report: PlacementReport | undefined;
  for (const { edit, answer } of layers) {
    const stitched = await pixels.stitch(stitchRequestOf(edit, made, answer, choice), signal);
    if (!stitched.ok) return stitched;
    made = stitched.value.picture;
    const own = reportOf(stitched.value.report);
    // One report for all of them: the worst.
    if (!report || (own.drift ?? 0) > (report.drift ?? 0)) report = own;
  }
  return ok({ picture: made, ...(report ? { report } : {}) });
}

/** What stitching would change, for display. The caller closes the bitmaps. */
export async function overlayLayers(
  layers: readonly Layer[],
  picture: Blob,
  choice: PlacementChoice,
  maxSide: number,
  { pixels }: PanelServices,
  signal?: AbortSignal,
): Promise<Result<readonly Overlay[]>> {
  const overlays: Overlay[] = [];
  for (const { edit, answer } of layers) {
    const request = stitchRequestOf(edit, picture, answer, choice);
    const overlay = await pixels.overlay({ request, maxSide }, signal);
    if (!overlay.ok) {
      for (const { bitmap } of overlays) bitmap?.close();
      return overlay;
    }
    overlays.push(overlay.value);
  }
  return ok(overlays);
}
