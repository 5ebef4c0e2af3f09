import type { Edit } from "@/utils/core/edit/edit";
import { downloadName, type NameParts } from "@/utils/core/picture/download-name";
import { type WrittenType, writePicture } from "@/utils/panel/show/convert-picture";
import { readGroup } from "@/utils/panel/show/layers";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { ShownResult } from "@/utils/panel/state/panel-state";
import { chosenResult } from "@/utils/panel/state/selectors";
import { addPngTexts } from "@/utils/pixels/png/text";
import { readResult } from "@/utils/store/edits";
import { readSettings } from "@/utils/store/settings";

/** Saves the chosen result whole, as PNG. */
export async function saveChosen(context: PanelContext): Promise<void> {
  const state = context.store.getState();
  const result = chosenResult(state);
  if (result?.placed) save(context, result, await withDetails(result.placed, state.run?.edit));
}

/** Saves a result whole, in another file type. Returns false where the browser cannot write it. */
export async function saveAs(
  context: PanelContext,
  result: ShownResult,
  type: WrittenType,
): Promise<boolean> {
  const file = result.placed && (await writePicture(result.placed, type));
  return save(context, result, file, { type });
}

/** Saves only the window that was sent, as PNG. Returns false where the browser cannot write it. */
export async function savePart(context: PanelContext, result: ShownResult): Promise<boolean> {
  const edit = context.store.getState().run?.edit;
  if (!edit || !result.placed) return false;
  const part = await writePicture(result.placed, "image/png", edit.window);
  return save(context, result, part && (await withDetails(part, edit)), { what: "part" });
}

/** Saves a result's bytes as the server sent them. */
export async function saveRaw(context: PanelContext, { index }: ShownResult): Promise<void> {
  const edit = context.store.getState().run?.edit;
  const own = edit?.results.find((one) => one.index === index);
  if (!edit || !own) return;
  const file = await readResult(own.blobId, edit.id);
  if (!file.ok) return context.store.setState({ problem: file.error });
  save(context, own, file.value, { type: own.type, what: "raw" });
}

function save(
  context: PanelContext,
  { index }: Pick<ShownResult, "index">,
  file: Blob | undefined,
  parts?: NameParts,
): boolean {
  const { picture } = context.store.getState();
  if (!file || !picture) return false;
  context.services.saveFile(file, downloadName(picture.record.provenance, index, parts));
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
