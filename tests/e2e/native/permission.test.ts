import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { SHIPPED } from "../../support/app.ts";
import { launchChromium, sidePanel } from "../../support/chromium.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { allowAfter, chooseMenuEntry, untilAsked } from "../../support/native.ts";
import { byTestId, find, press, waitForState } from "../../support/panel-page.ts";

let display: Display;
let sandbox: Sandbox;
let browser: Browser;
let panel: Page;

async function redraw(kind: string): Promise<void> {
  const [page] = await browser.pages();
  await page?.goto(`${sandbox.galleryUrl}/kinds/${kind}.html`);
  if (page) await chooseMenuEntry(page, display, "#target");
  panel = await sidePanel(browser);
}

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  browser = await launchChromium({
    extension: SHIPPED,
    isHeadless: false,
    display: display.name,
  });
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await display?.close();
});

describe("a picture of another site, as shipped", () => {
  it("is opened without a question where the page itself has it", async () => {
    await redraw("data");
    await find(panel, "picture");
  });

  it("asks in the panel for that one site and says which", async () => {
    await redraw("other-origin");
    await waitForState(panel, ["needs-permission"]);
    const text = await panel.$eval(byTestId("status"), (status) => status.textContent);
    expect(text).toContain(new URL(sandbox.otherUrl).hostname);
  });

  it("stays where it is when the person says no", async () => {
    await untilAsked(() => press(panel, "allow-site"));
    await display.xdotool("key", "Escape");
    // For the prompt to go, which nothing tells.
    await wait(500);
    await waitForState(panel, ["needs-permission"]);
  });

  it("goes on by itself when the person says yes", async () => {
    await allowAfter(display, () => press(panel, "allow-site"));
    await find(panel, "picture");
    await display.screenshot("artifacts/permission.png");
  });
});
