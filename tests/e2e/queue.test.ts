import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openFile, openWithFile, picture, startReadyApp } from "../support/app.ts";
import {
  byTestId,
  fill,
  find,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

const PROFILES = ["default", "second", "third"];

/** The profile that is set up, twice more under other names: three queues to one server. */
async function addProfiles(): Promise<void> {
  await page.evaluate(async (ids) => {
    const all = await chrome.storage.local.get();
    const stored = Object.keys(all).find((item) => item.startsWith("profile:")) ?? "";
    const own = stored.slice("profile:".length);
    const profile = all[stored] as object;
    for (const id of ids.filter((one) => one !== own)) {
      await chrome.storage.local.set({
        [`profile:${id}`]: { ...profile, id, name: id },
        [`key:${id}`]: all[`key:${own}`],
      });
    }
  }, PROFILES);
}

const sentPrompts = () =>
  app.sandbox.requests.filter(({ kind }) => kind === "edits").map(({ fields }) => fields["prompt"]);

/** Asks for another edit as soon as the panel takes it. */
async function ask(panel: Page, prompt: string): Promise<void> {
  await fill(panel, "prompt", prompt);
  await panel.waitForSelector(`${byTestId("generate")}:not([aria-busy])`);
  await press(panel, "generate");
}

function countOf(panel: Page, id: string, count: number): Promise<unknown> {
  return panel.waitForFunction(
    (selector, wanted) => document.querySelectorAll(selector).length === wanted,
    { timeout: 60_000 },
    byTestId(id),
    count,
  );
}

beforeAll(async () => {
  app = await startReadyApp();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await addProfiles();
  await paintAcross(page);
});

beforeEach(() => app.sandbox.reset());

afterAll(() => app?.close());

describe("many edits at once", () => {
  it("from two windows for three servers are each sent once, and all their results stay", async () => {
    app.sandbox.setMode("slow=1");
    const other = await openWithFile(app.browser, picture("chelsea.png"));
    await paintAcross(other);
    for (let at = 0; at < 20; at += 1) {
      const panel = at % 2 === 0 ? page : other;
      await panel.bringToFront();
      await panel.select(byTestId("profile"), PROFILES[at % 3] ?? "");
      await ask(panel, `hat number ${at}`);
    }
    for (const panel of [page, other]) {
      await panel.bringToFront();
      await countOf(panel, "result", 20);
      await countOf(panel, "running", 0);
    }
    expect(new Set(sentPrompts()).size).toBe(20);
    expect(sentPrompts()).toHaveLength(20);
    await other.close();
    await page.bringToFront();
  });

  it("can be paused: nothing is sent until the person goes on", async () => {
    app.sandbox.setMode("slow=1");
    await ask(page, "a first hat");
    await press(page, "queue");
    await find(page, "queue-view");
    await press(page, "queue-pause");
    await press(page, "queue-close");
    await ask(page, "a second hat");
    await find(page, "continue");
    expect(sentPrompts()).toEqual(["a first hat"]);
    await press(page, "continue");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    expect(sentPrompts().toSorted()).toEqual(["a first hat", "a second hat"]);
  });

  it("go on as a tile while another picture is opened, and a chip leads back to the result", async () => {
    app.sandbox.setMode("held");
    await ask(page, "a third hat");
    await waitForState(page, ["sending"]);
    await openFile(page, picture("astronaut.jpg"));
    const tile = await find(page, "running");
    expect(await tile.evaluate((one) => one.getAttribute("aria-label"))).toContain("a third hat");
    app.sandbox.setMode("");
    // The chip is there before, for what ended beside the stage: it must lead to the last.
    await countOf(page, "queue", 0);
    await press(page, "ready-chip");
    expect(await waitForState(page, ["done"])).toBe("done");
    await waitForResults(page, 1);
    await countOf(page, "ready-chip", 0);
  });
});
