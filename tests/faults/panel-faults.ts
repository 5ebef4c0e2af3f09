import type { Page } from "puppeteer-core";
import { WITH_HOSTS } from "../support/app.ts";
import { endBackground, openPanelTab } from "../support/chromium.ts";
import { fill, find, waitForResults, waitForState } from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";
import type { Bench, Fault, Outcome } from "./fault.ts";
import { judge, newestStrokes, prepare, readStatus, send } from "./steps.ts";

const editsOf = ({ sandbox }: Bench) => sandbox.requests.filter(({ kind }) => kind === "edits");

/** The extension is loaded anew under the edit, as by its button on the browser's page. */
const RELOADED: Fault = {
  name: "the extension is reloaded while the server is waited for",
  asked: 1,
  truth: /stopped while this edit was running.*may have been charged/,
  withinMs: 30_000,
  isSlow: true,
  run: async (bench, round) => {
    const prompt = `a reloaded hat ${round}`;
    const page = await prepare(bench, prompt);
    bench.sandbox.setMode("slow=60");
    await send(page);
    await bench.sandbox.waitForEdits(1);
    const faultAt = performance.now();
    // What `chrome.runtime.reload()` turns off where the browser is not in its developer mode.
    await bench.browser().installExtension(WITH_HOSTS);
    const later = await openPanelTab(bench.browser());
    await find(later, "picture");
    const outcome = await judge(bench, later, prompt, faultAt);
    await later.close();
    return outcome;
  },
};

/** Both panels of a person who has two windows send at the same moment. */
const TWO_PANELS: Fault = {
  name: "two panels send the same picture at the same moment",
  asked: 2,
  truth: /^done$/,
  withinMs: 30_000,
  run: async (bench, round) => {
    const prompts = [`a hat on the left ${round}`, `a hat on the right ${round}`];
    const [left, right] = [
      await prepare(bench, `${prompts[0]}`),
      await openPanelTab(bench.browser()),
    ];
    await find(right, "picture");
    await paintAcross(right);
    await fill(right, "prompt", `${prompts[1]}`);
    const faultAt = performance.now();
    // By script: a page in the background takes no click of a mouse.
    await Promise.all(
      [left, right].map((page) =>
        page.$eval('[data-testid="generate"]', (button) => (button as HTMLElement).click()),
      ),
    );
    const sent = await bench.sandbox.waitForEdits(2, 20_000);
    const lost = prompts.filter(
      (prompt) => !sent.some(({ fields }) => fields["prompt"] === prompt),
    );
    const ends: string[] = [];
    for (const page of [left, right]) {
      await page.bringToFront();
      const state = await waitForState(page, ["done", "failed", "interrupted"], 30_000);
      ends.push(state === "done" ? state : await readStatus(page));
    }
    await waitForResults(right, 1);
    const recoveryMs = performance.now() - faultAt;
    const strokes = await newestStrokes(right);
    for (const page of [left, right]) await page.close();
    return {
      lost: [...lost.map(() => "prompt"), ...(strokes > 0 ? [] : ["paint"])],
      requests: editsOf(bench).length,
      recoveryMs,
      reads: ends.find((end) => end !== "done") ?? "done",
    };
  },
};

/** How many edits are asked for one after the other. */
const MANY = 12;

/** Everything queued ends in words or in a picture, and nothing is sent twice. */
const MANY_AND_NO_BACKGROUND: Fault = {
  name: `the background ends twice under ${MANY} queued edits`,
  asked: MANY,
  truth: /^all of them ended$/,
  withinMs: 120_000,
  isSlow: true,
  run: async (bench, round): Promise<Outcome> => {
    const page = await prepare(bench, `hat 0 of round ${round}`);
    bench.sandbox.setMode("slow=2");
    for (let at = 0; at < MANY; at += 1) {
      await fill(page, "prompt", `hat ${at} of round ${round}`);
      await page.waitForSelector('[data-testid="generate"]:not([aria-busy])');
      await send(page);
    }
    const faultAt = performance.now();
    for (const count of [1, 4]) {
      await bench.sandbox.waitForEdits(count, 60_000);
      await endBackground(bench.browser()).catch(() => undefined);
    }
    const states = await endStates(page, `of round ${round}`);
    const recoveryMs = performance.now() - faultAt;
    const requests = editsOf(bench);
    const twice = requests.length - new Set(requests.map(({ fields }) => fields["prompt"])).size;
    await page.close();
    return {
      lost: Array.from({ length: MANY - states.length }, () => "prompt"),
      // One that was sent twice must not hide behind one that was not sent at all.
      requests: twice > 0 ? MANY + twice : requests.length,
      recoveryMs,
      reads: "all of them ended",
    };
  },
};

/** The states of all edits with these words, once none of them runs any more. */
async function endStates(page: Page, words: string): Promise<readonly string[]> {
  const handle = await page.waitForFunction(
    async (text) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open("redraw");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => resolve(open.result);
      });
      const edits = await new Promise<{ state: string; prompt: string }[]>((resolve) => {
        const range = IDBKeyRange.bound("edit:", "edit:\uffff");
        const asked = database.transaction("records").objectStore("records").getAll(range);
        asked.onsuccess = () => resolve(asked.result);
      });
      database.close();
      const own = edits.filter(({ prompt }) => prompt.includes(text)).map(({ state }) => state);
      const ends = ["done", "failed", "interrupted", "cancelled"];
      return own.length > 0 && own.every((state) => ends.includes(state)) ? own : undefined;
    },
    { timeout: 120_000, polling: 500 },
    words,
  );
  return (await handle.jsonValue()) ?? [];
}

/** What happens to the panels, and to the extension as a whole. */
export const PANEL_FAULTS: readonly Fault[] = [RELOADED, TWO_PANELS, MANY_AND_NO_BACKGROUND];
