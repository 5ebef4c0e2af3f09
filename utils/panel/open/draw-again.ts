import { openLatest } from "@/utils/panel/open/follow-arrivals";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { forgetTries, markShown, readInbox } from "@/utils/store/inbox";

/** Draws what ended the panel before once more, on the person's word; or reads a store again. */
export async function drawAgain(context: PanelContext): Promise<void> {
  await forgetTries(context.services.windowId);
  await openLatest(context);
}

/** Leaves what ended the panel before where it is: something else will be opened. */
export async function leaveUndrawn({ store, services, opening }: PanelContext): Promise<void> {
  opening.cancel();
  store.setState({ arrival: { state: "none" } });
  const inbox = await readInbox(services.windowId);
  if (inbox) await markShown(services.windowId, inbox);
}
