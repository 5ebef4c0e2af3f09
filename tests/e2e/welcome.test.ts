import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, SANDBOX_KEY, startApp } from "../support/app.ts";
import { sidePanel } from "../support/chromium.ts";
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

let app: App;
let welcome: Page;
let panel: Page;

/** Over the balloon of the practice picture. */
const BALLOON = [
  { x: 0.57, y: 0.2 },
  { x: 0.7, y: 0.2 },
  { x: 0.57, y: 0.3 },
  { x: 0.7, y: 0.3 },
  { x: 0.63, y: 0.42 },
  { x: 0.63, y: 0.48 },
];

// One browser for all: the second user is the first one, who has got a key.
beforeAll(async () => {
  app = await startApp({ isGreeted: true });
  const target = await app.browser.waitForTarget((one) => one.url().endsWith("/welcome.html"));
  welcome = await target.asPage();
});

afterAll(() => app?.close());

describe("somebody without a key", () => {
  it("comes from the page that opens at install to a first result in three actions", async () => {
    await press(welcome, "welcome-try");
    panel = await sidePanel(app.browser);
    await find(panel, "picture");
    await paint(panel, BALLOON);
    await press(panel, "remove");
    expect(await waitForState(panel, ["done"])).toBe("done");
    await waitForResults(panel, 1);
    expect(app.sandbox.requests).toEqual([]);
  });

  it("is led by Generate to a place for a key, with the picture and its paint kept", async () => {
    await fill(panel, "prompt", "a kite");
    await press(panel, "generate");
    await find(panel, "set-up");
    expect(await panel.$(byTestId("picture"))).not.toBeNull();
    expect(await panel.$(byTestId("error"))).toBeNull();
  });
});

describe("somebody with a key", () => {
  it("hears at once of a key that is missing or wrong, and nothing is kept of it", async () => {
    await press(panel, "preset-other");
    await fill(panel, "base-url", app.sandbox.relayUrl);
    await fill(panel, "api-key", "sk-wrong");
    await press(panel, "connect");
    expect(await errorCode(panel)).toBe("key_rejected");
    const kept = await panel.evaluate(() => chrome.storage.local.get());
    expect(JSON.stringify(kept)).not.toContain("sk-wrong");
  });

  it("pastes it, connects, and generates what was painted and written before", async () => {
    await fill(panel, "api-key", SANDBOX_KEY);
    await press(panel, "connect");
    const connected = await find(panel, "connected");
    expect(await connected.evaluate((one) => one.getAttribute("data-ready"))).toBe("true");
    await press(panel, "generate-now");
    expect(await waitForState(panel, ["done"])).toBe("done");
    const [edit] = app.sandbox.requests.filter(({ kind }) => kind === "edits");
    expect(edit?.fields["prompt"]).toContain("a kite");
  });
});
