import type { Inbox } from "@/utils/core/picture/inbox";
import type { Editor } from "@/utils/editor/editor-types";
import { request } from "@/utils/messages/client";
import { openDraft } from "@/utils/panel/open/draft";
import { loadPicture, showArrivalError, showPicture } from "@/utils/panel/open/open-picture";
import type { PanelStore } from "@/utils/panel/panel-state";
import { addReference } from "@/utils/panel/send/references";
import type { PanelServices } from "@/utils/panel/services";
import { readDraftOf } from "@/utils/store/drafts";
import { markShown, readInbox, wasShown, watchInbox } from "@/utils/store/inbox";
import { readOffers, watchOffers } from "@/utils/store/offers";

/**
 * Shows what is captured for this panel's window. Subscribes first and reads
 * afterwards, so that no click is missed; what was seen before is dropped.
 * `restore` runs when there is nothing new to show.
 */
export function followArrivals(
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
  restore: () => Promise<void>,
): () => void {
  const { windowId } = services;
  let seen = "";
  const take = async (inbox: Inbox) => {
    const mark = `${inbox.jobId} ${inbox.state}`;
    if (mark === seen) return;
    seen = mark;
    void request({ type: "inbox-seen", windowId, jobId: inbox.jobId });
    await show(inbox, store, editor, services, () => seen === mark);
    // What was left by the person leaves room for what was open before it.
    if (inbox.state === "none" && seen === mark) await restore();
  };
  const stops = [
    watchInbox(windowId, (inbox) => void take(inbox)),
    watchOffers(windowId, (offers) => store.setState({ offers })),
  ];
  void readOffers(windowId).then((offers) => {
    if (offers && !store.getState().offers) store.setState({ offers });
  });
  const begin = async () => {
    const inbox = await readInbox(windowId);
    if (seen) return;
    // What an earlier panel has shown is in the draft, with all that was painted since.
    if (!inbox || (await wasShown(windowId, inbox))) await restore();
    else await take(inbox);
  };
  store.setState({ isRestoring: true });
  void begin().finally(() => store.setState({ isRestoring: false }));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Without a picture open there is nothing to add to: then it is opened itself. */
function isForOpenEdit(inbox: Inbox, store: PanelStore): boolean {
  const isReference = "isReference" in inbox && inbox.isReference === true;
  return isReference && store.getState().picture !== undefined;
}

async function show(
  inbox: Inbox,
  store: PanelStore,
  editor: Editor,
  services: PanelServices,
  isCurrent: () => boolean,
): Promise<void> {
  if (isForOpenEdit(inbox, store)) {
    if (inbox.state !== "ready") return;
    await markShown(services.windowId, inbox);
    await addReference(inbox.pictureId, store, services);
    return;
  }
  if (inbox.state === "failed") return showArrivalError(inbox.error, store);
  if (inbox.state !== "ready") {
    store.setState({ arrival: inbox, view: "editor" });
    return;
  }
  const before = store.getState();
  const picture = await loadPicture(inbox.pictureId, services);
  if (!isCurrent()) return;
  if (!picture.ok) return showArrivalError(picture.error, store);
  await markShown(services.windowId, inbox);
  const draft = await readDraftOf(inbox.pictureId);
  if (!isCurrent()) return;
  // Somebody who went to the history while the picture was on its way is left there.
  const wasWaiting = before.view === "editor" || before.arrival.state === "capturing";
  const keepsView = wasWaiting && store.getState().view === "history";
  if (draft.ok && draft.value) {
    const how = { keepsView, isCurrent };
    await openDraft(draft.value, picture.value, how, store, editor, services);
  } else {
    showPicture(picture.value, { prompt: "", keepsView }, store, editor);
  }
}
