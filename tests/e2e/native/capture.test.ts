import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { SHIPPED } from "../../support/app.ts";
import {
  findTarget,
  hashOf,
  type JobWatch,
  nextFrames,
  waitForPictures,
  watchJobs,
} from "../../support/capturing.ts";
import { launchChromium, sidePanel } from "../../support/chromium.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { chooseMenuEntry } from "../../support/native.ts";

/** What the browser's own menu tells of a click, kind by kind: nothing here is made up. */
let display: Display;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
let jobs: JobWatch;

async function show(kind: string): Promise<void> {
  await page.goto(`${sandbox.galleryUrl}/kinds/${kind}.html`);
  await waitForPictures(page);
}

/** A frame as large as its picture, so that the middle of one is the middle of the other. */
async function fitFrame(): Promise<void> {
  await page.$eval("#frame", (frame) => {
    (frame as HTMLElement).style.cssText = "width:300px;height:200px";
  });
}

const click = (selector = "#target") => chooseMenuEntry(page, display, selector);

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  browser = await launchChromium({ extension: SHIPPED, isHeadless: false, display: display.name });
  const [first] = await browser.pages();
  if (!first) throw new Error("no page");
  page = first;
  await show("same-origin");
  const width = await page.evaluate(() => innerWidth);
  await click();
  jobs = await watchJobs(await sidePanel(browser), 10_000);
  // The panel takes its room from the page.
  await page.waitForFunction((before) => innerWidth < before, {}, width);
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await display?.close();
});

describe("the native menu on a picture", () => {
  it.each([
    ["cookie", "chelsea.png", "#target"],
    ["data-large", "noise.png", "#target"],
    ["blob", "chelsea.png", "#target"],
    ["overlay", "astronaut.jpg", "#target"],
    ["overlay-pixel", "coffee.jpg", "#target"],
    ["shadow-closed", "chelsea.png", "#target"],
    ["svg-image", "chelsea.png", "#target"],
    ["lazy", "rocket-1280.jpg", "#target"],
    ["frame-same", "chelsea.png", "#frame"],
  ])("%s: brings the very file", async (kind, asset, selector) => {
    await show(kind);
    if (selector === "#frame") await fitFrame();
    const captured = await jobs.after(() => click(selector));
    expect(captured).toMatchObject({ state: "ready" });
    expect(captured.sha256).toBe(await hashOf(asset));
  });

  it("video: brings the frame on the screen, not the film", async () => {
    await show("video");
    const captured = await jobs.after(() => click());
    expect(captured).toMatchObject({ state: "ready", way: "element", size: "400x260" });
  });

  it("frame-other: asks for the site of the picture in it", async () => {
    await show("frame-other");
    await fitFrame();
    const captured = await jobs.after(() => click("#frame"));
    expect(captured).toMatchObject({ state: "needs-permission", host: "localhost" });
  });
});

describe("the native menu beside a picture", () => {
  const startPicker = async () => {
    // Two entries of the browser's own come after ours here.
    await chooseMenuEntry(page, display, "figcaption small", ["Up", "Up", "Up", "Return"]);
    await page.waitForSelector("html > [popover]");
  };

  it.each([
    ["canvas", { way: "element", size: "451x300" }],
    ["background", { way: "page", size: "600x400" }],
  ])("%s: starts the picker, and a click takes what is under it", async (kind, expected) => {
    await show(kind);
    const captured = await jobs.after(async () => {
      await startPicker();
      const { x, y } = await findTarget(page);
      await page.mouse.move(x - 3, y);
      await page.mouse.move(x, y);
      await nextFrames(page);
      await display.screenshot("artifacts/picker.png");
      await page.mouse.click(x, y);
    });
    expect(captured).toMatchObject({ state: "ready", ...expected });
  });

  it("can be left by a key", async () => {
    await show("canvas");
    const captured = await jobs.after(async () => {
      await startPicker();
      await display.xdotool("key", "Escape");
    });
    expect(captured.state).toBe("none");
  });
});

describe("the keyboard command", () => {
  it("starts the picker", async () => {
    await show("same-origin");
    const captured = await jobs.after(async () => {
      await display.xdotool("key", "alt+shift+d");
      await page.waitForSelector("html > [popover]");
      await display.xdotool("key", "Tab", "Return");
    });
    expect(captured.sha256).toBe(await hashOf("chelsea.png"));
  });
});
