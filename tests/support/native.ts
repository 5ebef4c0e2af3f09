import { setTimeout as wait } from "node:timers/promises";
import type { Browser, ElementHandle, Page, Target } from "puppeteer-core";
import type { Display } from "./display.ts";

/** What `xdotool` needs to reach a point of a page: the window's frame and the browser's bars. */
const FRAME_LEFT = 4;
const FRAME_BOTTOM = 6;

/** Where a page's top left corner lies on the screen, px. */
async function contentOrigin(page: Page): Promise<{ x: number; y: number }> {
  const at = await page.evaluate(() => ({
    x: screenX,
    y: screenY + outerHeight - innerHeight,
  }));
  return { x: at.x + FRAME_LEFT, y: at.y - FRAME_BOTTOM };
}

/**
 * Our entries are made when the package has been installed, which a browser that
 * has just started may not be done with. Waits for the last of them.
 */
async function waitForEntries(browser: Browser): Promise<void> {
  if (hasEntries.has(browser)) return;
  const isWorker = (one: Target) =>
    one.type() === "service_worker" && one.url().startsWith("chrome-extension://");
  const target = await browser.waitForTarget(isWorker, { timeout: 10_000 }).catch(() => undefined);
  const worker = await target?.worker();
  for (let tries = 0; tries < 100; tries += 1) {
    // A worker that has only just begun knows nothing of the browser yet, not even its clock.
    const update = () => chrome.contextMenus.update("pick-area", {}).then(() => true);
    if (await worker?.evaluate(update).catch(() => false)) break;
    await wait(100);
  }
  hasEntries.add(browser);
}

const hasEntries = new WeakSet<Browser>();

/**
 * The middle of an element on the screen, px, once it stays there: pictures that
 * are loading and the browser's own bars push it about. An image has to be there,
 * too; without one the browser would not call it an image.
 */
async function settledPoint(page: Page, element: ElementHandle): Promise<[number, number]> {
  let before = "";
  for (let tries = 0; tries < 50; tries += 1) {
    const box = await element.boundingBox();
    const origin = await contentOrigin(page);
    const isLoaded = await element.evaluate(
      (one) => !(one instanceof HTMLImageElement) || (one.complete && one.currentSrc !== ""),
    );
    const now = JSON.stringify([box, origin, isLoaded]);
    if (box && isLoaded && now === before) {
      return [origin.x + box.x + box.width / 2, origin.y + box.y + box.height / 2];
    }
    before = now;
    await wait(150);
  }
  throw new Error(`what is to be clicked never comes to rest: ${before}`);
}

/** Right-clicks an element and takes the extension's entry out of the native menu. */
export async function chooseMenuEntry(
  page: Page,
  display: Display,
  selector: string,
  keys: readonly string[] = ["Up", "Up", "Return"],
): Promise<void> {
  await waitForEntries(page.browser());
  await page.bringToFront();
  const element = await page.waitForSelector(selector);
  if (!element) throw new Error(`${selector} is not on the page`);
  await openMenu(display, await settledPoint(page, element));
  await display.xdotool("key", ...keys);
}

/** Right-clicks a point of the screen, px, and waits until the native menu takes keys. */
export async function openMenu(display: Display, at: readonly [number, number]): Promise<void> {
  await display.xdotool("mousemove", ...at);
  const windows = await countWindows(display);
  await display.xdotool("click", 3);
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 100) {
    if ((await countWindows(display)) > windows) break;
    await wait(100);
  }
  await wait(700);
}

/** The windows one can see; a native menu is one of its own. */
async function countWindows(display: Display): Promise<number> {
  const listed = await display.xdotool("search", "--onlyvisible", "--name", "");
  return listed.split("\n").length;
}

/** Says yes to the browser's permission prompt: *Deny* has the focus, *Allow* comes next. */
export async function acceptPrompt(display: Display): Promise<void> {
  await wait(1_200);
  await display.xdotool("key", "Tab", "Return");
}

/** Quits as a person does, and waits until the profile is released. */
export async function quit(browser: Browser): Promise<void> {
  const process = browser.process();
  await browser.close();
  for (let waitedMs = 0; process?.exitCode === null && waitedMs < 5_000; waitedMs += 100) {
    await wait(100);
  }
}
