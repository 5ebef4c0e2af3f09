import { browser } from "wxt/browser";

/** Where a message of our scripts in pages came from. */
export interface PageSender {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

interface RawSender {
  readonly id?: string;
  readonly url?: string;
  readonly frameId?: number;
  readonly tab?: { readonly id?: number };
}

/**
 * Calls `handle` for messages that our own scripts send from pages. Whoever took
 * over a page's process can send them too: they are data, never commands.
 */
export function onMessageFromPage(handle: (message: unknown, sender: PageSender) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    const { id, url, frameId, tab } = sender as RawSender;
    const isOurs = id === browser.runtime.id;
    const isOwnPage = url?.startsWith(browser.runtime.getURL("/" as never)) === true;
    if (!isOurs || isOwnPage || !url || tab?.id === undefined || frameId === undefined) return;
    handle(message, { tabId: tab.id, frameId, url });
  });
}
