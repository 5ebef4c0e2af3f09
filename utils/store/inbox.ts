import type { Inbox } from "@/utils/core/picture/inbox";
import { readSession, watchSession, writeSession } from "@/utils/platform/session";

const keyFor = (windowId: number) => `inbox:${windowId}`;

export function writeInbox(windowId: number, inbox: Inbox): Promise<void> {
  return writeSession(keyFor(windowId), inbox);
}

export function readInbox(windowId: number): Promise<Inbox | undefined> {
  return readSession<Inbox>(keyFor(windowId));
}

/**
 * Calls `changed` with every new entry of this window. Subscribe first and read
 * afterwards, and drop what has been seen: then no click is missed.
 */
export function watchInbox(windowId: number, changed: (inbox: Inbox) => void): () => void {
  return watchSession<Inbox>(keyFor(windowId), (inbox) => {
    if (inbox) changed(inbox);
  });
}

const shownKeyFor = (windowId: number) => `shown:${windowId}`;

/** Remembers that a panel has shown this entry, beyond the life of that panel. */
export function markShown(windowId: number, inbox: Inbox): Promise<void> {
  return writeSession(shownKeyFor(windowId), inbox.jobId);
}

/** Whether the picture of this entry was shown before: then the draft knows more about it. */
export async function wasShown(windowId: number, inbox: Inbox): Promise<boolean> {
  return inbox.state === "ready" && (await readSession(shownKeyFor(windowId))) === inbox.jobId;
}
