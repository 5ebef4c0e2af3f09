import type { Browser, Page } from "puppeteer-core";
import { launchPlainChromium } from "../chromium.ts";
import { openPages } from "../page-server.ts";

export interface StageBrowser {
  readonly browser: Browser;
  /** Opens the page with a viewport in CSS px. */
  newPage(viewport: {
    readonly width: number;
    readonly height: number;
    readonly deviceScaleFactor?: number;
  }): Promise<Page>;
  close(): Promise<void>;
}

/** Opens the page that holds only the stage and its tools in a real browser. */
export async function openStageBrowser(): Promise<StageBrowser> {
  const pages = await openPages();
  const browser = await launchPlainChromium();
  return {
    browser,
    async newPage(viewport) {
      const page = await browser.newPage();
      await page.setViewport({ deviceScaleFactor: 1, ...viewport });
      await page.goto(`${pages.url}/stage/`);
      await page.waitForFunction("globalThis.stagePage !== undefined");
      return page;
    },
    async close() {
      await browser.close();
      await pages.close();
    },
  };
}
