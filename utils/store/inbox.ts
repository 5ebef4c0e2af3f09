import type { Inbox } from "@/utils/core/picture/inbox";
import {
  readSession,
  readWholeSession,
  removeSession,
  watchSession,
  writeSession,
} from "@/utils/platform/session";

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

const triedKeyFor = (windowId: number) => `tried:${windowId}`;

/** What was drawn last, and how often in vain. */
export interface Tried {
  readonly jobId: string;
  readonly times: number;
}

/** A picture that ended its panel so often is drawn again on the person's word only. */
const MAX_TRIES = 2;

/**
 * Counts that this entry's picture is about to be drawn. To be awaited before the
 * first thing is made of it: it may be what ends the panel, which would open it
 * again and again.
 *
 * @param arrived where it was read before
 * @returns false where it was drawn in vain before, and is to be asked about first
 */
export async function beginToDraw(
  windowId: number,
  inbox: Pick<Inbox, "jobId">,
  arrived?: Pick<Arrived, "tried">,
): Promise<boolean> {
  const before = arrived ? arrived.tried : await readSession<Tried>(triedKeyFor(windowId));
  const times = before?.jobId === inbox.jobId ? before.times : 0;
  if (times >= MAX_TRIES) return false;
  await writeSession(triedKeyFor(windowId), { jobId: inbox.jobId, times: times + 1 });
  return true;
}

/** What a panel has to know of its window before it opens anything. */
export interface Arrived {
  /** The latest arrival. */
  readonly inbox: Inbox | undefined;
  /** The job whose entry a panel of this window has shown last. */
  readonly shownJob: string | undefined;
  /** What a panel of this window began to draw and has not seen through. */
  readonly tried: Tried | undefined;
}

/**
 * All of it, in one question.
 *
 * @param asked session storage, where it was asked for before
 */
export async function readArrived(id: number, asked = readWholeSession()): Promise<Arrived> {
  const found = await asked;
  return {
    inbox: found[keyFor(id)] as Inbox | undefined,
    shownJob: found[shownKeyFor(id)] as string | undefined,
    tried: found[triedKeyFor(id)] as Tried | undefined,
  };
}

/** It was drawn, and the panel is still there; or the person wants it tried again. */
export function forgetTries(windowId: number): Promise<void> {
  return removeSession(triedKeyFor(windowId));
}

/** Whether the picture of this entry was shown before: then the draft knows more about it. */
export function wasShown({ state, jobId }: Inbox, shownJob: string | undefined): boolean {
  return (state === "ready" || state === "gallery") && jobId === shownJob;
}
