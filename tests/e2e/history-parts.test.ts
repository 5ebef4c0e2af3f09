import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import {
  byTestId,
  errorCode,
  fill,
  find,
  paint,
  press,
  SHOWN_RESULT,
  waitForResults,
} from "../support/panel-page.ts";
import { chooseInMenu } from "../support/panel-steps.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  // Parts can only lie far apart where the picture is larger than what is sent of each.
  const large = join(await mkdtemp(join(tmpdir(), "redraw-parts-")), "large.png");
  await sharp(picture("chelsea.png")).resize(1804, 1200).png().toFile(large);
  page = await openWithFile(app.browser, large);
  for (const at of [0.1, 0.85]) {
    await paint(page, [
      { x: at, y: at },
      { x: at + 0.01, y: at },
    ]);
  }
  await press(page, "send-separately");
  await fill(page, "prompt", "[sandbox:fails-once=status=500] a red hat");
  await press(page, "generate");
  await waitForResults(page, 1);
  await errorCode(page);
});

afterAll(() => app?.close());

const sentEdits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits").length;

const itemTexts = () =>
  page.$$eval(byTestId("history-item"), (all) => all.map((one) => one.textContent ?? ""));

it("is one item that says what is missing, and asks for that alone when it is sent again", async () => {
  expect(sentEdits()).toBe(2);
  await press(page, "open-history");
  await find(page, "history-item");
  const [item = "", ...others] = await itemTexts();
  expect(others).toEqual([]);
  expect(item).toContain("A part is missing: ");
  await press(page, "item-menu");
  await chooseInMenu(page, "send-again");
  const question = await find(page, "send-again-rest");
  expect(await question.evaluate((one) => one.parentElement?.textContent)).toContain("images: 1)");
  await press(page, "send-again-confirm");
  await page.waitForFunction((id) => !document.querySelector(id), {}, SHOWN_RESULT);
  await waitForResults(page, 1);
  expect(sentEdits()).toBe(3);
});

it("is whole after that, and the request that failed is kept as what it was", async () => {
  expect(await page.$(byTestId("error"))).toBeNull();
  await press(page, "open-history");
  await page.waitForFunction(
    (id) => document.querySelectorAll(id).length === 2,
    {},
    byTestId("history-item"),
  );
  const [whole = "", failed = ""] = await itemTexts();
  expect(whole).toContain("2 parts");
  expect(whole).not.toContain("missing");
  expect(failed).toContain("Failed: ");
});

it("asks for all parts where more like it is wanted, and says so before", async () => {
  const [first] = await page.$$(byTestId("history-item"));
  await first?.click();
  await waitForResults(page, 1);
  await press(page, "result-more");
  const again = await page.waitForSelector(`[popover]:popover-open ${byTestId("more-like-this")}`);
  expect(await again?.evaluate((one) => one.textContent)).toContain("images: 2)");
  await chooseInMenu(page, "more-like-this");
  await page.waitForFunction((id) => !document.querySelector(id), {}, SHOWN_RESULT);
  await waitForResults(page, 1);
  expect(sentEdits()).toBe(5);
});
