import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openFile, picture, startReadyApp } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import {
  byTestId,
  fill,
  find,
  press,
  SHOWN_RESULT,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { chooseInMenu, paintAcross } from "../support/panel-steps.ts";
import { seedHistory } from "../support/seed-history.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
});

afterAll(() => app?.close());

const shownPrompts = () =>
  page.$$eval(byTestId("history-item"), (items) =>
    items.map((item) => item.querySelector("[class*=prompt]")?.textContent ?? ""),
  );

async function waitForPrompts(prompts: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (selector, wanted) => {
      const items = [...document.querySelectorAll(`${selector} [class*=prompt]`)];
      return JSON.stringify(items.map((item) => item.textContent)) === wanted;
    },
    { timeout: 10_000 },
    byTestId("history-item"),
    JSON.stringify(prompts),
  );
}

const promptField = () =>
  page.$eval(byTestId("prompt"), (field) => (field as HTMLTextAreaElement).value);

async function edit(prompt: string, ends: string): Promise<void> {
  await fill(page, "prompt", prompt);
  await press(page, "generate");
  expect(await waitForState(page, ["done", "failed"])).toBe(ends);
}

const sentEdits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits").length;

async function openMenuOf(position: number): Promise<void> {
  const menus = await page.$$(byTestId("item-menu"));
  await menus[position]?.click();
}

describe("a history of three edits", () => {
  beforeAll(async () => {
    page = await openPanelTab(app.browser);
    await openFile(page, picture("chelsea.png"));
    await paintAcross(page);
    await edit("a red hat", "done");
    await waitForResults(page, 1);
    await edit("[sandbox:status=500] a storm", "failed");
    await edit("a green scarf", "done");
    await waitForResults(page, 1);
  });

  beforeEach(async () => {
    await page.reload();
    await press(page, "open-history");
    await find(page, "history-item");
  });

  it("is searched at every keystroke and narrowed down by state", async () => {
    await press(page, "history-search");
    await page.keyboard.type("hat red");
    await waitForPrompts(["a red hat"]);
    await fill(page, "history-search", "zebra");
    await waitForPrompts([]);
    await fill(page, "history-search", "");
    await page.select(byTestId("history-state"), "failed");
    await waitForPrompts(["[sandbox:status=500] a storm"]);
    const item = await find(page, "history-item");
    expect(await item.evaluate((one) => one.textContent)).toContain("Failed: ");
  });

  it("keeps its stars, and shows them alone", async () => {
    const [first] = await page.$$(byTestId("star-edit"));
    await first?.click();
    await find(page, "star-edit");
    await page.waitForSelector('[data-starred="true"]');
    await page.reload();
    await press(page, "open-history");
    await press(page, "history-starred");
    await waitForPrompts(["a green scarf"]);
  });

  it("brings back what was deleted by mistake", async () => {
    const before = await shownPrompts();
    const bins = await page.$$(byTestId("delete-edit"));
    await bins[1]?.click();
    await waitForPrompts(["a green scarf", "a red hat"]);
    await press(page, "undo-delete");
    await waitForPrompts(before);
  });

  it("deletes several at once", async () => {
    await press(page, "history-select");
    const items = await page.$$(byTestId("history-item"));
    await items[0]?.click();
    await items[2]?.click();
    await press(page, "delete-selected");
    await waitForPrompts(["[sandbox:status=500] a storm"]);
    await press(page, "undo-delete");
    await waitForPrompts(["a green scarf", "[sandbox:status=500] a storm", "a red hat"]);
  });

  it("writes an earlier prompt into the field and sends nothing", async () => {
    const before = sentEdits();
    await openMenuOf(2);
    await chooseInMenu(page, "reuse-prompt");
    await find(page, "prompt");
    expect(await promptField()).toBe("a red hat");
    expect(sentEdits()).toBe(before);
  });

  it("starts again from an earlier edit: its paint and prompt, without its result", async () => {
    await openMenuOf(2);
    await chooseInMenu(page, "reuse-all");
    await find(page, "picture");
    expect(await promptField()).toBe("a red hat");
    expect(await page.$$(SHOWN_RESULT)).toHaveLength(0);
    const before = sentEdits();
    await press(page, "generate");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    expect(sentEdits()).toBe(before + 1);
  });

  it("sends a failed edit again only when that is confirmed, as an edit of its own", async () => {
    const before = sentEdits();
    await page.select(byTestId("history-state"), "failed");
    await waitForPrompts(["[sandbox:status=500] a storm"]);
    await openMenuOf(0);
    await chooseInMenu(page, "send-again");
    await find(page, "send-again-confirm");
    expect(sentEdits()).toBe(before);
    await press(page, "send-again-confirm");
    await waitForState(page, ["failed"]);
    expect(sentEdits()).toBe(before + 1);
    await press(page, "open-history");
    await page.waitForFunction(
      (selector) => document.querySelectorAll(selector).length === 2,
      {},
      `${byTestId("history-item")}[data-state="failed"]`,
    );
  });
});

describe("a history of two thousand edits", () => {
  beforeAll(async () => {
    page = await openPanelTab(app.browser);
    const red = { r: 200, g: 40, b: 30 };
    const thumb = await sharp({ create: { width: 96, height: 96, channels: 3, background: red } })
      .png()
      .toBuffer();
    await seedHistory(page, 2000, { thumb, pictureBytes: 0, resultBytes: 0 });
    await page.reload();
    await press(page, "open-history");
    await page.waitForSelector(`${byTestId("history-item")} img`);
  });

  it("draws only what is on screen", async () => {
    await page.waitForSelector('[aria-setsize]:not([aria-setsize="40"])');
    expect((await shownPrompts()).length).toBeLessThan(40);
  });

  it("leads with the keyboard to edits that are not drawn yet", async () => {
    await page.focus(byTestId("history-item"));
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("number 1"));
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("number 2"));
  });

  it("is open where it was left when one comes back to it", async () => {
    const top = () => page.$eval("[class*=scroller]", (element) => element.scrollTop);
    const before = await top();
    expect(before).toBeGreaterThan(10_000);
    await page.click("header button");
    await press(page, "open-history");
    await find(page, "history-item");
    expect(await top()).toBe(before);
  });

  it("finds the oldest by a word of its page", async () => {
    await fill(page, "history-search", "street number 1009");
    await waitForPrompts(["给她戴一顶草帽, number 1009"]);
  });
});
