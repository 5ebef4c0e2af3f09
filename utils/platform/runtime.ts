import { browser } from "wxt/browser";

/** Sends a message to the background worker, waking it where it sleeps. */
export function sendToBackground<Reply>(message: unknown): Promise<Reply | undefined> {
  return browser.runtime.sendMessage(message) as Promise<Reply | undefined>;
}

/**
 * Calls `handle` for messages from the extension's own pages and from nobody
 * else: a content script shares the extension's id, but not its origin.
 * Answers through `sendResponse`, which all supported browsers know; native
 * promise answers came to Chromium only in 144.
 */
export function onMessageFromOwnPage(handle: (message: unknown) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener(
    (
      message: unknown,
      sender: { id?: string; url?: string },
      sendResponse: (reply: unknown) => void,
    ) => {
      const isOwn =
        sender.id === browser.runtime.id &&
        sender.url?.startsWith(browser.runtime.getURL("/" as never)) === true;
      if (!isOwn) return false;
      void handle(message).then(sendResponse);
      return true;
    },
  );
}

/** Calls `installed` once, when the extension has been added to the browser; not after an update. */
export function onFirstInstall(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") installed();
  });
}

/** Opens a page of the extension as a tab. */
export async function openOwnPage(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as never) });
}

/** The version of the manifest. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
