import { browser } from "wxt/browser";

const NAME = "lifeline";

/** Said before the background lets go by itself. */
const REST = "rest";

/**
 * The background's end of the lines that pages hold to notice its end: the
 * browser cuts them with it. Must be called synchronously at its start. An open
 * line does not keep a background alive.
 *
 * @param opened a page has begun to watch
 * @returns tells all who watch that there is nothing to watch for now
 */
export function acceptLifelines(opened: () => void): () => void {
  const lines = new Set<ReturnType<typeof browser.runtime.connect>>();
  browser.runtime.onConnect?.addListener((line) => {
    const isOwn = line.sender?.id === browser.runtime.id && isOwnPage(line.sender?.url);
    if (line.name !== NAME || !isOwn) return;
    lines.add(line);
    line.onDisconnect.addListener(() => lines.delete(line));
    opened();
  });
  return () => {
    for (const line of lines) line.postMessage(REST);
    lines.clear();
  };
}

/** A content script shares the extension's id, but not its origin. */
function isOwnPage(url: string | undefined): boolean {
  return url?.startsWith(browser.runtime.getURL("/" as never)) === true;
}

/**
 * Opens a line to the background, waking it where it sleeps. Calls `closed` once:
 * `rest` where nothing runs there, `ended` where the background is gone in the
 * midst of it.
 */
export function openLifeline(closed: (why: "rest" | "ended") => void): void {
  const line = browser.runtime.connect({ name: NAME });
  let isClosed = false;
  const close = (why: "rest" | "ended") => {
    if (isClosed) return;
    isClosed = true;
    closed(why);
  };
  line.onMessage.addListener((message: unknown) => {
    if (message !== REST) return;
    close("rest");
    line.disconnect();
  });
  line.onDisconnect.addListener(() => close("ended"));
}
