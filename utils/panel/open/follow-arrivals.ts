import type { Inbox } from "@/utils/core/picture/inbox";
import { openPicture, showArrivalError } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import { drawCounted } from "@/utils/panel/open/tries";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import {
  markShown,
  readInbox,
  readShown,
  readTried,
  type Tried,
  wasShown,
  watchInbox,
} from "@/utils/store/inbox";
import { readOffers, watchOffers } from "@/utils/store/offers";

/** Shows what arrived; `tried` is what was read before, if it was. */
type Take = (inbox: Inbox, tried?: Promise<Tried | undefined>) => Promise<void>;

/**
 * Shows what is captured for this panel's window, or else what was open last.
 * Subscribes first and reads afterwards, so that no click is missed; what was
 * seen before is skipped. Returns unsubscribe.
 */
export function followArrivals(context: PanelContext): () => void {
  const { store, services } = context;
  const { windowId } = services;
  let seen = "";
  const take: Take = async (inbox, tried) => {
    const mark = `${inbox.jobId} ${inbox.state}`;
    if (mark === seen) return;
    seen = mark;
    void services.request({ type: "inbox-seen", windowId, jobId: inbox.jobId });
    const signal = context.opening.next();
    await show(context, inbox, signal, tried);
    // The person stopped the capture, or looks at the page's pictures: what was open stays so.
    const isBeside = inbox.state === "none" || inbox.state === "gallery";
    if (isBeside && !signal.aborted) await restoreDraft(context, signal);
  };
  const stops = [
    watchInbox(windowId, (inbox) => void take(inbox)),
    watchOffers(windowId, (offers) => store.setState({ offers })),
  ];
  void readOffers(windowId).then((offers) => {
    if (offers && !store.getState().offers) store.setState({ offers });
  });
  void openLatest(context, take, () => seen !== "");
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Opens what arrived for this window and was not shown yet, or else what was
 * open last.
 *
 * @param take shows what arrived
 * @param isOvertaken something else has arrived meanwhile
 */
export async function openLatest(
  context: PanelContext,
  take: Take = (inbox, tried) => show(context, inbox, context.opening.next(), tried),
  isOvertaken = () => false,
): Promise<void> {
  const { store, services } = context;
  store.setState({ arrival: { state: "none", isRestoring: true } });
  const signal = context.opening.next();
  try {
    const tried = readTried(services.windowId);
    const [inbox, shownJob] = await Promise.all([
      readInbox(services.windowId),
      readShown(services.windowId),
    ]);
    if (isOvertaken()) return;
    // What an earlier panel has shown is in the draft, with all that was painted since.
    if (inbox && !wasShown(inbox, shownJob)) await take(inbox, tried);
    else if (!signal.aborted) await restoreDraft(context, signal, tried);
  } finally {
    const { arrival } = store.getState();
    if (arrival.state === "none" && arrival.isRestoring) {
      store.setState({ arrival: { state: "none" } });
    }
  }
}

async function show(
  context: PanelContext,
  inbox: Inbox,
  signal: AbortSignal,
  tried: Promise<Tried | undefined> | undefined,
): Promise<void> {
  const { store, services } = context;
  if (inbox.state === "failed") return showArrivalError(context, inbox.error);
  if (inbox.state === "gallery") {
    store.setState({ arrival: { state: "none" }, view: "gallery", galleryOf: {} });
    return markShown(services.windowId, inbox);
  }
  const { view, arrival } = store.getState();
  // Clicked before the panel was there: somebody in the history went there since.
  const wasClicked = arrival.state === "none" && arrival.isRestoring === true;
  if (inbox.state !== "ready") {
    return store.setState({ arrival: inbox, ...(wasClicked ? {} : { view: "editor" }) });
  }
  const { pictureId, jobId, recipeId } = inbox;
  const wasWaiting = view === "editor" || arrival.state === "capturing" || wasClicked;
  const comes = async (): Promise<OpenedWith> => {
    await markShown(services.windowId, inbox);
    // Somebody who went to the history while the picture was on its way is left there.
    return { isAnew: true, keepsView: wasWaiting && store.getState().view === "history" };
  };
  const opened = await drawCounted(context, { jobId, pictureId, tried }, (found) =>
    openPicture(context, { pictureId, signal, comes, found }),
  );
  if (!opened.ok) showArrivalError(context, opened.error, opened.error.code === "drawn_in_vain");
  else if (recipeId && !signal.aborted) store.setState({ wantedRecipe: recipeId });
}
