import { activeOperations } from "@/utils/core/mask/history";
import { ok, type Result } from "@/utils/core/result";
import { askedIn } from "@/utils/panel/open/open-edit";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { readEdit } from "@/utils/store/edits";
import { readPicture } from "@/utils/store/pictures";

/** Why an area could not be painted again, in the words of `history_paint_*`. */
export type PaintOutcome = "done" | "no-picture" | { readonly size: string };

/** Writes an earlier prompt into the field. */
export function reusePrompt({ store }: PanelContext, prompt: string): void {
  changePart(store, "ask", (ask) => ({ ...ask, prompt }));
  store.setState({ problem: undefined, view: "editor" });
}

/**
 * Paints on the open picture what was painted in an earlier edit. What was there
 * is one undo away. Only on a picture of the same size: elsewhere it would not fit.
 */
export async function reusePaint(
  { store, editor }: PanelContext,
  editId: string,
): Promise<Result<PaintOutcome>> {
  const open = store.getState().picture;
  if (!open) return ok("no-picture");
  const edit = await readEdit(editId);
  if (!edit.ok) return edit;
  const source = await readPicture(edit.value.pictureId);
  if (!source.ok) return source;
  const { width, height } = source.value.size;
  if (width !== open.record.size.width || height !== open.record.size.height) {
    return ok({ size: `${width} × ${height}` });
  }
  editor.clear();
  for (const operation of activeOperations(edit.value.mask)) editor.push(operation);
  editor.setMaskShown("paint");
  store.setState({ view: "editor" });
  return ok("done");
}

/** Opens picture, mask, prompt, references and options of an earlier edit, to be changed and sent. */
export async function reuseAll(context: PanelContext, editId: string): Promise<void> {
  const signal = context.opening.next();
  const edit = await readEdit(editId);
  const opened = edit.ok
    ? await openPicture(context, {
        pictureId: edit.value.pictureId,
        signal,
        comes: askedIn(edit.value),
      })
    : edit;
  if (opened.ok || signal.aborted) return;
  context.store.setState({ problem: opened.error, view: "editor" });
}
