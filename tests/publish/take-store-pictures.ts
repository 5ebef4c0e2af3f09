/**
 * `npm run build:test && npx node tests/publish/take-store-pictures.ts [folder]`:
 * the stores' pictures, 1280 × 800 px, in both languages. What is seen is done by
 * Redraw itself, on this device: no server, no model and no picture of others.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { openFile, WITH_HOSTS } from "../support/app.ts";
import {
  extensionOrigin,
  launchChromium,
  openPanelTab,
  removeProfileDirs,
} from "../support/chromium.ts";
import { find, paint, press, waitForResults, waitForState } from "../support/panel-page.ts";

const folder = process.argv[2] ?? join("artifacts", "store");
/** What the Chrome Web Store and Edge Add-ons take; addons.mozilla.org takes any. */
const SIZE = { width: 1280, height: 800 } as const;
/** The folder of each language's pictures, and the browser's name of the language. */
const LANGUAGES = [
  ["en", "en"],
  ["zh_CN", "zh-CN"],
] as const;

/** Around the balloon of the practice picture, basket and ropes included. */
const BALLOON = [
  { x: 0.5, y: 0.09 },
  { x: 0.76, y: 0.56 },
];

async function shoot(page: Page, language: string, name: string): Promise<void> {
  // Nothing is under the pointer, and what slides in has come.
  await page.mouse.move(0, 0);
  await new Promise((done) => setTimeout(done, 400));
  await page.screenshot({ path: join(folder, language, `${name}.png`) as `${string}.png` });
}

async function shootAll(browser: Browser, language: string): Promise<void> {
  const page = await openPanelTab(browser, SIZE);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
  await openFile(page, join("public", "practice.webp"));
  await press(page, "tool-rectangle");
  await paint(page, BALLOON);
  await shoot(page, language, "1-paint");
  await press(page, "remove");
  await waitForState(page, ["done"]);
  await waitForResults(page, 1);
  await shoot(page, language, "2-removed");
  await press(page, "crop");
  await press(page, "crop-1-1");
  await shoot(page, language, "3-crop");
  await press(page, "crop-close");
  await press(page, "open-history");
  await page.waitForSelector('[data-testid="history-item"] img');
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await shoot(page, language, "4-history");
  await page.goto(`${await extensionOrigin(browser)}/welcome.html`);
  await find(page, "welcome-try");
  await shoot(page, language, "5-begin");
  await page.close();
}

for (const [name, language] of LANGUAGES) {
  await mkdir(join(folder, name), { recursive: true });
  const browser = await launchChromium({ extension: WITH_HOSTS, language });
  await shootAll(browser, name);
  await browser.close();
}
await removeProfileDirs();
console.log(`The stores' pictures are in ${folder}`);
