/**
 * `node tests/support/take-screenshots.ts [folder]`: the panel and the options
 * page at 240, 320, 360, 400 and 800 px, light and dark, in both languages. To be looked at.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { startSandbox } from "../sandbox/sandbox.ts";
import { openFile, picture, setUpProfile, WITH_HOSTS } from "./app.ts";
import { extensionOrigin, launchChromium, openPanelTab } from "./chromium.ts";
import { fill, paint, press, waitForResults, waitForState } from "./panel-page.ts";

const folder = process.argv[2] ?? join("artifacts", "screenshots");
/** 240 is what Firefox opens its sidebar with, 360 what Chrome opens its side panel with. */
const WIDTHS = [240, 320, 360, 400, 800] as const;
const LANGUAGES = ["en", "zh-CN"] as const;
const HEIGHT = 800;

async function shoot(page: Page, name: string, isWhole = false): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: HEIGHT, deviceScaleFactor: 1 });
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await new Promise((done) => setTimeout(done, 250));
      await page.screenshot({
        path: join(folder, `${name}-${width}-${scheme}.png`) as `${string}.png`,
        fullPage: isWhole,
      });
    }
  }
}

async function shootPanel(browser: Browser, language: string): Promise<void> {
  const page = await openPanelTab(browser);
  await shoot(page, `${language}-empty`);
  await openFile(page, picture("chelsea.png"));
  await shoot(page, `${language}-open`);
  await paint(page, [
    { x: 0.32, y: 0.2 },
    { x: 0.5, y: 0.14 },
    { x: 0.68, y: 0.2 },
  ]);
  const prompt = language === "en" ? "a small red hat" : "一顶红色的小帽子";
  await fill(page, "prompt", `[sandbox:slow=8] ${prompt}`);
  await press(page, "generate");
  await waitForState(page, ["sending"]);
  await shoot(page, `${language}-running`);
  await waitForState(page, ["done"]);
  await fill(page, "prompt", prompt);
  await page.select('[data-testid="count"]', "3");
  await press(page, "generate");
  await waitForState(page, ["done"]);
  await waitForResults(page, 3);
  await shoot(page, `${language}-results`);
  await fill(page, "prompt", `[sandbox:key-rejected] ${prompt}`);
  await press(page, "generate");
  await waitForState(page, ["failed"]);
  await shoot(page, `${language}-error`);
  await press(page, "open-history");
  await page.waitForSelector('[data-testid="history-item"] img');
  await shoot(page, `${language}-history`);
  await page.goto(`${await extensionOrigin(browser)}/options.html`);
  await shoot(page, `${language}-options`, true);
  await page.close();
}

await mkdir(folder, { recursive: true });
for (const language of LANGUAGES) {
  const sandbox = await startSandbox();
  const browser = await launchChromium({ extension: WITH_HOSTS, language });
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl, name: "Sandbox" });
  await shootPanel(browser, language);
  await browser.close();
  await sandbox.close();
}
console.log(`Screenshots are in ${folder}`);
