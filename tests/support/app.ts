import { fileURLToPath } from "node:url";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import {
  extensionOrigin,
  type LaunchOptions,
  launchChromium,
  openPanelTab,
  removeProfileDirs,
} from "./chromium.ts";
import { byTestId, fill, find, press } from "./panel-page.ts";

const folder = (name: string) => fileURLToPath(new URL(`../../.output/${name}`, import.meta.url));

/** The package as shipped. */
export const SHIPPED = folder("chrome-mv3");

/** The same for Firefox. */
export const SHIPPED_FIREFOX = folder("firefox-mv3");

/** The package with host permissions: a headless browser leaves the prompt pending for ever. */
export const WITH_HOSTS = folder("chrome-mv3-test");

export const SANDBOX_KEY = "sandbox-key";

/** A browser with Redraw in it, and servers for it to talk to. */
export interface App {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  readonly close: () => Promise<void>;
}

export async function startApp(options: Partial<LaunchOptions> = {}): Promise<App> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({ extension: WITH_HOSTS, ...options });
  return {
    browser,
    sandbox,
    close: async () => {
      await browser.close();
      await sandbox.close();
      await removeProfileDirs();
    },
  };
}

/** The same with a server set up, so that a person's first edit works. */
export async function startReadyApp(options: Partial<LaunchOptions> = {}): Promise<App> {
  const app = await startApp(options);
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
  return app;
}

/** Fills in the options page as a person does. */
export async function setUpProfile(
  browser: Browser,
  values: { baseUrl: string; key?: string; model?: string; name?: string },
): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${await extensionOrigin(browser)}/options.html`);
  await fill(page, "base-url", values.baseUrl);
  await fill(page, "api-key", values.key ?? SANDBOX_KEY);
  if (values.model !== undefined) await fill(page, "model", values.model);
  if (values.name !== undefined) await fill(page, "profile-name", values.name);
  await press(page, "save-profile");
  // Not merely any key in storage: of a server that is changed there was one before, and a page that
  // is closed too early saves nothing.
  await page.waitForSelector(`${byTestId("connection-status")}[data-state="saved"]`);
  await page.close();
}

/**
 * Closes the panels, and empties the history and the drafts with all their files.
 * Servers, keys and settings stay: as good as a new browser, and much faster.
 */
export async function forgetPictures(browser: Browser): Promise<void> {
  const origin = await extensionOrigin(browser);
  const cleaner = await browser.newPage();
  // Before any of our scripts runs: nothing is read or written meanwhile.
  await cleaner.goto(`${origin}/manifest.json`);
  for (const page of await browser.pages()) {
    if (page !== cleaner && page.url().startsWith(origin)) await page.close();
  }
  await cleaner.evaluate(async () => {
    const open = indexedDB.open("redraw");
    open.onupgradeneeded = () => open.transaction?.abort();
    const database = await new Promise<IDBDatabase | undefined>((resolve) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => resolve(undefined);
    });
    if (database) {
      const transaction = database.transaction("records", "readwrite");
      transaction.objectStore("records").clear();
      await new Promise((done) => transaction.addEventListener("complete", done));
      database.close();
    }
    await chrome.storage.session.clear();
  });
  await cleaner.close();
}

/** Opens the panel as a tab with a file in it. */
export async function openWithFile(
  browser: Browser,
  path: string,
  size?: { width: number; height: number },
): Promise<Page> {
  const page = await openPanelTab(browser, size);
  await openFile(page, path);
  return page;
}

export async function openFile(page: Page, path: string): Promise<void> {
  await (await find(page, "open-file")).dispose();
  const chooser = await page.waitForSelector("input[type=file]");
  await (chooser as ElementHandle<HTMLInputElement>).uploadFile(path);
  await chooser?.dispose();
  await (await find(page, "picture", 30_000)).dispose();
}

export function picture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/pictures/${name}`, import.meta.url));
}
