import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { setUpProfile, WITH_HOSTS } from "../support/app.ts";
import { type Capturing, findTarget, startCapturing } from "../support/capturing.ts";
import { byTestId, find, paint, press } from "../support/panel-page.ts";
import { generate } from "../support/panel-steps.ts";

let capturing: Capturing;
let panel: Page;

beforeAll(async () => {
  capturing = await startCapturing(WITH_HOSTS);
  panel = capturing.panel;
  await setUpProfile(capturing.browser, { baseUrl: capturing.sandbox.relayUrl });
});

afterAll(() => capturing?.close());

/** What the element shows, what its page says of it, and how large it is, CSS px. */
async function look(page: Page) {
  const { element, box } = await findTarget(page);
  const seen = await element.evaluate((one) => {
    const image = one.shadowRoot?.querySelector("img") ?? one;
    const { currentSrc, naturalWidth } = image as HTMLImageElement;
    const own = image
      .getAttributeNames()
      .toSorted()
      .map((name) => [name, image.getAttribute(name)]);
    const isShown = naturalWidth > 0;
    return { own, address: isShown ? currentSrc : getComputedStyle(image).backgroundImage };
  });
  return { ...seen, width: box.width };
}

async function edit(): Promise<void> {
  await find(panel, "picture");
  await paint(panel, [
    { x: 0.3, y: 0.3 },
    { x: 0.6, y: 0.6 },
  ]);
  await generate(panel, "a red hat");
}

async function said(part: string): Promise<void> {
  await panel.waitForFunction(
    (selector, text) => document.querySelector(selector)?.textContent?.includes(text),
    { timeout: 10_000 },
    byTestId("said"),
    part,
  );
}

/** 240: Firefox's sidebar as it opens, 360: Chrome's side panel; at 400, 540, 640, 720 and 860 more gets room. */
const WIDTHS = [240, 300, 320, 360, 399, 400, 440, 540, 639, 640, 719, 720, 800, 860, 1280];

/** Whether something around this has to be scrolled for all of it to be seen. */
function isCut(selector: string): Promise<boolean> {
  return panel.$eval(selector, async (button) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let one = button.parentElement; one; one = one.parentElement) {
      const isClipped = getComputedStyle(one).overflowY !== "visible";
      if (isClipped && one.scrollHeight > one.clientHeight + 1) return true;
    }
    return false;
  });
}

describe("a result takes the place of the image on its page, and gives it back", () => {
  it.each(["same-origin", "csp", "srcset", "shadow", "frame-same", "background"])(
    "%s",
    async (kind) => {
      const page = await capturing.show(kind);
      await (kind === "background" ? capturing.pick(page) : capturing.rightClick(page));
      await edit();
      const before = await look(page);
      await press(panel, "replace-on-page");
      await said("Replaced on the page");
      const after = await look(page);
      expect(after.address).toContain("blob:");
      expect(after.width).toBe(before.width);
      await press(panel, "replace-on-page");
      await said("original again");
      // The page shows its own file again; of several, a browser may take a larger one it has.
      await vi.waitFor(async () => {
        const { own, width, address } = await look(page);
        expect({ own, width }).toEqual({ own: before.own, width: before.width });
        if (kind === "srcset") expect(address).toMatch(/\/pictures\/rocket-\d+\.jpg$/);
        else expect(address).toBe(before.address);
      }, 15_000);
    },
  );

  it("is offered with all else in sight, however wide the panel is", async () => {
    const page = await capturing.show("same-origin");
    await capturing.rightClick(page);
    await edit();
    const scrolling: number[] = [];
    for (const width of WIDTHS) {
      await panel.setViewport({ width, height: 760 });
      if (await isCut(byTestId("replace-on-page"))) scrolling.push(width);
    }
    await panel.setViewport(null);
    expect(scrolling).toEqual([]);
  });

  it("says so when the page is not open any more", async () => {
    const page = await capturing.show("same-origin");
    await capturing.rightClick(page);
    await edit();
    await page.goto(`${capturing.sandbox.galleryUrl}/kinds/srcset.html`);
    await press(panel, "replace-on-page");
    await said("not on an open page");
  });
});

describe("a recipe that is pinned", () => {
  it("has an entry in the menu of images, and comes with the picture; nothing is sent", async () => {
    const recipe = {
      ...{ id: "hat", name: "Hat & scarf", prompt: "a red hat", createdAt: 1, uses: 0 },
      ...{ mask: { kind: "whole" }, isPinned: true },
    };
    await panel.evaluate((one) => chrome.storage.local.set({ [`recipe:${one.id}`]: one }), recipe);
    // Only an entry that is there can be changed.
    await vi.waitFor(() =>
      panel.evaluate(() => chrome.contextMenus.update("recipe:hat", { enabled: true })),
    );
    const page = await capturing.show("same-origin");
    const { x, y } = await findTarget(page);
    await page.mouse.move(x, y);
    const { requests } = capturing.sandbox;
    const sent = requests.length;
    await capturing.after(() => capturing.menuOn(page, "recipe:hat"));
    await panel.waitForFunction(
      (selector) => document.querySelector<HTMLTextAreaElement>(selector)?.value === "a red hat",
      {},
      byTestId("prompt"),
    );
    await panel.waitForSelector(`${byTestId("whole-picture")}[aria-pressed="true"]`);
    expect(requests.slice(sent).filter(({ kind }) => kind === "edits")).toEqual([]);
  });
});
