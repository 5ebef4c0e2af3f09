import { appError } from "@/utils/core/app-error";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import { activeOperations } from "@/utils/core/mask/history";
import { paintByRule } from "@/utils/panel/recipes/apply-recipe";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { readEdit } from "@/utils/store/edits";
import { listEntries } from "@/utils/store/history";
import { readPicture } from "@/utils/store/pictures";

/**
 * Puts the prompt, options and paint of the latest edit into the panel, the
 * paint at the same relative place of the picture that is open. Nothing is
 * sent: what it costs still stands on the button.
 *
 * @errors in the panel: `nothing_to_repeat`, and what reading the store gives
 */
export async function sameAgain(context: PanelContext): Promise<void> {
  const { store } = context;
  const { picture } = store.getState();
  if (!picture) return;
  const [latest] = (await listEntries({ limit: 1 }).then(valueIn)) ?? [];
  const edit = latest && (await readEdit(latest.id).then(valueIn));
  const source = edit && (await readPicture(edit.pictureId).then(valueIn));
  if (store.getState().picture !== picture) return;
  if (!edit || !source) {
    store.setState({ problem: appError("nothing_to_repeat") });
    return;
  }
  // What was made on this device had no words: those in the panel stay.
  if (!isOfThisDevice(edit)) {
    const { prompt, options } = edit;
    changePart(store, "ask", (ask) => ({ ...ask, prompt, options }));
  }
  const operations = activeOperations(edit.mask);
  paintByRule(context, { kind: "same-place", size: source.size, operations });
  store.setState({ view: "editor", problem: undefined });
}

function valueIn<T>(result: { ok: true; value: T } | { ok: false }): T | undefined {
  return result.ok ? result.value : undefined;
}
