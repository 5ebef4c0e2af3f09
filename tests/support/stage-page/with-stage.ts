import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openStageBrowser, type StageBrowser } from "./open.ts";

/** A picture larger than any screen the stage is shown on, px. */
const STAGE_PICTURE = { width: 3000, height: 3000 };

/**
 * Gives every test of a file a stage of its own with a picture in it, in one
 * browser: `opened` is handed its page before each.
 *
 * @param viewport CSS px
 */
export function withStage(
  viewport: Parameters<StageBrowser["newPage"]>[0],
  opened: (page: Page, browser: StageBrowser) => void | Promise<void>,
): void {
  let browser: StageBrowser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await openStageBrowser();
  });
  beforeEach(async () => {
    if (!browser) throw new Error("no browser");
    page = await browser.newPage(viewport);
    await page.evaluate((size) => globalThis.stagePage?.open(size), STAGE_PICTURE);
    await opened(page, browser);
  });
  afterEach(() => page?.close());
  afterAll(() => browser?.close());
}

/**
 * Gives the tests of a file one stage for all of them: what is known of its
 * pictures need not be found again. `opened` shows a picture anew before each.
 *
 * @param viewport CSS px
 */
export function withOneStage(
  viewport: Parameters<StageBrowser["newPage"]>[0],
  opened: (page: Page) => Promise<void>,
): void {
  let browser: StageBrowser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await openStageBrowser();
    page = await browser.newPage(viewport);
  });
  beforeEach(async () => {
    if (!page) throw new Error("no page");
    await opened(page);
  });
  afterAll(() => browser?.close());
}

/** Dispatches an event the driver has no button for. */
export function dispatchPointer(
  page: Page,
  type: string,
  init: PointerEventInit = {},
): Promise<boolean> {
  return page.$eval(
    '[data-testid="stage"]',
    (stage, [name, options]) => stage.dispatchEvent(new PointerEvent(name, options)),
    [type, { bubbles: true, isPrimary: true, pointerId: 1, ...init }] as const,
  );
}
