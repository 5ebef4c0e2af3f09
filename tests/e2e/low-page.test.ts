import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import { byTestId, errorCode, fill, find, press } from "../support/panel-page.ts";
import { generate, paintAcross } from "../support/panel-steps.ts";

const LOW = { width: 320, height: 480 };

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await paintAcross(page);
  await generate(page, "a red hat");
});

afterAll(() => app?.close());

/** Sizes the page, and its text, %. */
async function resize(size: { width: number; height: number }, text = 100) {
  await page.setViewport(size);
  await page.evaluate(async (percent) => {
    document.documentElement.style.fontSize = `${percent}%`;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, text);
}

const ACTIONS = `${byTestId("download")}, ${byTestId("download")} ~ button`;
const OPTIONS = `div:has(> ${byTestId("more-options")}) > :is(button, div)`;

/** What lies to the left or right of the page, in part at least. */
function outOfSight(selector: string) {
  return page.$$eval(selector, (all) =>
    all
      .filter((one) => one.checkVisibility() && !one.closest("[popover]"))
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      })
      .map((one) => one.getAttribute("data-testid") ?? one.textContent),
  );
}

/** How wide the room for tiles is, CSS px. */
const roomForTiles = () =>
  page.$eval(byTestId("result"), (tile) => tile.closest("[data-grid]")?.clientWidth);

describe("on a low page", () => {
  it("a result's buttons are in sight, and its tile beside them", async () => {
    for (const width of [320, 400]) {
      await resize({ width, height: 480 });
      expect([width, await outOfSight(ACTIONS)]).toEqual([width, []]);
      expect(await roomForTiles()).toBeGreaterThan(70);
    }
  });

  it("what is chosen for an edit stays in sight with text twice as large", async () => {
    await resize(LOW, 200);
    expect(await outOfSight(OPTIONS)).toEqual([]);
    await resize({ width: 800, height: 480 }, 200);
    expect(await outOfSight(OPTIONS)).toEqual([]);
  });

  it("what a picture came from stands below its results, not in their place", async () => {
    await resize({ width: 400, height: 860 });
    await press(page, "use-result");
    await find(page, "ancestor");
    await paintAcross(page);
    await generate(page, "a red hat");
    await resize(LOW);
    expect(await outOfSight(ACTIONS)).toEqual([]);
    expect(await roomForTiles()).toBeGreaterThan(70);
  });

  it("an error can be read from its beginning, and closed, with text twice as large", async () => {
    await resize({ width: 400, height: 860 });
    await fill(page, "prompt", "[sandbox:key-rejected] a red hat");
    await press(page, "generate");
    expect(await errorCode(page)).toBe("key_rejected");
    for (const size of [LOW, { width: 400, height: 700 }]) {
      await resize(size, 200);
      const room = await page.evaluate((selector) => {
        const box = (one: string) => document.querySelector(one)?.getBoundingClientRect();
        return (box(selector)?.top ?? -1) - (box("header")?.bottom ?? 0);
      }, byTestId("error"));
      expect(room).toBeGreaterThanOrEqual(0);
    }
    await page.click(`${byTestId("error")} ${byTestId("close-notice")}`);
    expect(await page.$(byTestId("error"))).toBeNull();
  });
});
