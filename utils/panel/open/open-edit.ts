import type { Edit } from "@/utils/core/edit/edit";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import { openPicture } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import type { Ways } from "@/utils/panel/open/way-back";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readEdit } from "@/utils/store/edits";

/**
 * Opens an edit from the history: picture, editable mask, prompt, options, results.
 *
 * @param ways where undo and redo lead from here, if undo led here
 */
export async function openEdit(
  context: PanelContext,
  editId: string,
  ways: Ways = {},
): Promise<void> {
  const signal = context.opening.next();
  const edit = await readEdit(editId);
  const opened = edit.ok
    ? await openPicture(context, {
        pictureId: edit.value.pictureId,
        signal,
        comes: {
          ...askedIn(edit.value),
          edit: edit.value,
          ...ways,
        },
      })
    : edit;
  if (!opened.ok && !signal.aborted) context.store.setState({ problem: opened.error });
}

/** What was painted, written and chosen for an edit. */
export function askedIn(edit: Edit): OpenedWith {
  const { mask, prompt, options, references, parentId } = edit;
  // Nothing was written or chosen for what was made here: what is in the panel stays.
  if (isOfThisDevice(edit)) return { mask, ...(parentId ? { parentId } : {}) };
  return {
    mask,
    prompt,
    options,
    ...(references ? { references } : {}),
    ...(parentId ? { parentId } : {}),
  };
}
