import type { Browser, Page, Target } from "puppeteer-core";

/** Our own: pages may have workers too. */
const isWorker = (target: Target) =>
  target.type() === "service_worker" && target.url().startsWith("chrome-extension://");

/**
 * Takes the menu entry where there is no native menu: headless browsers have
 * none. What follows is the same as after a real click, but that nothing lends
 * access to the tab and no panel can be opened without a person's gesture.
 */
export async function clickMenuWithoutMenu(
  browser: Browser,
  page: Page,
  info: { readonly menuItemId?: string; readonly srcUrl?: string; readonly mediaType?: string },
): Promise<void> {
  await browser.waitForTarget(isWorker);
  // After a restart of the extension the old one is still listed.
  const worker = await browser.targets().findLast(isWorker)?.worker();
  await worker?.evaluate(
    async (pageUrl, given) => {
      const tabs = await chrome.tabs.query({});
      // Without access to a file's page its address is hidden.
      const tab = tabs.find(({ url }) => url === pageUrl) ?? tabs.find(({ active }) => active);
      const event = chrome.contextMenus.onClicked as unknown as {
        dispatch(info: unknown, tab: unknown): void;
      };
      const click = { menuItemId: "redraw", mediaType: "image", frameId: 0, pageUrl, ...given };
      event.dispatch(click, tab);
    },
    page.url(),
    info,
  );
}
