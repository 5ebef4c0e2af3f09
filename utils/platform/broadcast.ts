import type { UnstoredResults } from "@/utils/core/edit/unstored";

/** Tells every open page of the extension that an edit's record has changed. */
const CHANNEL = "redraw-edits";

/** Tells all pages of the extension that an edit's record has changed. */
export function announceEdit(editId: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(editId);
  channel.close();
}

const PARTIAL_CHANNEL = "redraw-previews";

/** Tells every open page of the extension that a preview of an edit's answer lies in the store. */
export function announcePartial(editId: string): void {
  const channel = new BroadcastChannel(PARTIAL_CHANNEL);
  channel.postMessage(editId);
  channel.close();
}

/** Calls `heard` with the id of every edit that a preview arrives of. Returns unsubscribe. */
export function onPartialAnnounced(heard: (editId: string) => void): () => void {
  return listen(PARTIAL_CHANNEL, heard);
}

const UNSTORED_CHANNEL = "redraw-unstored";

/** Hands results to every open panel that could not be stored: they exist nowhere else. */
export function offerUnstored(unstored: UnstoredResults): void {
  const channel = new BroadcastChannel(UNSTORED_CHANNEL);
  channel.postMessage(unstored);
  channel.close();
}

/** Listens for results that could not be stored. Returns unsubscribe. */
export function onUnstored(heard: (unstored: UnstoredResults) => void): () => void {
  const channel = new BroadcastChannel(UNSTORED_CHANNEL);
  // Only this extension's own pages can post to it.
  channel.onmessage = (event: MessageEvent<UnstoredResults>) => heard(event.data);
  return () => channel.close();
}

/** Calls `heard` with the id of every edit that changes elsewhere. Returns unsubscribe. */
export function onEditAnnounced(heard: (editId: string) => void): () => void {
  return listen(CHANNEL, heard);
}

/**
 * A line between all pages of the extension and its background, on which whole
 * values travel. Returns a post function; the channel stays open as long as the page.
 */
export function openLine(
  name: string,
  heard: (message: unknown) => void,
): (message: unknown) => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => heard(event.data);
  return (message) => channel.postMessage(message);
}

function listen(name: string, heard: (text: string) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === "string") heard(event.data);
  };
  return () => channel.close();
}
