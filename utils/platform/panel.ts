import { browser } from "wxt/browser";

const PANEL_PATH = "/sidepanel.html";

/** The parts of Chromium's side panel API in use; the polyfill does not type it. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

/** Firefox's sidebar: no arguments, always the top window. */
interface SidebarAction {
  open(): Promise<void>;
}

/**
 * Opens the side panel of a window. Must be called in the first statement of
 * the listener of a click: even `await null` before it loses the gesture.
 * There is one panel a window and never a path per tab: another path reloads
 * the panel and loses what is being painted.
 */
export function openPanel(windowId: number): Promise<boolean> {
  const { sidePanel, sidebarAction } = browser as unknown as {
    sidePanel?: SidePanel;
    sidebarAction?: SidebarAction;
  };
  const opened = sidePanel?.open({ windowId }) ?? sidebarAction?.open();
  if (!opened) return Promise.resolve(false);
  return opened.then(
    () => true,
    () => false,
  );
}

/** Opens the panel's page as a tab, as the panel of `windowId`. */
export async function openPanelTab(windowId: number): Promise<void> {
  await browser.tabs.create({
    windowId,
    url: browser.runtime.getURL(`${PANEL_PATH}?window=${windowId}` as never),
  });
}

/**
 * The window a panel belongs to. A side panel has no `sender.tab`, so it must
 * find out for itself; a tab that stands in for one has it in its address.
 *
 * @param asked the current window, where it was asked for before
 */
export async function ownWindowId(
  search: string,
  asked: Promise<number | undefined> = currentWindowId(),
): Promise<number> {
  const named = Number(new URLSearchParams(search).get("window"));
  return named > 0 ? named : ((await asked) ?? -1);
}

async function currentWindowId(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id;
}

/** Opens the settings page, or shows it where it is open. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** Brings the browser's window that was used last to the front; gives its id. */
export async function focusLastWindow(): Promise<number | undefined> {
  const { id } = await browser.windows.getLastFocused();
  if (id !== undefined) await browser.windows.update(id, { focused: true });
  return id;
}
