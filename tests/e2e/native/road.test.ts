import type { Browser, Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { SANDBOX_KEY, SHIPPED } from "../../support/app.ts";
import {
  extensionOrigin,
  launchChromium,
  makeProfileDir,
  sidePanel,
} from "../../support/chromium.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { allowAfter, chooseMenuEntry, quit } from "../../support/native.ts";
import {
  byTestId,
  fill,
  find,
  paint,
  press,
  waitForResults,
  waitForState,
} from "../../support/panel-page.ts";

let display: Display;
let sandbox: Sandbox;
let profileDir: string;
let browser: Browser;
let panel: Page;

async function launch() {
  browser = await launchChromium({
    extension: SHIPPED,
    isHeadless: false,
    display: display.name,
    profileDir,
  });
}

async function openGallery(kind: string): Promise<Page> {
  const [page] = await browser.pages();
  if (!page) throw new Error("no tab");
  await page.goto(`${sandbox.galleryUrl}/kinds/${kind}.html`);
  return page;
}

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  profileDir = await makeProfileDir();
  await launch();
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await display?.close();
});

/** One road, in the order a person walks it: each step needs the one before. */
describe("the whole road, as shipped, in a real window", () => {
  it("asks for the server's host when a profile is saved, and finds its models", async () => {
    const page = await browser.newPage();
    await page.goto(`${await extensionOrigin(browser)}/options.html`);
    await fill(page, "base-url", sandbox.relayUrl);
    await fill(page, "api-key", SANDBOX_KEY);
    await allowAfter(display, () => press(page, "save-profile"));
    await page.waitForFunction(() =>
      chrome.permissions.contains({ origins: ["http://127.0.0.1/*"] }),
    );
    await press(page, "test-connection");
    await page.waitForSelector(`${byTestId("connection-status")}[data-state="connected"]`);
    await page.close();
  });

  it("opens a right-clicked image in the real side panel", async () => {
    const page = await openGallery("photo-rocket");
    await chooseMenuEntry(page, display, "#target");
    panel = await sidePanel(browser);
    await find(panel, "picture");
  });

  it("sends what was painted, to the letter of the document", async () => {
    await paint(panel, [
      { x: 0.3, y: 0.3 },
      { x: 0.6, y: 0.3 },
    ]);
    await fill(panel, "prompt", "a red hat");
    await press(panel, "generate");
    expect(await waitForState(panel, ["done", "failed"])).toBe("done");
    await waitForResults(panel, 1);
    await display.screenshot("artifacts/native.png");
    const [request] = await sandbox.waitForEdits(1);
    const part = (name: string) => request?.parts.find((one) => one.name === name);
    const image = await sharp(part("image")?.bytes).metadata();
    const mask = await sharp(part("mask")?.bytes).metadata();
    expect(image.format).toBe("png");
    expect(image.width).toBe(image.height);
    expect([mask.width, mask.height]).toEqual([image.width, image.height]);
    expect(part("image")?.bytes.length).toBeLessThan(4_000_000);
  });

  it("shows the edit again after the browser was restarted", async () => {
    await quit(browser);
    await launch();
    const page = await openGallery("photo-rocket");
    await chooseMenuEntry(page, display, "#target");
    panel = await sidePanel(browser);
    // What was clicked takes the history's place when it arrives.
    await panel.waitForFunction(async () =>
      Object.keys(await chrome.storage.session.get()).some((key) => key.startsWith("shown:")),
    );
    await find(panel, "picture");
    await press(panel, "open-history");
    await press(panel, "history-item");
    await waitForResults(panel, 1);
    expect(
      await panel.$eval(byTestId("prompt"), (field) => (field as HTMLTextAreaElement).value),
    ).toBe("a red hat");
    expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
  });

  it("opens a picture with a pinned recipe, out of the submenu that the browser makes of two entries", async () => {
    const recipe = {
      ...{ id: "scarf", name: "Scarf", prompt: "a blue scarf", createdAt: 1, uses: 0 },
      ...{ mask: { kind: "whole" }, isPinned: true },
    };
    await panel.evaluate((one) => chrome.storage.local.set({ [`recipe:${one.id}`]: one }), recipe);
    await panel.waitForFunction(() =>
      chrome.contextMenus.update("recipe:scarf", { enabled: true }).then(
        () => true,
        () => false,
      ),
    );
    const page = await openGallery("photo-rocket");
    await chooseMenuEntry(page, display, "#target", ["Up", "Up", "Right", "Down", "Return"]);
    await panel.waitForFunction(
      (selector) => document.querySelector<HTMLTextAreaElement>(selector)?.value === "a blue scarf",
      {},
      byTestId("prompt"),
    );
    await panel.waitForSelector(`${byTestId("whole-picture")}[aria-pressed="true"]`);
    expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
  });
});
