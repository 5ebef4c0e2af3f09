import { rm } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { openFile, picture, setUpProfile, WITH_HOSTS } from "../support/app.ts";
import { launchChromium, makeProfileDir, openPanelTab } from "../support/chromium.ts";
import { killBrowser } from "../support/kill-browser.ts";
import { fill, find, press, waitForState } from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";
import { storedRecords } from "../support/stored-edit.ts";

/** `REDRAW_KILLS=50` for a long run. */
const KILLS = Number(process.env["REDRAW_KILLS"] ?? 6);

let sandbox: Sandbox;
let profileDir: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  profileDir = await makeProfileDir();
  const browser = await launch();
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl });
  const page = await openPanelTab(browser);
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await fill(page, "prompt", "a red hat");
  await page.select('[data-testid="count"]', "4");
  await press(page, "generate");
  await waitForState(page, ["done"]);
  // What is open, the profile and the key must be on the disk before anything is killed.
  await vi.waitFor(async () => {
    const drafts = JSON.stringify(await storedRecords(page, "draft:"));
    expect(drafts).toContain("a red hat");
  }, 10_000);
  await browser.close();
});

afterAll(async () => {
  await sandbox?.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

const launch = () => launchChromium({ extension: WITH_HOSTS, profileDir });

/** Waits until so many edits are begun, ended or not. */
async function untilStored(page: Page, count: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(await storedRecords(page, "edit:")).toHaveLength(count);
  }, 15_000);
}

interface Found {
  readonly states: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** What is stored: every edit's state, and everything that is not as it must be. */
function inspect(page: Page): Promise<Found> {
  return page.evaluate(async () => {
    const open = indexedDB.open("redraw");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction("records").objectStore("records");
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const keys = (await settled(store.getAllKeys())).map(String);
    const range = IDBKeyRange.bound("edit:", "edit:\uffff");
    const edits = (await settled(store.getAll(range))) as {
      id: string;
      state: string;
      pictureId: string;
      results: { blobId: string }[];
    }[];
    const entries = (await settled(store.getAll(IDBKeyRange.bound("entry:", "entry:\uffff")))) as {
      id: string;
      state: string;
    }[];
    const has = new Set(keys);
    const problems: string[] = [];
    for (const { id, state, pictureId, results } of edits) {
      if (!has.has(`sent:${id}`)) problems.push(`${id} has not what it sent`);
      if (!has.has(`bytes:${pictureId}`)) problems.push(`${id} has no picture`);
      if (state === "done" && results.length !== 4) problems.push(`${id} has too few results`);
      for (const { blobId } of results) {
        if (!has.has(`result:${blobId}`)) problems.push(`${id} lacks ${blobId}`);
      }
      if (entries.find((entry) => entry.id === id)?.state !== state) {
        problems.push(`${id} is not in the list as it is`);
      }
    }
    for (const key of keys.filter((one) => one.startsWith("result:"))) {
      const blob = await settled(
        database.transaction("records").objectStore("records").get(key) as IDBRequest<Blob>,
      );
      const bytes = await blob.arrayBuffer().catch(() => undefined);
      if (bytes?.byteLength !== blob.size) problems.push(`${key} lost its bytes`);
      const needed = edits.some(({ results }) =>
        results.some(({ blobId }) => key === `result:${blobId}`),
      );
      if (!needed) problems.push(`${key} belongs to nothing`);
    }
    database.close();
    return { states: Object.fromEntries(edits.map(({ id, state }) => [id, state])), problems };
  });
}

it(`loses no finished edit and keeps no half of one, killed ${KILLS} times while storing`, {
  timeout: 60_000 + KILLS * 15_000,
}, async () => {
  const seen = new Map<string, string>();
  for (let round = 0; round < KILLS; round += 1) {
    const browser = await launch();
    const page = await openPanelTab(browser);
    await find(page, "picture");
    const { states, problems } = await inspect(page);
    expect(problems).toEqual([]);
    for (const [id, state] of seen) if (state === "done") expect(states[id]).toBe("done");
    for (const [id, state] of Object.entries(states)) seen.set(id, state);
    // Another wish each time, as what is asked for already is not asked for twice.
    await fill(page, "prompt", `a red hat, ${round}`);
    await page.select('[data-testid="count"]', "4");
    await press(page, "generate");
    // Every third is ended before anything need be stored, the others in the midst of it.
    if (round % 3 > 0) await untilStored(page, Object.keys(states).length + 1);
    await new Promise((done) => setTimeout(done, (round * 233) % 1700));
    await killBrowser(browser);
  }
  const browser = await launch();
  const page = await openPanelTab(browser);
  await find(page, "picture");
  // What was cut off is said to be; nobody waits for it.
  const { states, problems } = await vi.waitFor(async () => {
    const found = await inspect(page);
    for (const state of Object.values(found.states)) expect(state).not.toMatch(/sending|receiving/);
    return found;
  }, 15_000);
  await browser.close();
  expect(problems).toEqual([]);
  console.log(`states after ${KILLS} kills: ${JSON.stringify(Object.values(states))}`);
});
