import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setUpProfile, WITH_HOSTS } from "../support/app.ts";
import { type Capturing, startCapturing, waitForPictures } from "../support/capturing.ts";
import { byTestId, fill, find, press } from "../support/panel-page.ts";

let capturing: Capturing;
let panel: Page;

beforeAll(async () => {
  capturing = await startCapturing(WITH_HOSTS);
  panel = capturing.panel;
  await setUpProfile(capturing.browser, { baseUrl: capturing.sandbox.relayUrl });
});

beforeEach(() => capturing.sandbox.reset());

afterAll(() => capturing?.close());

/** A page with these images, by the paths of the gallery or whole addresses. */
async function showPage(sources: readonly string[], isLazy = false): Promise<Page> {
  const page = await capturing.show("same-origin");
  await page.evaluate(
    (all, loading) => {
      document.body.replaceChildren(
        ...all.map((src) => {
          const image = new Image(160, 120);
          image.loading = loading;
          image.src = src;
          return image;
        }),
      );
    },
    sources,
    isLazy ? ("lazy" as const) : ("eager" as const),
  );
  if (!isLazy) await waitForPictures(page);
  return page;
}

async function openGallery(): Promise<void> {
  await panel.evaluate(async () => {
    const { id } = await chrome.windows.getCurrent();
    await chrome.storage.session.set({
      [`inbox:${id}`]: { jobId: crypto.randomUUID(), state: "gallery" },
    });
  });
  await find(panel, "gallery-picture");
}

const edits = () => capturing.sandbox.requests.filter(({ kind }) => kind === "edits");

/** How many tiles stand so. */
const tiles = (id: string, state?: string) =>
  panel.$$eval(byTestId(id) + (state ? `[data-state="${state}"]` : ""), (all) => all.length);

async function untilTiles(id: string, state: string, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await tiles(id, state)).toBe(count), 30_000);
}

const shown = (page: Page) =>
  page.$$eval("img", (all) => all.map((image) => (image as HTMLImageElement).currentSrc));

/** The names in the ZIP file that the click downloads. */
async function savedNames(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "redraw-gallery-"));
  const session = await capturing.browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await press(panel, "gallery-zip");
  const zips = () => readdirSync(folder).filter((file) => file.endsWith(".zip"));
  await vi.waitFor(() => expect(zips()).toHaveLength(1), 15_000);
  const archive = readFileSync(join(folder, zips()[0] ?? ""));
  return Object.keys(unzipSync(new Uint8Array(archive))).toSorted();
}

