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
  for (let tries = 0; tries < 200; tries += 1) {
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
  await untilWindow(display, () => display.xdotool("click", 3));
}

/** How long a menu or prompt that has just appeared takes no keys, ms: nothing tells when it does. */
const DEAF_MS = 700;

/**
 * Does what makes the browser open a menu, a prompt or a window, waits until it
 * is on the screen, and until it takes keys.
 */
export async function untilWindow(display: Display, act: () => Promise<unknown>): Promise<void> {
  const before = await countWindows(display);
  await act();
  await untilCount(display, (count) => count > before);
  await wait(DEAF_MS);
}

async function untilCount(display: Display, isReached: (count: number) => boolean): Promise<void> {
  for (let tries = 0; !isReached(await countWindows(display)); tries += 1) {
    if (tries > 200) throw new Error("the windows on the screen stay as they are");
    await wait(100);
  }
}

/** The windows one can see; a native menu or prompt is one of its own. */
async function countWindows(display: Display): Promise<number> {
  // Finds none as long as no program has opened any, which it calls an error.
  const listed = await display.xdotool("search", "--onlyvisible", "--name", "").catch(() => "");
  return listed === "" ? 0 : listed.split("\n").length;
}

/** How long a permission prompt takes to be there and to take keys, ms. */
const ASKING_MS = 2_000;

/**
 * Does what makes Chromium ask for a permission, and gives it the time to: its
 * prompt is no window of its own, and takes the focus from a page or does not.
 */
export async function untilAsked(act: () => Promise<unknown>): Promise<void> {
  await act();
  await wait(ASKING_MS);
}

/** The same, and says yes: *Deny* has the focus, *Allow* comes next. */
export async function allowAfter(display: Display, act: () => Promise<unknown>): Promise<void> {
  await untilAsked(act);
  await display.xdotool("key", "Tab", "Return");
}

/** Does the same again and again until its effect is seen: keys sent too early go nowhere. */
export async function repeatUntil(
  isDone: () => boolean | Promise<boolean>,
  act: () => Promise<unknown>,
  everyMs: number,
): Promise<void> {
  for (let tries = 0; tries < 8; tries += 1) {
    await act();
    for (let waitedMs = 0; waitedMs < everyMs; waitedMs += 100) {
      if (await isDone()) return;
      await wait(100);
    }
  }
  throw new Error("has no effect, however often it is done");
}

/** Quits as a person does, and waits until the profile is released. */
export async function quit(browser: Browser): Promise<void> {
  const process = browser.process();
  await browser.close();
  for (let waitedMs = 0; process?.exitCode === null && waitedMs < 5_000; waitedMs += 100) {
    await wait(100);
  }
}
