import type { Edit } from "@/utils/core/edit/edit";
import { downloadName } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import { readGroup } from "@/utils/panel/show/layers";
import { addPngTexts } from "@/utils/pixels/png/text";
import { downloadPicture } from "@/utils/platform/save-picture";
import { readSettings } from "@/utils/store/settings";

/** Saves the chosen result whole, as PNG. */
export async function saveChosen({ store }: Panel): Promise<void> {
  const { picture, results, chosen, edit } = store.getState();
  const result = results[chosen];
  if (!picture || !result?.placed) return;
  const file = await withDetails(result.placed, edit);
  downloadPicture(file, downloadName(picture.record.provenance, result.index));
}

/** A PNG file with what it was asked by written into it, where the person wants that. */
export async function withDetails(png: Blob, edit: Edit | undefined): Promise<Blob> {
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
