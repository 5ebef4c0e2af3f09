import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf } from "../../support/capturing.ts";
import { type FirefoxCapturing, startFirefoxCapturing } from "../../support/capturing-firefox.ts";
import { press, waitForState } from "../../support/panel-page.ts";

/** What becomes possible in Firefox once the person has allowed the sites in the panel. */
let firefox: FirefoxCapturing;

beforeAll(async () => {
  firefox = await startFirefoxCapturing({ isGranting: true });
});

afterAll(() => firefox?.close());

const sessionRules = () =>
  firefox.panel.evaluate(() => chrome.declarativeNetRequest.getSessionRules());

describe("in Firefox, a picture of a site that is not allowed yet", () => {
  it("comes by itself once the person allows the site in the panel", async () => {
    await firefox.show("other-origin");
    expect(await firefox.rightClick()).toMatchObject({ state: "needs-permission" });
    await firefox.panel.bringToFront();
    await waitForState(firefox.panel, ["needs-permission"]);
    const captured = await firefox.after(() => press(firefox.panel, "allow-site"));
    expect(captured).toMatchObject({ state: "ready", way: "background" });
    expect(captured.sha256).toBe(await hashOf("coffee.jpg"));
  });

  it("may be of any site once all are allowed", async () => {
    await firefox.show("redirect-away");
    expect(await firefox.rightClick()).toMatchObject({ isRedirected: true });
    await firefox.panel.bringToFront();
    const captured = await firefox.after(() => press(firefox.panel, "allow-all-sites"));
    expect(captured.sha256).toBe(await hashOf("coffee.jpg"));
  });
});

describe("in Firefox, with the sites allowed", () => {
  it.each([
    ["hotlink", "astronaut.jpg", "referer"],
    ["no-referrer", "astronaut.jpg", "referer"],
    ["csp-sandbox", "chelsea.png", "background"],
  ])("%s: a menu click brings the very file, and leaves no rule", async (kind, asset, way) => {
    await firefox.show(kind);
    const captured = await firefox.rightClick();
    expect(captured).toMatchObject({ state: "ready", way });
    expect(captured.sha256).toBe(await hashOf(asset));
    expect(await sessionRules()).toEqual([]);
  });

  it.each([
    ["background-other", "coffee.jpg"],
    ["frame-other", "chelsea.png"],
    ["frame-nested", "chelsea.png"],
    ["frame-sandboxed", "chelsea.png"],
  ])("%s: the picker reaches it", async (kind, asset) => {
    await firefox.show(kind);
    const captured = await firefox.pick();
    expect(captured).toMatchObject({ state: "ready" });
    expect(captured.sha256).toBe(await hashOf(asset));
  });
});
