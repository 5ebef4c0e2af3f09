import { existsSync } from "node:fs";
import puppeteer, { type Browser, type Page, type Target } from "puppeteer-core";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Fixed, so that the extension's own pages can be opened by address. */
const UUID = "8d9c8ab5-2f0e-4a52-9d3c-3f6a4a0f9f10";
const ADDON_ID = "redraw@redraw.example";

const FIREFOX_ORIGIN = `moz-extension://${UUID}`;

export interface FirefoxOptions {
  readonly extension: string;
  readonly display: string;
  /** Says yes to every question for permissions by itself; the questions are still asked by a click. */
  readonly isGranting?: boolean;
}

export function findFirefox(): string {
  const path = PLACES.find((each) => existsSync(each));
  if (!path) throw new Error("No Firefox found.");
  return path;
}

/** Starts Firefox in a window with the extension in it, unsigned and temporary. */
export async function launchFirefox({
  extension,
  display,
  isGranting = false,
}: FirefoxOptions): Promise<Browser> {
  const executablePath = findFirefox();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: false,
    defaultViewport: null,
    env: { ...process.env, DISPLAY: display },
    args: ["--width=1200", "--height=860", "--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [ADDON_ID]: UUID }),
      "extensions.webextOptionalPermissionPrompts": !isGranting,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "browser.shell.checkDefaultBrowser": false,
    },
  });
  const before = browser.targets();
  await browser.installExtension(extension);
  await closeWelcome(browser, before);
  return browser;
}

/** Closes the page that opens at install before a test begins, whose tab it would hide. */
async function closeWelcome(browser: Browser, before: readonly Target[]): Promise<void> {
  // Firefox tells nobody the address of an extension's page.
  const isWelcome = (one: Target) => one.type() === "page" && !before.includes(one);
  const target = await browser.waitForTarget(isWelcome, { timeout: 20_000 });
  await (await target.page())?.close();
}

/** Opens a page of the extension. The navigation never reports its end, but the page loads. */
export async function gotoOwnPage(page: Page, path: string): Promise<void> {
  await page.goto(`${FIREFOX_ORIGIN}/${path}`, { timeout: 3_000 }).catch(() => undefined);
}
