import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type App, openFile, picture, startReadyApp } from "../support/app.ts";
import { extensionOrigin, openPanelTab } from "../support/chromium.ts";
import {
  errorCode,
  fill,
  find,
  paint,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";
import { storedRecords } from "../support/stored-edit.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  page = await openPanelTab(app.browser);
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await fill(page, "prompt", "a red hat");
});

afterAll(() => app?.close());

/** The background's disk takes no results, or does again. */
async function fillDisk(isFull: boolean): Promise<void> {
  const target = await app.browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  await worker?.evaluate((full) => {
    const store = IDBObjectStore.prototype as unknown as {
      put: (value: unknown, key: string) => IDBRequest;
      realPut?: (value: unknown, key: string) => IDBRequest;
    };
    store.realPut ??= store.put;
    const { realPut } = store;
    store.put = full
      ? function (this: unknown, value, key) {
          if (!/^(result|answer):/.test(key)) return realPut.call(this, value, key);
          throw new DOMException("The disk is full.", "QuotaExceededError");
        }
      : realPut;
  }, isFull);
}

it("shows a result that did not fit on the disk, and keeps it once room is made", async () => {
  await fillDisk(true);
  await press(page, "generate");
  expect(await waitForState(page, ["done", "failed"])).toBe("failed");
  expect(await errorCode(page)).toBe("storage_full");
  await waitForResults(page, 1);
  expect(await page.$eval('[data-testid="download"]', (one) => one.hasAttribute("disabled"))).toBe(
    false,
  );
  await fillDisk(false);
  await press(page, "make-room");
  await waitForState(page, ["done"]);
  expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
});

it("says what the history takes, and that old edits gave way to a smaller budget", async () => {
  const options = await app.browser.newPage();
  await options.goto(`${await extensionOrigin(app.browser)}/options.html`);
  const used = await find(options, "storage-used");
  expect(await used.evaluate((one) => one.textContent)).toMatch(/of .* used\. Edits: 1$/);
  await options.evaluate(() => chrome.storage.local.set({ "storage-budget": 1000 }));
  await options.close();
  await page.bringToFront();
  await openFile(page, picture("coffee.jpg"));
  await paint(page, [
    { x: 0.3, y: 0.4 },
    { x: 0.5, y: 0.5 },
  ]);
  // The first edit is still in the draft of its picture: drafts count as open.
  await page.evaluate(async () => {
    const open = indexedDB.open("redraw");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction("records", "readwrite").objectStore("records");
    store.delete(IDBKeyRange.bound("draft:", "draft:\uffff"));
    database.close();
  });
  await fill(page, "prompt", "a blue cup");
  await press(page, "generate");
  await waitForState(page, ["done"]);
  await vi.waitFor(async () => expect(await storedRecords(page, "edit:")).toHaveLength(1), 15_000);
  await press(page, "open-history");
  const notice = await find(page, "evicted");
  expect(await notice.evaluate((one) => one.textContent)).toContain(
    "Old edits removed to make room: 1 (",
  );
  await page.waitForFunction(
    () => document.querySelectorAll('[data-testid="history-item"]').length === 1,
  );
});
