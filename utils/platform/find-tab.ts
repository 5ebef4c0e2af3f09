import { browser } from "wxt/browser";

/**
 * The tab of a window that shows an address (but for the part after #): the
 * active one first. Without access to any such tab its address is hidden; then
 * it is the active one, which may turn out to be another page.
 */
export async function findTabShowing(windowId: number, url: string): Promise<number | undefined> {
  const tabs = await browser.tabs.query({ windowId });
  const wanted = withoutHash(url);
  const active = tabs.find((tab) => tab.active);
  const showing = [active, ...tabs].find((tab) => tab?.url && withoutHash(tab.url) === wanted);
  return (showing ?? active)?.id;
}

function withoutHash(url: string): string {
  return url.split("#", 1)[0] ?? url;
}
