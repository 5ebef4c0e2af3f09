import { activeOperations } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { loadPicture, showPicture } from "@/utils/panel/open/open-picture";
import type { Panel } from "@/utils/panel/panel";
import { readEdit } from "@/utils/store/edits";
import { readPicture } from "@/utils/store/pictures";

/** Why an area could not be painted again, in the words of `history_paint_*`. */
export type PaintOutcome = "done" | "no-picture" | { readonly size: string };

/** Writes an earlier prompt into the field. */
export function reusePrompt(panel: Panel, prompt: string): void {
  panel.setPrompt(prompt);
  panel.setView("editor");
}

/**
 * Paints on the open picture what was painted in an earlier edit. What was there
 * is one undo away. Only on a picture of the same size: elsewhere it would not fit.
 */
export async function reusePaint(panel: Panel, editId: string): Promise<Result<PaintOutcome>> {
  const open = panel.store.getState().picture;
  if (!open) return ok("no-picture");
  const edit = await readEdit(editId);
  if (!edit.ok) return edit;
  const source = await readPicture(edit.value.pictureId);
  if (!source.ok) return source;
  const { width, height } = source.value.size;
  if (width !== open.record.size.width || height !== open.record.size.height) {
    return ok({ size: `${width} × ${height}` });
  }
  panel.editor.clear();
  for (const operation of activeOperations(edit.value.mask)) panel.editor.push(operation);
  panel.editor.setMaskShown("paint");
  panel.setView("editor");
  return ok("done");
}

/** Opens picture, paint, prompt, further pictures and options of an earlier edit, ready to be changed and sent. */
export async function reuseAll(panel: Panel, editId: string): Promise<Result<void>> {
  const edit = await readEdit(editId);
  if (!edit.ok) return edit;
  const { pictureId, mask, prompt, references, options, parentId } = edit.value;
  const picture = await loadPicture(pictureId, panel.services);
  if (!picture.ok) return picture;
  const opened = {
    mask,
    prompt,
    ...(references ? { references } : {}),
    ...(parentId ? { parentId } : {}),
  };
  showPicture(picture.value, opened, panel.store, panel.editor);
  panel.store.setState({ options });
  panel.editor.setMaskShown("paint");
  return ok(undefined);
}
