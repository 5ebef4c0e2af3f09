import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import {
  byTestId,
  errorCode,
  fill,
  find,
  paint,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;
let page: Page;
let source: Buffer;
let large: string;

const SIZE = { width: 1804, height: 1200 };

beforeAll(async () => {
  app = await startReadyApp();
  // Parts can only lie far apart where the picture is larger than what is sent of each.
  large = join(await mkdtemp(join(tmpdir(), "redraw-parts-")), "large.png");
  await sharp(picture("chelsea.png")).resize(SIZE.width, SIZE.height).png().toFile(large);
  source = await sharp(large).ensureAlpha().raw().toBuffer();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, large);
  await press(page, "clear-mask").catch(() => undefined);
  await dot(0.1, 0.15);
  await dot(0.9, 0.85);
});

afterAll(() => app?.close());

const dot = (x: number, y: number) =>
  paint(page, [
    { x, y },
    { x: x + 0.01, y },
  ]);

const edits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits");

/** Whether anything was changed in the part of the stored picture around a point. */
async function changedAt(x: number, y: number): Promise<boolean> {
  const data = await sharp(await newestStoredFile(page, "placed:"))
    .ensureAlpha()
    .raw()
    .toBuffer();
  const at = 4 * (Math.round(y * SIZE.height) * SIZE.width + Math.round(x * SIZE.width));
  return data[at] !== source[at] || data[at + 1] !== source[at + 1];
}

describe("parts that lie far apart", () => {
  it("are sent by themselves, after the price was said, and come back in one picture", async () => {
    await press(page, "send-separately");
    expect(await page.$eval(byTestId("generate"), (one) => one.textContent)).toContain("2");
    await fill(page, "prompt", "a red hat");
    await press(page, "generate");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    expect(edits()).toHaveLength(2);
    expect([await changedAt(0.105, 0.15), await changedAt(0.905, 0.85)]).toEqual([true, true]);
    expect(await changedAt(0.5, 0.5)).toBe(false);
  });

  it("come back together from history, with all that was painted", async () => {
    await press(page, "send-separately");
    await fill(page, "prompt", "a red hat");
    await press(page, "generate");
    await waitForState(page, ["done"]);
    await waitForResults(page, 1);
    await press(page, "open-history");
    await find(page, "history-item");
    // One of the edit before, and one of this.
    expect(await page.$$(byTestId("history-item"))).toHaveLength(2);
    await press(page, "history-item");
    await waitForResults(page, 1);
    expect([await changedAt(0.105, 0.15), await changedAt(0.905, 0.85)]).toEqual([true, true]);
    await press(page, "adjust");
    await (await find(page, "adjust-colour")).click();
    await page.waitForSelector(`${byTestId("download")}:disabled`);
    await page.waitForSelector(`${byTestId("download")}:not(:disabled)`);
    expect([await changedAt(0.105, 0.15), await changedAt(0.905, 0.85)]).toEqual([true, true]);
  });

  it("show what came of the rest where one of them fails", async () => {
    await press(page, "send-separately");
    await fill(page, "prompt", "[sandbox:fails-once=status=500] a red hat");
    await press(page, "generate");
    await waitForResults(page, 1);
    expect(await errorCode(page)).toBe("server_error");
    const both = [await changedAt(0.105, 0.15), await changedAt(0.905, 0.85)];
    expect(both.sort()).toEqual([false, true]);
  });

  it("are sent together where nobody says otherwise, in one request", async () => {
    await find(page, "send-separately");
    await fill(page, "prompt", "a red hat");
    await press(page, "generate");
    await waitForState(page, ["done"]);
    await waitForResults(page, 1);
    expect(edits()).toHaveLength(1);
  });

  it("are one again as soon as they are no longer apart", async () => {
    await press(page, "send-separately");
    await press(page, "undo");
    await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("parts"));
    expect(await page.$eval(byTestId("generate"), (one) => one.textContent)).toContain("1");
  });
});
