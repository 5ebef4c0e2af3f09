import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WITH_HOSTS } from "../support/app.ts";
import { type Capturing, hashOf, startCapturing } from "../support/capturing.ts";

/** What becomes possible once the person has allowed the sites. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(WITH_HOSTS);
});

afterAll(() => capturing?.close());

const sessionRules = () =>
  capturing.panel.evaluate(() => chrome.declarativeNetRequest.getSessionRules());

describe("with the sites allowed, a menu click brings the very file", () => {
  it.each([
    ["other-origin", "coffee.jpg", "background"],
    ["hotlink", "astronaut.jpg", "referer"],
    ["redirect-away", "coffee.jpg", "background"],
    ["no-referrer", "astronaut.jpg", "referer"],
  ])("%s", async (kind, asset, way) => {
    const captured = await capturing.rightClick(await capturing.show(kind));
    expect(captured).toMatchObject({ state: "ready", way });
    expect(captured.sha256).toBe(await hashOf(asset));
    expect(await sessionRules()).toEqual([]);
  });
});

describe("with the sites allowed, the picker goes into their frames", () => {
  it.each([
    ["background-other", "coffee.jpg"],
    ["frame-other", "chelsea.png"],
    ["frame-nested", "chelsea.png"],
    ["frame-sandboxed", "chelsea.png"],
  ])("%s", async (kind, asset) => {
    const captured = await capturing.pick(await capturing.show(kind));
    expect(captured).toMatchObject({ state: "ready" });
    expect(captured.sha256).toBe(await hashOf(asset));
  });
});

describe("the rule that lends a referrer", () => {
  it("is wiped when the background starts, whatever a crash left behind", async () => {
    await capturing.panel.evaluate(() =>
      chrome.declarativeNetRequest.updateSessionRules({
        addRules: [
          {
            id: 7,
            action: {
              type: "modifyHeaders" as never,
              requestHeaders: [
                { header: "referer", operation: "set" as never, value: "http://left.test/" },
              ],
            },
            condition: { urlFilter: "|http://left.test/|" },
          },
        ],
      }),
    );
    expect(await sessionRules()).toHaveLength(1);
    // A driver is on this background, which has to let go of it.
    const target = await capturing.browser.waitForTarget((one) => one.type() === "service_worker");
    await (await target.worker())?.close();
    // Any message wakes it; one to a background that is ending is lost without a word.
    const wake = () => void chrome.runtime.sendMessage({ type: "settle-edits" });
    await expect
      .poll(() => capturing.panel.evaluate(wake).then(sessionRules), { interval: 500 })
      .toEqual([]);
  });
});
