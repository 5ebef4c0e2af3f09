import type { Draft, Work } from "@/utils/core/edit/draft";
import { isUnsent } from "@/utils/core/edit/unsent-work";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { PanelState } from "@/utils/panel/state/panel-state";

/** What is painted, written and chosen for the open picture. */
function workOf({ ask, sending }: PanelState, mask: MaskHistory): Work {
  return {
    mask,
    prompt: ask.prompt,
    ...(ask.references.length > 0 ? { references: ask.references } : {}),
    options: ask.options,
    ...(sending.choice.kind === "around" ? {} : { windowChoice: sending.choice }),
  };
}

/** The draft of what is open; `undefined` while nothing is. */
export function draftOf(state: PanelState, mask: MaskHistory, savedAt: number): Draft | undefined {
  const { picture, run, unsent } = state;
  if (!picture) return undefined;
  return {
    pictureId: picture.record.id,
    ...(run ? { editId: run.edit.id } : {}),
    ...(picture.parentId ? { parentId: picture.parentId } : {}),
    ...workOf(state, mask),
    ...(unsent.length > 0 ? { unsent } : {}),
    savedAt,
  };
}

/** The work on the open picture, if it would be lost with it. */
export function unsentNow(state: PanelState, mask: MaskHistory): Work | undefined {
  const work = workOf(state, mask);
  const sent = [state.run?.edit, state.sentBefore];
  return state.picture && sent.every((edit) => isUnsent(work, edit)) ? work : undefined;
}
