import type { Browser, Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Edit } from "../../../utils/core/edit/edit.ts";
import { cutBelow } from "../../../utils/pixels/send/upper-part.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { picture, SANDBOX_KEY, SHIPPED_FIREFOX } from "../../support/app.ts";
import { waitForPictures } from "../../support/capturing.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { gotoOwnPage, launchFirefox } from "../../support/firefox.ts";
import { openMenu, repeatUntil, untilWindow } from "../../support/native.ts";
import { byTestId, fill, press } from "../../support/panel-page.ts";
import { storedRecords } from "../../support/stored-edit.ts";
import { newestStoredFile } from "../../support/stored-file.ts";

let display: Display;
let sandbox: Sandbox;
let browser: Browser;

/** Points of the sidebar, CSS px of the window: no driver sees into it. */
const SIDEBAR = { left: 150, picture: 300, prompt: 750 };

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  browser = await launchFirefox({ extension: SHIPPED_FIREFOX, display: display.name });
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await display?.close();
});

/** Opens the gallery's rocket in the sidebar from its native menu. */
async function openInSidebar(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${sandbox.galleryUrl}/kinds/photo-rocket.html`);
  await page.bringToFront();
  await waitForPictures(page);
  await openMenu(display, [700, 450]);
  await display.xdotool("key", "Up", "Return");
  // The sidebar takes its room from the page; when its picture is there nobody outside is told.
  await page.waitForFunction(() => outerWidth - innerWidth > 100);
  return page;
}

async function dragInSidebar(): Promise<void> {
  const { left, picture } = SIDEBAR;
  await display.xdotool("mousemove", left - 30, picture, "mousedown", 1);
  await display.xdotool("mousemove", left + 10, picture, "mousemove", left + 40, picture);
  await display.xdotool("mouseup", 1);
}

/**
 * Paints with the brush. A prompt that a busy sidebar had not yet given the focus to was typed
 * into the stage, where its letters choose tools: the first drag only takes the keyboard there.
 */
async function paintInSidebar(): Promise<void> {
  await dragInSidebar();
  await display.xdotool("key", "b");
  await dragInSidebar();
}

/** A picture's height as decoded, and a sum of its first rows that any changed byte changes. */
async function upperRows(base64: string, rows: number) {
  const answer = await fetch(`data:application/octet-stream;base64,${base64}`);
  const bitmap = await createImageBitmap(await answer.blob());
  const context = new OffscreenCanvas(bitmap.width, rows).getContext("2d");
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, bitmap.width, rows).data ?? [];
  const sum = [...pixels].reduce((all, value) => (all * 31 + value) % 1_000_000_007, 7);
  return { height: bitmap.height, sum };
}

/** One road, by hand: what cannot be seen from outside is told by what the server got. */
describe("the road in Firefox, as shipped", () => {
  it("removes what is painted on a right-clicked image, with no server set up at all", async () => {
    const own = await browser.newPage();
    await gotoOwnPage(own, "options.html");
    const page = await openInSidebar();
    const made = () => storedRecords<Edit>(own, "edit:");
    const paintAndRemove = async () => {
      await paintInSidebar();
      await display.xdotool("key", "ctrl+Delete");
    };
    await repeatUntil(async () => (await made()).length > 0, paintAndRemove, 10_000);
    const [edit] = await made();
    expect(edit).toMatchObject({ state: "done", host: "", maskWay: "patch" });
    const patch = await newestStoredFile(own, "result:");
    expect((await sharp(patch).metadata()).width).toBe(edit?.window.width);
    expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toEqual([]);
    // The sidebar stays open, as a person would leave it.
    await page.close();
    await own.close();
  });

  it("asks for the server's host when a profile is saved, and finds its models", async () => {
    const page = await browser.newPage();
    await gotoOwnPage(page, "options.html");
    await fill(page, "base-url", sandbox.relayUrl);
    await fill(page, "api-key", SANDBOX_KEY);
    await untilWindow(display, () => press(page, "save-profile"));
    await display.xdotool("key", "alt+a");
    await page.waitForSelector(`${byTestId("connection-status")}[data-state="saved"]`);
    await press(page, "test-connection");
    await page.waitForSelector(`${byTestId("connection-status")}[data-state="connected"]`);
  });

  it("opens a right-clicked image in the sidebar and sends what is painted there", async () => {
    await openInSidebar();
    const { left, prompt } = SIDEBAR;
    const paintAndSend = async () => {
      await paintInSidebar();
      await display.xdotool("mousemove", left, prompt, "click", 1);
      await display.xdotool("key", "ctrl+a");
      await display.xdotool("type", "a red hat");
      await display.screenshot("artifacts/firefox.png");
      await display.xdotool("key", "ctrl+Return");
    };
    const edits = () => sandbox.requests.filter(({ kind }) => kind === "edits");
    await repeatUntil(() => edits().length > 0, paintAndSend, 5_000);
    const [request] = await sandbox.waitForEdits(1, 20_000);
    expect(request?.fields["prompt"]).toBe("a red hat");
    expect(request?.headers).not.toHaveProperty("origin");
    const image = request?.parts.find(({ name }) => name === "image")?.metadata;
    const mask = request?.parts.find(({ name }) => name === "mask")?.metadata;
    expect(image?.width).toBe(image?.height);
    expect([mask?.width, mask?.height]).toEqual([image?.width, image?.height]);
    await vi.waitFor(() => expect(request?.status).toBe(200), 10_000);
    expect(edits()).toHaveLength(1);
  });

  it("decodes the upper rows of a picture whose header is made to end there as those of the whole", async () => {
    const page = await browser.newPage();
    await page.goto(sandbox.galleryUrl);
    for (const type of ["png", "jpeg"] as const) {
      const bytes = await sharp(picture("astronaut.jpg")).toFormat(type).toBuffer();
      const whole = new Blob([new Uint8Array(bytes)]);
      const cut = await cutBelow(whole, 100);
      const upper = cut && Buffer.from(await cut.file.arrayBuffer());
      const rows = await page.evaluate(upperRows, bytes.toString("base64"), 100);
      expect(rows.height).toBeGreaterThan(200);
      const own = await page.evaluate(upperRows, `${upper?.toString("base64")}`, 100);
      expect(own.height).toBeLessThan(200);
      expect([type, own.sum]).toEqual([type, rows.sum]);
    }
  });
});
