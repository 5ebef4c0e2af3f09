import type { Inbox } from "@/utils/core/picture/inbox";
import {
  drawingOf,
  findLatest,
  type LatestOpening,
  type LookedAhead,
} from "@/utils/panel/open/find-latest";
import { openPicture, showArrivalError } from "@/utils/panel/open/open-picture";
import type { OpenedWith } from "@/utils/panel/open/opened-with";
import { restoreDraft } from "@/utils/panel/open/restore-draft";
import {
  beginCounted,
  type CountedDrawing,
  drawCounted,
  dropDrawing,
} from "@/utils/panel/open/tries";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { markShown, readInbox, watchInbox } from "@/utils/store/inbox";
import { readOffers, watchOffers } from "@/utils/store/offers";

/** Shows what arrived; `drawing` is its picture, where that is begun already. */
type Take = (inbox: Inbox, drawing?: CountedDrawing) => Promise<void>;

/**
 * Shows what is captured for this panel's window, or else what was open last.
 * Subscribes first and reads afterwards, so that no click is missed; what was
 * seen before is skipped. Returns unsubscribe.
 *
 * @param ahead what was looked up before
 */
export function followArrivals(context: PanelContext, ahead?: LookedAhead): () => void {
  const { store, services } = context;
  const { windowId } = services;
  let seen = "";
  const take: Take = async (inbox, drawing) => {
    if (markOf(inbox) === seen) return dropDrawing(drawing);
    seen = markOf(inbox);
    void services.request({ type: "inbox-seen", windowId, jobId: inbox.jobId });
    const signal = context.opening.next();
    await show(context, inbox, signal, drawing);
    // The person stopped the capture, or looks at the page's pictures: what was open stays so.
    const isBeside = inbox.state === "none" || inbox.state === "gallery";
    if (isBeside && !signal.aborted) await restoreDraft(context, signal);
  };
  const hear = (inbox: Inbox) => {
    ahead?.drop();
    void take(inbox);
  };
  const stops = [
    watchInbox(windowId, hear),
    watchOffers(windowId, (offers) => store.setState({ offers })),
  ];
  void readOffers(windowId).then((offers) => {
    if (offers && !store.getState().offers) store.setState({ offers });
  });
  void openLatest(context, { take, isOvertaken: () => seen !== "", ahead });
  return () => {
    for (const stop of stops) stop();
  };
}

interface LatestOptions {
  /** Shows what arrived. */
  readonly take?: Take;
  /** Something else has arrived meanwhile. */
  readonly isOvertaken?: () => boolean;
  /** What was looked up before. */
  readonly ahead?: LookedAhead | undefined;
}

/** Opens what arrived for this window and was not shown yet, or else what was open last. */
export async function openLatest(
  context: PanelContext,
  { take, isOvertaken, ahead }: LatestOptions = {},
): Promise<void> {
  const { store } = context;
  store.setState({ arrival: { state: "none", isRestoring: true } });
  const signal = context.opening.next();
  try {
    const latest = await latestOf(context, signal, ahead);
    if (isOvertaken?.()) return dropDrawing(drawingOf(latest));
    const { inbox, drawing, last } = latest;
    if (last) await restoreDraft(context, signal, last);
    else if (inbox && take) await take(inbox, drawing);
    else if (inbox) await show(context, inbox, context.opening.next(), drawing);
  } finally {
    const { arrival } = store.getState();
    if (arrival.state === "none" && arrival.isRestoring) {
      store.setState({ arrival: { state: "none" } });
    }
  }
}

/** What was looked up before counts where nothing has arrived since. */
async function latestOf(
  { services: { windowId } }: PanelContext,
  signal: AbortSignal,
  ahead: LookedAhead | undefined,
): Promise<LatestOpening> {
  if (!ahead) return findLatest(windowId, signal);
  const [latest, now] = await Promise.all([ahead.latest, readInbox(windowId)]);
  if (markOf(latest.inbox) === markOf(now)) return latest;
  ahead.drop();
  dropDrawing(drawingOf(latest));
  return findLatest(windowId, signal);
}

function markOf(inbox: Inbox | undefined): string {
  return inbox ? `${inbox.jobId} ${inbox.state}` : "";
}

async function show(
  context: PanelContext,
  inbox: Inbox,
  signal: AbortSignal,
  begun: CountedDrawing | undefined,
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
  const drawing = begun ?? beginCounted(services.windowId, { jobId, pictureId });
  const opened = await drawCounted(drawing, (made) =>
    openPicture(context, { pictureId, signal, comes, begun: made }),
  );
  if (!opened.ok) showArrivalError(context, opened.error, opened.error.code === "drawn_in_vain");
  else if (recipeId && !signal.aborted) store.setState({ wantedRecipe: recipeId });
}
