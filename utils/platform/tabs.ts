import { browser } from "wxt/browser";

export interface TabState {
  readonly id: number;
  readonly windowId: number;
  /** Whether it is the one shown in its window. */
  readonly isActive: boolean;
  /** Absent without access to the tab's site. */
  readonly url?: string;
  readonly title?: string;
}

/** A tab as it is now; nothing when it was closed. */
export async function readTab(tabId: number): Promise<TabState | undefined> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (!tab) return undefined;
  return {
    id: tabId,
    windowId: tab.windowId,
    isActive: tab.active,
    ...(tab.url === undefined ? {} : { url: tab.url }),
    ...(tab.title === undefined ? {} : { title: tab.title }),
  };
}

/** The tab in front of a window; nothing where there is none. */
export async function readActiveTab(windowId: number): Promise<TabState | undefined> {
  const [tab] = await browser.tabs.query({ windowId, active: true });
  return tab?.id === undefined ? undefined : readTab(tab.id);
}

/**
 * The visible part of a window's active tab as a PNG `data:` URL, in device
 * pixels. Needs access to that tab (activeTab or its host); nothing where the
 * browser refuses.
 */
export async function captureVisible(windowId: number): Promise<string | undefined> {
  return browser.tabs.captureVisibleTab(windowId, { format: "png" }).catch(() => undefined);
}
