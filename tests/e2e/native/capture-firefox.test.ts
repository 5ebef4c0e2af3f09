import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { SHIPPED_FIREFOX } from "../../support/app.ts";
import { findTarget, hashOf, type JobWatch, watchJobs } from "../../support/capturing.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { gotoOwnPage, launchFirefox } from "../../support/firefox.ts";

/** Firefox lends less to a click than Chromium, and names the element instead of the address. */
let display: Display;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
let jobs: JobWatch;

/** Where a page's top left corner lies on the screen, px. Firefox tells. */
const contentOrigin = () =>
  page.evaluate(() => {
    const view = window as unknown as { mozInnerScreenX: number; mozInnerScreenY: number };
    return { x: view.mozInnerScreenX, y: view.mozInnerScreenY };
  });

async function show(kind: string): Promise<void> {
  await page.goto(`${sandbox.galleryUrl}/kinds/${kind}.html`).catch(() => {});
  await page.bringToFront();
  await wait(600);
}

/** The middle of an element on the screen, px. */
async function screenPoint(selector?: string): Promise<[number, number]> {
  const origin = await contentOrigin();
  if (!selector) {
    const { x, y } = await findTarget(page);
    return [origin.x + x, origin.y + y];
  }
  const box = await (await page.$(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return [origin.x + box.x + box.width / 2, origin.y + box.y + box.height / 2];
}

/** Our entry is the last of the native menu. */
async function takeEntry(at: [number, number]): Promise<void> {
  await display.xdotool("mousemove", ...at, "click", 3);
  await wait(1_200);
  await display.xdotool("key", "Up", "Return");
}

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  browser = await launchFirefox({ extension: SHIPPED_FIREFOX, display: display.name });
  const own = await browser.newPage();
  await gotoOwnPage(own, "options.html");
  jobs = await watchJobs(own, 15_000);
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await display?.close();
});

describe("in Firefox, the native menu on a picture", () => {
  it.each([
    ["same-origin", "chelsea.png"],
    ["cookie", "chelsea.png"],
    ["redirect", "coffee.jpg"],
    ["other-origin-cors", "astronaut.jpg"],
    ["data", "brick.png"],
    ["data-large", "noise.png"],
    ["blob", "chelsea.png"],
    ["shadow-closed", "chelsea.png"],
    ["svg-image", "chelsea.png"],
    ["lazy", "rocket-1280.jpg"],
    ["frame-same", "chelsea.png"],
  ])("%s: brings the very file", async (kind, asset) => {
    await show(kind);
    const at = await screenPoint();
    const captured = await jobs.after(() => takeEntry(at));
    expect(captured).toMatchObject({ state: "ready" });
    expect(captured.sha256).toBe(await hashOf(asset));
  });

  it("csp: brings its pixels, for here a page's policy binds our requests too", async () => {
    await show("csp");
    const at = await screenPoint();
    const captured = await jobs.after(() => takeEntry(at));
    expect(captured).toMatchObject({ state: "ready", way: "element", size: "451x300" });
  });

  it.each([["other-origin"], ["hotlink"]])("%s: asks for that one site", async (kind) => {
    await show(kind);
    const at = await screenPoint();
    const captured = await jobs.after(() => takeEntry(at));
    expect(captured).toMatchObject({ state: "needs-permission", host: "localhost" });
  });
});

describe("in Firefox, the picker", () => {
  it.each([
    ["canvas", { way: "element", size: "451x300" }],
    ["background", { way: "page", size: "600x400" }],
    ["overlay", { way: "page", size: "512x512" }],
  ])("%s: takes what is under the click", async (kind, expected) => {
    await show(kind);
    const at = await screenPoint();
    const beside = await screenPoint("figcaption small");
    const captured = await jobs.after(async () => {
      await takeEntry(beside);
      await page.waitForSelector("html > [popover]", { timeout: 5_000 });
      await display.xdotool("mousemove", at[0] - 3, at[1]);
      await wait(200);
      await display.xdotool("mousemove", ...at);
      await wait(400);
      await display.screenshot(`artifacts/firefox-picker-${kind}.png`);
      await display.xdotool("click", 1);
    });
    expect(captured).toMatchObject({ state: "ready", ...expected });
  });
});