describe("the pictures of a page", () => {
  it("are ticked, looked at, sent once each, saved together, and put on the page and back", async () => {
    const other = `${capturing.sandbox.otherUrl}/pictures/rocket.jpg`;
    const page = await showPage([
      "/pictures/coffee.jpg",
      "/pictures/brick.png",
      "/pictures/brick.png?again",
      "/pictures/never-there.png",
      other,
    ]);
    const before = await shown(page);
    await openGallery();
    await untilTiles("gallery-picture", "seen", 4);
    expect(await tiles("gallery-picture", "failed")).toBe(1);
    await press(panel, "gallery-all");
    await press(panel, "gallery-next");
    // The same bytes at two addresses are one picture: nobody pays for it twice.
    await untilTiles("planned-picture", "ready", 3);
    expect(await tiles("planned-picture", "same")).toBe(1);
    expect(await tiles("mask-preview")).toBe(3);
    expect(edits()).toHaveLength(0);
    await fill(panel, "gallery-prompt", "a red hat");
    const button = await find(panel, "gallery-send");
    expect(await button.evaluate((one) => one.textContent)).toContain("Generate 3 images");
    await press(panel, "gallery-send");
    await untilTiles("sent-picture", "done", 3);
    expect(edits().map(({ fields }) => fields["prompt"])).toEqual(Array(3).fill("a red hat"));

    expect(await savedNames()).toEqual([
      "brick-redraw.png",
      "coffee-redraw.png",
      "rocket-redraw.png",
    ]);

    await press(panel, "gallery-replace");
    await vi.waitFor(async () => {
      const now = await shown(page);
      expect(now.filter((address) => address.startsWith("blob:")).length).toBe(3);
    }, 15_000);
    await vi.waitFor(() => press(panel, "gallery-replace"), 5_000);
    await vi.waitFor(async () => expect(await shown(page)).toEqual(before), 15_000);
    expect(edits()).toHaveLength(3);
  });

  it("are painted at the same place as one of them", async () => {
    await showPage(["/pictures/coffee.jpg", "/pictures/rocket.jpg"]);
    await openGallery();
    await untilTiles("gallery-picture", "seen", 2);
    await press(panel, "gallery-all");
    await press(panel, "gallery-next");
    await untilTiles("planned-picture", "ready", 2);
    await press(panel, "gallery-paint-first");
    await find(panel, "take-pattern");
    const box = await (await find(panel, "picture")).boundingBox();
    if (!box) throw new Error("no picture");
    await panel.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.8);
    await panel.mouse.down();
    await panel.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.9, { steps: 4 });
    await panel.mouse.up();
    await press(panel, "take-pattern");
    await untilTiles("planned-picture", "ready", 2);
    const rule = await find(panel, "gallery-rule-same-place");
    expect(await rule.evaluate((one) => (one as HTMLInputElement).checked)).toBe(true);
  });

  it("that a model refuses say so, and after three for the same reason nothing more is sent", async () => {
    const names = ["coffee.jpg", "rocket.jpg", "astronaut.jpg", "chelsea.png", "deep-field.jpg"];
    const all = [...names, "brick.png", "text.png"];
    await showPage(all.map((name) => `/pictures/${name}`));
    await openGallery();
    await press(panel, "gallery-all");
    await press(panel, "gallery-next");
    await fill(panel, "gallery-prompt", "a red hat");
    // Of seven tiles some are out of sight: the button knows all of them.
    const send = `${byTestId("gallery-send")}:not([disabled])`;
    const button = await panel.waitForSelector(send);
    expect(await button?.evaluate((one) => one.textContent)).toContain("Generate 7 images");
    capturing.sandbox.setMode("moderation");
    await press(panel, "gallery-send");
    await vi.waitFor(
      async () => expect(await tiles("sent-picture", "failed")).toBeGreaterThan(2),
      30_000,
    );
    // Those that wait are held by the queue, and those that are not made yet are not made.
    const held = `${byTestId("queue")}[data-held="true"]`;
    await panel.waitForSelector(`${held}, ${byTestId("gallery-unsent")}[data-code]`);
    expect(edits().length).toBeLessThan(all.length);
    await panel.evaluate(() => chrome.runtime.sendMessage({ type: "cancel-queue" }));
    await panel.evaluate(() => chrome.runtime.sendMessage({ type: "resume-queue" }));
  });

  it("are only read where they can be seen: of two thousand, some dozens", async () => {
    await showPage(
      Array.from({ length: 2000 }, (_, at) => `/pictures/coffee.jpg?n=${at}`),
      true,
    );
    await openGallery();
    await vi.waitFor(
      async () => expect(await tiles("gallery-picture", "seen")).toBeGreaterThan(3),
      30_000,
    );
    const drawn = await tiles("gallery-picture");
    expect(drawn).toBeLessThan(80);
    await panel.focus(`${byTestId("gallery-picture")}[tabindex="0"]`);
    await panel.keyboard.press("End");
    await panel.waitForSelector(
      `li[aria-posinset="2000"] ${byTestId("gallery-picture")}[data-state="seen"]`,
    );
    expect(await tiles("gallery-picture")).toBeLessThan(80);
    const taken = capturing.sandbox.visits.length;
    expect(taken).toBeLessThan(400);
  });
});
