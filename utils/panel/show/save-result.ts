import type { Edit } from "@/utils/core/edit/edit";
import { downloadName, type NameParts } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import type { ShownResult } from "@/utils/panel/panel-state";
import { type WrittenType, writePicture } from "@/utils/panel/show/convert-picture";
import { readGroup } from "@/utils/panel/show/layers";
import { addPngTexts } from "@/utils/pixels/png/text";
import { readResult } from "@/utils/store/edits";
import { readSettings } from "@/utils/store/settings";

/** Saves the chosen result whole, as PNG. */
export async function saveChosen(panel: Panel): Promise<void> {
  const { results, chosen, edit } = panel.store.getState();
  const result = results[chosen];
  if (result?.placed) save(panel, result, await withDetails(result.placed, edit));
}

/** Saves a result whole, in another file type. Returns false where the browser cannot write it. */
export async function saveAs(
  panel: Panel,
  result: ShownResult,
  type: WrittenType,
): Promise<boolean> {
  const file = result.placed && (await writePicture(result.placed, type));
  return save(panel, result, file, { type });
}

/** Saves only the window that was sent, as PNG. Returns false where the browser cannot write it. */
export async function savePart(panel: Panel, result: ShownResult): Promise<boolean> {
  const { edit } = panel.store.getState();
  if (!edit || !result.placed) return false;
  const part = await writePicture(result.placed, "image/png", edit.window);
  return save(panel, result, part && (await withDetails(part, edit)), { what: "part" });
}

/** Saves a result's bytes as the server sent them. */
export async function saveRaw(panel: Panel, { index }: ShownResult): Promise<void> {
  const own = panel.store.getState().edit?.results.find((one) => one.index === index);
  if (!own) return;
  const file = await readResult(own.blobId);
  if (!file.ok) return panel.store.setState({ problem: file.error });
  save(panel, own, file.value, { type: own.type, what: "raw" });
}

function save(
  panel: Panel,
  { index }: Pick<ShownResult, "index">,
  file: Blob | undefined,
  parts?: NameParts,
): boolean {
  const { picture } = panel.store.getState();
  if (!file || !picture) return false;
  panel.services.saveFile(file, downloadName(picture.record.provenance, index, parts));
  return true;
}

/** A PNG with its prompt and model written into it, if the person has switched that on. */
async function withDetails(png: Blob, edit: Edit | undefined): Promise<Blob> {
  const { writesDetails } = await readSettings();
  if (!edit || !writesDetails) return png;
  const { prompt, model } = edit;
  const windows = (await readGroup(edit)).map(({ window }) => window);
  return addPngTexts(png, {
    Software: "Redraw",
    Description: prompt,
    Redraw: JSON.stringify({ version: 1, prompt, model, windows }),
  });
}
