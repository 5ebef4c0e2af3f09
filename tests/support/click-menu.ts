import type { Browser, Page } from "puppeteer-core";

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
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  await worker?.evaluate(
    async (pageUrl, given) => {
      const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url === pageUrl);
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
