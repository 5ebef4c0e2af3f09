import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { openStageBrowser, type StageBrowser } from "./open.ts";

type Viewport = Parameters<StageBrowser["newPage"]>[0];

/** A picture larger than any screen the stage is shown on, px. */
const STAGE_PICTURE = { width: 3000, height: 3000 };

/**
 * Gives every test of a file a stage of its own with a picture in it, in one
 * page of one browser: `opened` is handed the page before each.
 *
 * @param viewport CSS px
 */
export function withStage(viewport: Viewport, opened: (page: Page) => void | Promise<void>): void {
  let browser: StageBrowser | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    browser = await openStageBrowser();
  });
  beforeEach(async () => {
    if (!browser) throw new Error("no browser");
    page = page ? await restarted(page, viewport) : await browser.newPage(viewport);
    await page.evaluate((size) => globalThis.stagePage?.open(size), STAGE_PICTURE);
    await opened(page);
  });
  afterEach(async ({ task }) => {
    // It may have ended with a key or a button down.
    if (task.result?.state !== "fail") return;
    await page?.close();
    page = undefined;
  });
  afterAll(() => browser?.close());
}

async function restarted(page: Page, viewport: Viewport): Promise<Page> {
  await page.mouse.reset();
  await page.setViewport({ deviceScaleFactor: 1, ...viewport });
  await page.evaluate(() => globalThis.restartStage());
  return page;
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
