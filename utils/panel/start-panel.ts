import { followWith, loadTheRest, type OnDemand } from "@/utils/async/on-demand";
import { followProfiles } from "@/utils/panel/follow-profiles";
import type { Editing } from "@/utils/panel/later/editing";
import type { LookedAhead } from "@/utils/panel/open/find-latest";
import { followArrivals } from "@/utils/panel/open/follow-arrivals";
import { keepDraft } from "@/utils/panel/open/keep-draft";
import { rememberSettings } from "@/utils/panel/remember-settings";
import { refreshEdit, refreshUsualDuration } from "@/utils/panel/show/follow-edit";
import { followUnstored } from "@/utils/panel/show/follow-unstored";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";

/** Has the next background take up what an ended one left, and shows what became of it. */
async function settle(context: PanelContext): Promise<void> {
  await context.services.request({ type: "settle-edits" });
  // What was announced while nobody could speak was heard by nobody.
  const { run } = context.store.getState();
  if (run) await refreshEdit(context, run.edit.id);
}

/** Resolves when what was open last, or has just arrived, is there or cannot be had. */
export function untilOpened({ store }: PanelContext): Promise<void> {
  const isOpening = ({ arrival }: PanelState) => arrival.state === "none" && arrival.isRestoring;
  return new Promise((resolve) => {
    if (!isOpening(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (isOpening(state)) return;
      stop();
      resolve();
    });
  });
}

/**
 * Follows the browser, the background and the stores. Returns a function that stops it.
 *
 * @param editing begins to be loaded, if it does not yet
 * @param ahead what is opened first, where it was looked up before
 */
export function startPanel(
  context: PanelContext,
  editing: OnDemand<Editing>,
  ahead?: LookedAhead,
): () => void {
  const { services } = context;
  const stops = [
    services.onEditAnnounced((editId) => void refreshEdit(context, editId)),
    services.onBackgroundEnded(() => void settle(context)),
    followUnstored(context),
    followProfiles(context),
    keepDraft(context),
    rememberSettings(context),
    followWith(editing, (part) => part.follow()),
    followArrivals(context, ahead),
  ];
  void untilOpened(context).then(() => loadTheRest(services.whenIdle));
  void refreshUsualDuration(context);
  // Edits that were interrupted while no panel was open are settled before anybody looks at them.
  void services.request({ type: "settle-edits" });
  return () => {
    for (const stop of stops) stop();
  };
}
