import type { Page } from "puppeteer-core";
import { openFile, picture } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import {
  byTestId,
  fill,
  find,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";
import type { Bench, Outcome } from "./fault.ts";

const ENDS = ["done", "failed", "interrupted", "cancelled"];

/** Opens a picture in a panel, paints on it, and writes a prompt: all there is to lose. */
export async function prepare(bench: Bench, prompt: string): Promise<Page> {
  bench.sandbox.reset();
  const page = await openPanelTab(bench.browser());
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await fill(page, "prompt", prompt);
  return page;
}

/** Presses *Generate* without waiting for what it does. */
export async function send(page: Page): Promise<void> {
  await press(page, "generate");
}

/** The keys of all that is stored. */
export function storedKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open("redraw");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const store = open.result.transaction("records").objectStore("records");
          const asked = store.getAllKeys();
          asked.onsuccess = () => {
            open.result.close();
            resolve(asked.result.map(String));
          };
        };
      }),
  );
}

/** Waits until a record whose key begins so is there that was not there before. */
export async function waitForRecord(
  page: Page,
  prefix: string,
  before: readonly string[],
): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const now = await storedKeys(page);
    if (now.some((key) => key.startsWith(prefix) && !before.includes(key))) return;
  }
  throw new Error(`no ${prefix}`);
}

/** Everything the panel says about how things stand. */
export function readStatus(page: Page): Promise<string> {
  return page.evaluate(() =>
    ["error", "status"]
      .map((id) => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? "")
      .filter(Boolean)
      .join(" | "),
  );
}

/** Waits for the end of the edit that is shown, and looks at what is left. */
export async function judge(
  bench: Bench,
  page: Page,
  prompt: string,
  faultAt: number,
): Promise<Outcome> {
  const state = await waitForState(page, ENDS, 90_000);
  if (state === "done") await waitForResults(page, 1);
  const recoveryMs = performance.now() - faultAt;
  const reads = state === "done" ? "done" : await readStatus(page);
  const lost = await whatIsLost(page, prompt);
  return {
    lost,
    requests: bench.sandbox.requests.filter(({ kind }) => kind === "edits").length,
    recoveryMs,
    reads,
  };
}

/** Looks at a panel that is opened anew: what is in it now is what is on the disk. */
async function whatIsLost(page: Page, prompt: string): Promise<readonly string[]> {
  await page.reload();
  await find(page, "picture", 20_000);
  const written = await page.$eval(
    byTestId("prompt"),
    (field) => (field as HTMLTextAreaElement).value,
  );
  const strokes = await newestStrokes(page);
  return [...(written === prompt ? [] : ["prompt"]), ...(strokes > 0 ? [] : ["paint"])];
}

/** How many steps of paint the latest draft has. */
export function newestStrokes(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open("redraw");
        open.onsuccess = () => {
          const store = open.result.transaction("records").objectStore("records");
          const asked = store.getAll(IDBKeyRange.bound("draft:", "draft:\uffff"));
          asked.onsuccess = () => {
            open.result.close();
            const drafts = asked.result as { savedAt: number; mask: { position: number } }[];
            const [newest] = drafts.sort((a, b) => b.savedAt - a.savedAt);
            resolve(newest?.mask.position ?? 0);
          };
        };
      }),
  );
}
