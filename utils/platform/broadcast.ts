/** Tells every open page of the extension that an edit's record has changed. */
const CHANNEL = "redraw-edits";

export function announceEdit(editId: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(editId);
  channel.close();
}

/** Calls `heard` with the id of every edit that changes elsewhere. Gives the way to stop. */
export function onEditAnnounced(heard: (editId: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === "string") heard(event.data);
  };
  return () => channel.close();
}
