import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { openFile, picture, setUpProfile, WITH_HOSTS } from "../support/app.ts";
import {
  endBackground,
  launchChromium,
  makeProfileDir,
  openPanelTab,
} from "../support/chromium.ts";
import { byTestId, find, press, waitForResults } from "../support/panel-page.ts";
import { generate, paintAcross } from "../support/panel-steps.ts";

let sandbox: Sandbox;
let profileDir: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  profileDir = await makeProfileDir();
  // A file where the browser keeps its databases: every attempt to open one is refused.
  await mkdir(join(profileDir, "Default"), { recursive: true });
  await writeFile(join(profileDir, "Default", "IndexedDB"), "");
  browser = await launchChromium({ extension: WITH_HOSTS, profileDir });
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl });
  page = await openPanelTab(browser);
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

it("says that nothing can be stored, and works all the same until it is closed", async () => {
  await find(page, "in-memory");
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await generate(page, "a red hat");
  expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
});

it("has what is open, and the edit in the history, also in a second panel", async () => {
  const second = await openPanelTab(browser);
  await find(second, "picture");
  await press(second, "open-history");
  await press(second, "history-item");
  await waitForResults(second, 1);
  await second.close();
});

it("begins anew after the last panel and the background are gone", async () => {
  await endBackground(browser);
  await page.reload();
  await find(page, "in-memory");
  await press(page, "open-history");
  await page.waitForFunction(() => document.querySelector("main")?.ariaBusy === "false");
  expect(await page.$(byTestId("history-item"))).toBeNull();
});
