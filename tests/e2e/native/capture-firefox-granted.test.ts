import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf, waitForPictures } from "../../support/capturing.ts";
import { type FirefoxCapturing, startFirefoxCapturing } from "../../support/capturing-firefox.ts";
import { byTestId, press, waitForState } from "../../support/panel-page.ts";

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

describe("in Firefox, the pictures of a page", () => {
  it("are listed, read and made ready to be sent, also where the sidebar lists them, too", async () => {
    const { panel, page, sandbox } = firefox;
    await firefox.show("same-origin");
    const other = `${sandbox.otherUrl}/pictures/rocket.jpg`;
    await page.evaluate(
      (sources) => {
        const images = sources.map((src) => Object.assign(new Image(160, 120), { src }));
        document.body.replaceChildren(...images);
      },
      ["/pictures/coffee.jpg", "/pictures/brick.png", "/pictures/never-there.png", other],
    );
    await waitForPictures(page);
    await panel.evaluate(async () => {
      const { id } = await chrome.windows.getCurrent();
      await chrome.storage.session.set({
        [`inbox:${id}`]: { jobId: crypto.randomUUID(), state: "gallery" },
      });
    });
    const tiles = (id: string, state: string, count: number) =>
      panel.waitForFunction(
        (selector, wanted) => document.querySelectorAll(selector).length === wanted,
        { polling: 100 },
        `${byTestId(id)}[data-state="${state}"]`,
        count,
      );
    // It has to be in front while the page is listed; tiles are drawn, and so read, in sight only.
    await panel.waitForFunction(
      (selector) => document.querySelectorAll(selector).length > 0,
      { polling: 100 },
      byTestId("gallery-picture"),
    );
    await panel.bringToFront();
    await tiles("gallery-picture", "seen", 3);
    await tiles("gallery-picture", "failed", 1);
    await press(panel, "gallery-all");
    await press(panel, "gallery-next");
    await tiles("planned-picture", "ready", 3);
    expect(await panel.$$(byTestId("mask-preview"))).toHaveLength(3);
  });
});
