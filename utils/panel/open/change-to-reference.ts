import { capabilityOf } from "@/utils/core/server/capability-choice";
import { openPicture } from "@/utils/panel/open/open-picture";
import { addReference, referenceLimit } from "@/utils/panel/send/references";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";

/** Whether the picture that has just taken another's place could be sent along with that one. */
export function couldBeReference({ picture, replacedId, run, server }: PanelState): boolean {
  const hasPlace = referenceLimit(capabilityOf(server.profile)) > 0;
  return picture !== undefined && replacedId !== undefined && run === undefined && hasPlace;
}

/** Opens the picture that was open before, with its work, and sends the present one along with it. */
export async function changeToReference(context: PanelContext): Promise<void> {
  const { store } = context;
  const { picture, replacedId } = store.getState();
  if (!picture || !replacedId) return;
  const signal = context.opening.next();
  const opened = await openPicture(context, { pictureId: replacedId, signal, comes: {} });
  if (!opened.ok) return store.setState({ problem: opened.error });
  if (!signal.aborted) await addReference(context, picture.record.id);
}
