import type { Inbox } from "@/utils/core/picture/inbox";
import { readSession, watchSession, writeSession } from "@/utils/platform/session";

const keyFor = (windowId: number) => `inbox:${windowId}`;

/** Stores what arrives in a browser window: the panel there shows it. */
export function writeInbox(windowId: number, inbox: Inbox): Promise<void> {
  return writeSession(keyFor(windowId), inbox);
}

/** The latest arrival of a browser window. */
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

/** Stores that a panel has shown this entry; survives the panel. */
export function markShown(windowId: number, inbox: Inbox): Promise<void> {
  return writeSession(shownKeyFor(windowId), inbox.jobId);
}

/** Whether this entry's picture was shown before: then its draft is newer. */
export async function wasShown(windowId: number, inbox: Inbox): Promise<boolean> {
  return inbox.state === "ready" && (await readSession(shownKeyFor(windowId))) === inbox.jobId;
}
