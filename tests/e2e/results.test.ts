import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openFile, picture, setUpProfile, startApp } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import {
  byTestId,
  fill,
  find,
  paint,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl });
  page = await openPanelTab(app.browser);
  await openFile(page, picture("chelsea.png"));
  await paint(page, [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
  await fill(page, "prompt", "a red hat");
  await press(page, "generate");
  await waitForState(page, ["done"]);
  await waitForResults(page, 1);
});

afterAll(() => app?.close());

const sentEdits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits").length;

async function chooseInMenu(id: string): Promise<void> {
  await press(page, "result-more");
  // Once it is in its place, its first item has the focus.
  await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
  await page.click(`[popover]:popover-open ${byTestId(id)}`);
}

/** What the click downloads. */
async function downloaded(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), "redraw-download-"));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    eventsEnabled: true,
  });
  const done = new Promise<void>((resolve) => {
    session.on("Browser.downloadProgress", ({ state }) => {
      if (state === "completed") resolve();
    });
  });
  await click();
  await done;
  await session.detach();
  const [name = ""] = readdirSync(folder);
  return { name, bytes: readFileSync(join(folder, name)) };
}

describe("a result", () => {
  it.each([
    ["download", "chelsea-redraw.png", "png", 451],
    ["download-webp", "chelsea-redraw.webp", "webp", 451],
    ["download-jpeg", "chelsea-redraw.jpg", "jpeg", 451],
  ] as const)("is saved whole: %s", async (id, name, format, width) => {
    const file = await downloaded(() => (id === "download" ? press(page, id) : chooseInMenu(id)));
    const about = await sharp(file.bytes).metadata();
    expect([file.name, about.format, about.width]).toEqual([name, format, width]);
  });

  it("is saved as what was edited alone, pixel for pixel, or as the server sent it", async () => {
    const whole = await downloaded(() => press(page, "download"));
    const part = await downloaded(() => chooseInMenu("download-part"));
    const raw = await downloaded(() => chooseInMenu("download-raw"));
    const size = await sharp(part.bytes).metadata();
    expect(part.name).toBe("chelsea-redraw-part.png");
    expect(size.width).toBeLessThan(451);
    const partPixels = await sharp(part.bytes).ensureAlpha().raw().toBuffer();
    const wholePixels = await sharp(whole.bytes).ensureAlpha().raw().toBuffer();
    expect(wholePixels.includes(partPixels.subarray(0, size.width * 4))).toBe(true);
    expect(raw.name).toBe("chelsea-redraw-raw.png");
    expect(raw.bytes.equals(whole.bytes)).toBe(false);
  });

  it("is compared by a slider, by pointer and keys, that follows the zoom", async () => {
    await chooseInMenu("compare-slider");
    const slider = await find(page, "split");
    const value = () => slider.evaluate((one) => one.getAttribute("aria-valuenow"));
    expect(await value()).toBe("50");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    expect(await value()).toBe("52");
    expect(await slider.evaluate((one) => one.getAttribute("aria-valuetext"))).toBe(
      "52 % original",
    );
    await page.keyboard.press("Home");
    expect(await value()).toBe("0");
    const box = await (await find(page, "stage")).boundingBox();
    if (!box) throw new Error("no stage");
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(Number(await value())).toBeCloseTo(25, -1);
    await chooseInMenu("compare-slider");
    expect(await page.$(byTestId("split"))).toBeNull();
  });

  it("is the start of the next edit, which leads back to the one it came from", async () => {
    await press(page, "use-result");
    const ancestor = await find(page, "ancestor");
    expect(await ancestor.evaluate((one) => one.textContent)).toBe("a red hat");
    await ancestor.click();
    await waitForResults(page, 1);
    expect(await page.$(byTestId("ancestor"))).toBeNull();
  });

  it("is asked for once more by one press that says it costs again", async () => {
    const before = sentEdits();
    await press(page, "result-more");
    await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
    const item = await page.waitForSelector(`[popover]:popover-open ${byTestId("more-like-this")}`);
    expect(await item?.evaluate((one) => one.textContent)).toContain("charged again (images: 1)");
    await item?.click();
    await page.waitForFunction(
      (selector) => document.querySelectorAll(selector).length === 0,
      {},
      byTestId("result"),
    );
    await waitForResults(page, 1);
    expect(sentEdits()).toBe(before + 1);
    const [first, second] = app.sandbox.requests.filter(({ kind }) => kind === "edits").slice(-2);
    const image = (request: typeof first) =>
      request?.parts.find(({ name }) => name === "image")?.bytes;
    expect(image(second)?.equals(image(first) ?? Buffer.alloc(0))).toBe(true);
  });
});
