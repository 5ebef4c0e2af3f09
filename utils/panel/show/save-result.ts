import type { Edit } from "@/utils/core/edit/edit";
import { downloadName, type NameParts } from "@/utils/core/picture/download-name";
import { readGroup } from "@/utils/panel/show/read-group";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { ShownResult } from "@/utils/panel/state/panel-state";
import { chosenResult } from "@/utils/panel/state/selectors";
import { addPngTexts } from "@/utils/pixels/png/text";
import { readResult } from "@/utils/store/edits";
import { readSettings } from "@/utils/store/settings";

/** Puts the chosen result on the clipboard; the state says whether it is there. */
export async function copyChosen({ store, services }: PanelContext): Promise<void> {
  const placed = chosenResult(store.getState())?.placed;
  if (placed) store.setState({ copied: { isDone: await services.copyPicture(placed) } });
}

/** Saves the chosen result whole, as PNG. */
export async function saveChosen(context: PanelContext): Promise<void> {
  const state = context.store.getState();
  const save = saver(context);
  const result = chosenResult(state);
  if (result?.placed) save(result, await withDetails(result.placed, state.run?.edit));
}

/** How a result can be saved beside the PNG that it is. */
export const SAVED_TYPES = {
  webp: { type: "image/webp", quality: 0.92 },
  jpeg: { type: "image/jpeg", quality: 0.92 },
  /** Colours at full resolution: browsers write them so at this quality only. */
  "jpeg-full": { type: "image/jpeg", quality: 1 },
} as const;

export type SavedType = keyof typeof SAVED_TYPES;

/**
 * `srgb`: it was saved, but the type cannot carry the picture's colours. `failed`:
 * the browser cannot write it.
 */
export type SaveOutcome = "saved" | "srgb" | "failed";

/** Saves a result whole, as another type of file. */
export async function saveAs(
  context: PanelContext,
  result: ShownResult,
  saved: SavedType,
): Promise<SaveOutcome> {
  const { type, quality } = SAVED_TYPES[saved];
  const save = saver(context);
  const picture = result.placed;
  const made = picture && (await context.services.pixels.convert({ picture, type, quality }));
  if (!made?.ok) return "failed";
  const { file, isSrgbNow } = made.value;
  if (!save(result, file, { type })) return "failed";
  return isSrgbNow ? "srgb" : "saved";
}

/** Saves only the window that was sent, as PNG. */
export async function savePart(context: PanelContext, result: ShownResult): Promise<SaveOutcome> {
  const edit = context.store.getState().run?.edit;
  const save = saver(context);
  if (!edit || !result.placed) return "failed";
  const { pixels } = context.services;
  const request = { picture: result.placed, type: "image/png", quality: 1 } as const;
  const made = await pixels.convert({ ...request, part: edit.window });
  if (!made.ok) return "failed";
  const file = await withDetails(made.value.file, edit);
  return save(result, file, { what: "part" }) ? "saved" : "failed";
}

/** Saves a result's bytes as the server sent them. */
export async function saveRaw(context: PanelContext, { index }: ShownResult): Promise<void> {
  const edit = context.store.getState().run?.edit;
  const save = saver(context);
  const own = edit?.results.find((one) => one.index === index);
  if (!edit || !own) return;
  const file = await readResult(own.blobId, edit.id);
  if (!file.ok) return context.store.setState({ problem: file.error });
  save(own, file.value, { type: own.type, what: "raw" });
}

/** Saves a file of the picture that is open now, under its name, whatever is open by then. */
function saver({ store, services }: PanelContext) {
  const { picture } = store.getState();
  return (
    { index }: Pick<ShownResult, "index">,
    file: Blob | undefined,
    parts?: NameParts,
  ): boolean => {
    if (!file || !picture) return false;
    services.saveFile(file, downloadName(picture.record.provenance, index, parts));
    return true;
  };
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
