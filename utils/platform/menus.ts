import { browser } from "wxt/browser";

export interface ImageClick {
  readonly menuItemId: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly windowId: number;
  readonly sourceUrl?: string;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  /** Absent in the page itself. */
  readonly frameUrl?: string;
  readonly mediaType?: string;
  /** Firefox only: names the element for `menus.getTargetElement` in a content script. */
  readonly targetElementId?: number;
}

export interface MenuEntry {
  readonly id: string;
  readonly title: string;
  readonly contexts: readonly string[];
}

interface ClickInfo {
  readonly menuItemId: string | number;
  readonly frameId?: number;
  readonly frameUrl?: string;
  readonly srcUrl?: string;
  readonly pageUrl?: string;
  readonly mediaType?: string;
  readonly targetElementId?: number;
}

interface ClickedTab {
  readonly id?: number;
  readonly windowId?: number;
  readonly title?: string;
  readonly url?: string;
}

interface MenusApi {
  create(properties: { id: string; title: string; contexts: string[] }): unknown;
  removeAll(): Promise<void>;
  onClicked: { addListener(listener: (info: ClickInfo, tab?: ClickedTab) => void): void };
}

/** Firefox has `menus`, of which `contextMenus` is a part that gives no element ids. */
function menusApi(): MenusApi {
  const api = browser as unknown as { menus?: MenusApi; contextMenus: MenusApi };
  return api.menus ?? api.contextMenus;
}

/** Calls `changed` when the extension is installed or updated: entries outlive the worker, not an update. */
export function onMenusGone(gone: () => void): void {
  browser.runtime.onInstalled.addListener(gone);
}

/** Writes all entries anew. Not to be called again before it is done. */
export async function writeMenus(entries: readonly MenuEntry[]): Promise<void> {
  await menusApi().removeAll();
  for (const { id, title, contexts } of entries) {
    menusApi().create({ id, title, contexts: [...contexts] });
  }
}

/** `clicked` runs in the listener itself, where the click's gesture still counts. */
export function onImageClicked(clicked: (click: ImageClick) => void): void {
  menusApi().onClicked.addListener((info, tab) => {
    if (tab?.id === undefined || tab.windowId === undefined) return;
    clicked({
      menuItemId: String(info.menuItemId),
      tabId: tab.id,
      windowId: tab.windowId,
      frameId: info.frameId ?? 0,
      ...(info.srcUrl ? { sourceUrl: info.srcUrl } : {}),
      ...((info.pageUrl ?? tab.url) ? { pageUrl: info.pageUrl ?? tab.url ?? "" } : {}),
      ...(tab.title ? { pageTitle: tab.title } : {}),
      ...(info.frameId && info.frameUrl ? { frameUrl: info.frameUrl } : {}),
      ...(info.mediaType ? { mediaType: info.mediaType } : {}),
      ...(info.targetElementId === undefined ? {} : { targetElementId: info.targetElementId }),
    });
  });
}

/** The toolbar button opens the panel; the click also grants access to the tab (`activeTab`). */
export function onToolbarClicked(clicked: (windowId: number) => void): void {
  browser.action.onClicked.addListener((tab) => {
    if (tab.windowId !== undefined) clicked(tab.windowId);
  });
}
