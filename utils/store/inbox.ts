import type { Inbox } from "@/utils/core/inbox";
import { readSession, removeSession, watchSession, writeSession } from "@/utils/platform/session";

const keyFor = (windowId: number) => `inbox:${windowId}`;

export function writeInbox(windowId: number, inbox: Inbox): Promise<void> {
  return writeSession(keyFor(windowId), inbox);
}

export function readInbox(windowId: number): Promise<Inbox | undefined> {
  return readSession<Inbox>(keyFor(windowId));
}

export function clearInbox(windowId: number): Promise<void> {
  return removeSession(keyFor(windowId));
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
