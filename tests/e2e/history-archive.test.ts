import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type App, openFile, picture, startReadyApp } from "../support/app.ts";
import { extensionOrigin, openPanelTab } from "../support/chromium.ts";
import { find, press, waitForResults } from "../support/panel-page.ts";
import { generate, paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  page = await openPanelTab(app.browser);
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await generate(page, "a red hat");
});

afterAll(() => app?.close());

async function outcome(options: Page, part: string): Promise<void> {
  await options.waitForFunction(
    (text) =>
      document.querySelector('[data-testid="archive-outcome"]')?.textContent?.includes(text),
    { timeout: 10_000 },
    part,
  );
}

it("goes to a file, is deleted, and comes back from it with its result", async () => {
  const folder = mkdtempSync(join(tmpdir(), "redraw-archive-"));
  const options = await app.browser.newPage();
  const session = await options.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await options.goto(`${await extensionOrigin(app.browser)}/options.html`);
  await press(options, "export-history");
  await outcome(options, "Edits saved: 1");
  const zips = () => readdirSync(folder).filter((file) => file.endsWith(".zip"));
  await vi.waitFor(() => expect(zips()).toHaveLength(1), 10_000);
  const [name = ""] = zips();
  expect(name).toMatch(/^redraw-\d{4}-\d\d-\d\d\.zip$/);

  await page.bringToFront();
  await press(page, "open-history");
  await press(page, "delete-all");
  await press(page, "delete-all-confirm");
  await page.waitForFunction(() => !document.querySelector('[data-testid="history-item"]'));

  await options.bringToFront();
  const input = await find(options, "import-history");
  await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, name));
  await outcome(options, "Edits added: 1. Already here: 0");
  await options.close();

  await page.bringToFront();
  await page.reload();
  await press(page, "open-history");
  await press(page, "history-item");
  await waitForResults(page, 1);
});
