import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openFile, picture, startReadyApp } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import { byTestId, find, press, SHOWN_RESULT, waitForResults } from "../support/panel-page.ts";
import { chooseInMenu, generate, paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  page = await openPanelTab(app.browser);
  await openFile(page, picture("chelsea.png"));
  await paintAcross(page);
  await generate(page, "a red hat");
});

afterAll(() => app?.close());

const sentEdits = () => app.sandbox.requests.filter(({ kind }) => kind === "edits").length;

async function chooseMore(id: string): Promise<void> {
  await press(page, "result-more");
  await chooseInMenu(page, id);
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

/** The setting of the options page, as it is stored. */
function writeDetails(isOn: boolean): Promise<void> {
  return page.evaluate((on) => chrome.storage.local.set({ "setting:writesDetails": on }), isOn);
}

function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).ensureAlpha().raw().toBuffer();
}

async function boxOfPicture() {
  const box = await (await find(page, "picture")).boundingBox();
  if (!box) throw new Error("no picture");
  return box;
}

/** What the picture is compared with, in words. */
async function chosenBase(): Promise<string | undefined> {
  const select = await find(page, "compare-base");
  return select.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.textContent ?? "");
}

/** Whether the picture before the first edit, and not its result, is drawn over the stage. */
async function isOriginalShown(): Promise<boolean> {
  const box = await boxOfPicture();
  const at = { x: box.x + box.width * 0.45, y: box.y + box.height * 0.43, width: 1, height: 1 };
  const shot = await page.screenshot({ clip: at, encoding: "binary" });
  const [r = 0, g = 0, b = 0] = await sharp(shot).removeAlpha().raw().toBuffer();
  const source = await sharp(picture("chelsea.png")).removeAlpha().raw().toBuffer();
  const offset = 3 * (Math.round(300 * 0.43) * 451 + Math.round(451 * 0.45));
  const off = [r, g, b].map((value, channel) => Math.abs(value - (source[offset + channel] ?? 0)));
  return Math.max(...off) < 40;
}

describe("a result", () => {
  it.each([
    ["download", "chelsea-redraw.png", "png", 451],
    ["download-webp", "chelsea-redraw.webp", "webp", 451],
    ["download-jpeg", "chelsea-redraw.jpg", "jpeg", 451],
    ["download-jpeg-full", "chelsea-redraw.jpg", "jpeg", 451],
  ] as const)("is saved whole: %s", async (id, name, format, width) => {
    const file = await downloaded(() => (id === "download" ? press(page, id) : chooseMore(id)));
    const about = await sharp(file.bytes).metadata();
    expect([file.name, about.format, about.width]).toEqual([name, format, width]);
  });

  it("is saved as what was edited alone, pixel for pixel, or as the server sent it", async () => {
    const whole = await downloaded(() => press(page, "download"));
    const part = await downloaded(() => chooseMore("download-part"));
    const raw = await downloaded(() => chooseMore("download-raw"));
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
    await chooseMore("compare-slider");
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
    await chooseMore("compare-slider");
    expect(await page.$(byTestId("split"))).toBeNull();
  });

  it("says in its file what it was asked by, where the person wants that", async () => {
    const plain = await downloaded(() => press(page, "download"));
    expect((await sharp(plain.bytes).metadata()).comments).toBeUndefined();
    await writeDetails(true);
    const whole = await downloaded(() => press(page, "download"));
    const part = await downloaded(() => chooseMore("download-part"));
    await writeDetails(false);
    for (const { bytes } of [whole, part]) {
      const { comments = [] } = await sharp(bytes).metadata();
      const texts = new Map(comments.map(({ keyword, text }) => [keyword, text]));
      expect(texts.get("Description")).toBe("a red hat");
      const details = JSON.parse(texts.get("Redraw") ?? "{}");
      expect(details).toMatchObject({ version: 1, prompt: "a red hat", model: "" });
      expect(details.windows[0].width).toBeGreaterThan(0);
    }
    expect(await pixelsOf(whole.bytes)).toEqual(await pixelsOf(plain.bytes));
  });

  it("opens in a tab of its own, as a picture that can be dragged from there", async () => {
    const opened = app.browser.waitForTarget((one) => one.url().startsWith("blob:"));
    await chooseMore("open-result");
    const tab = await (await opened).asPage();
    await tab.waitForFunction(() => document.images[0]?.complete);
    expect(await tab.evaluate(() => document.images[0]?.naturalWidth)).toBe(451);
    await tab.close();
    await page.bringToFront();
  });

  it("stands beside the original where there is room, and both zoom and move as one", async () => {
    expect(await page.$(byTestId("compare-beside"))).toBeNull();
    await page.setViewport({ width: 1200, height: 800 });
    await page.waitForSelector(byTestId("compare-beside"));
    await chooseMore("compare-beside");
    const pane = await find(page, "beside");
    const left = await pane.boundingBox();
    const right = await (await find(page, "stage")).boundingBox();
    if (!left || !right) throw new Error("nothing is shown");
    expect(Math.abs(left.width - right.width)).toBeLessThan(2);
    expect(right.x).toBeGreaterThanOrEqual(left.x + left.width - 1);
    const before = await boxOfPicture();
    await page.mouse.move(left.x + left.width / 2, left.y + left.height / 2);
    await page.keyboard.down("Control");
    await page.mouse.wheel({ deltaY: -240 });
    await page.keyboard.up("Control");
    const zoomed = await boxOfPicture();
    expect(zoomed.width).toBeGreaterThan(before.width * 1.2);
    await page.mouse.down();
    await page.mouse.move(left.x + left.width / 2 + 30, left.y + left.height / 2 + 20);
    await page.mouse.up();
    expect((await boxOfPicture()).x).toBeCloseTo(zoomed.x + 30, 0);
    await press(page, "beside-end");
    expect(await page.$(byTestId("beside"))).toBeNull();
    await page.setViewport({ width: 400, height: 860 });
  });

  it("has all its buttons in sight in the narrowest sidebar", async () => {
    await page.setViewport({ width: 240, height: 800 });
    const ends = await page.$$eval(
      '[data-testid="use-result"], [data-testid="use-result"] ~ *',
      (all) => all.map((one) => one.getBoundingClientRect().right),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(240);
    await page.setViewport({ width: 400, height: 860 });
  });

  it("is the start of the next edit, which leads back to the one it came from", async () => {
    await press(page, "use-result");
    await find(page, "ancestor");
    expect(await isOriginalShown()).toBe(false);
    await press(page, "compare-ancestor");
    await find(page, "split");
    expect(await chosenBase()).toBe("Before “a red hat”");
    expect(await isOriginalShown()).toBe(true);
    await press(page, "compare-ancestor");
    expect(await page.$(byTestId("split"))).toBeNull();
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
      SHOWN_RESULT,
    );
    await waitForResults(page, 1);
    expect(sentEdits()).toBe(before + 1);
    const [first, second] = app.sandbox.requests.filter(({ kind }) => kind === "edits").slice(-2);
    const image = (request: typeof first) =>
      request?.parts.find(({ name }) => name === "image")?.bytes;
    expect(image(second)?.equals(image(first) ?? Buffer.alloc(0))).toBe(true);
  });
});
