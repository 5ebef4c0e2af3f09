import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startApp } from "../support/app.ts";
import {
  byTestId,
  type Fraction,
  find,
  paint,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { chooseInMenu } from "../support/panel-steps.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;

beforeAll(async () => {
  // No server is set up.
  app = await startApp();
});

afterAll(() => app?.close());

const STROKE: readonly Fraction[] = [
  { x: 0.45, y: 0.6 },
  { x: 0.55, y: 0.62 },
];
const SECOND: readonly Fraction[] = [
  { x: 0.2, y: 0.25 },
  { x: 0.24, y: 0.28 },
];

async function pixelsOf(file: Uint8Array | undefined): Promise<Buffer> {
  if (!file) throw new Error("no file");
  return sharp(file).ensureAlpha().raw().toBuffer();
}

const SIZE = { width: 451, height: 300 };

type Page = Awaited<ReturnType<typeof openWithFile>>;

async function remove(page: Page): Promise<void> {
  await page.waitForSelector(`${byTestId("remove")}:not([disabled])`);
  await press(page, "remove");
  expect(await waitForState(page, ["done", "failed"])).toBe("done");
  await waitForResults(page, 1);
}

/** How many pixels differ, and how many of those lie farther from the window than nothing. */
function compare(
  before: Buffer,
  after: Buffer,
  window: { x: number; y: number; width: number; height: number },
) {
  expect(after.length).toBe(before.length);
  let [changed, outside] = [0, 0];
  for (let i = 0; i < SIZE.width * SIZE.height; i++) {
    if (before.readInt32LE(i * 4) === after.readInt32LE(i * 4)) continue;
    changed++;
    const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
    const isInside =
      x >= window.x && x < window.x + window.width && y >= window.y && y < window.y + window.height;
    if (!isInside) outside++;
  }
  return { changed, outside };
}

describe("removing something, with no server set up", () => {
  it("takes away what is painted and leaves every other byte, and goes on from there", async () => {
    const page = await openWithFile(app.browser, picture("chelsea.png"));
    const source = await pixelsOf(await newestStoredFile(page, "bytes:"));
    expect(await page.$eval(byTestId("remove"), (one) => (one as HTMLButtonElement).disabled)).toBe(
      true,
    );
    expect(await page.$eval(byTestId("profile"), (one) => (one as HTMLSelectElement).value)).toBe(
      "this-device",
    );
    await paint(page, STROKE);
    await remove(page);

    const edit = await newestStoredEdit(page);
    expect(edit).toMatchObject({ state: "done", profileId: "this-device", host: "", model: "" });
    const result = await find(page, "result");
    expect(await result.evaluate((one) => ({ ...(one as HTMLElement).dataset }))).toMatchObject({
      server: "this-device",
      edit: edit.id,
    });
    const first = await pixelsOf(await newestStoredFile(page, `placed:${edit.id}:`));
    const difference = compare(source, first, edit.window);
    expect(difference.outside).toBe(0);
    expect(difference.changed).toBeGreaterThan(200);
    expect(difference.changed).toBeLessThan((SIZE.width * SIZE.height) / 4);

    // More paint on the result is removed from the result.
    await paint(page, SECOND);
    await press(page, "remove");
    await page.waitForFunction(
      (selector, before) => {
        const shown = document.querySelector<HTMLElement>(selector);
        return shown !== null && shown.dataset["edit"] !== before;
      },
      { timeout: 30_000 },
      `${byTestId("result")}[data-ready="true"]`,
      edit.id,
    );
    const next = await newestStoredEdit(page);
    expect(next.parentId).toBe(edit.id);
    const second = await pixelsOf(await newestStoredFile(page, `placed:${next.id}:`));
    const further = compare(first, second, next.window);
    expect(further.outside).toBe(0);
    expect(further.changed).toBeGreaterThan(20);
    expect(await page.$(byTestId("unsent"))).toBeNull();

    // Both are in the history, and neither is offered to be sent again.
    await press(page, "open-history");
    await page.waitForSelector(`${byTestId("history-item")}[data-edit="${edit.id}"]`);
    expect(await page.$$(byTestId("history-item"))).toHaveLength(2);
    expect(await page.$(byTestId("send-again"))).toBeNull();
    await page.click(`${byTestId("history-item")}[data-edit="${edit.id}"]`);
    await page.waitForSelector(`${byTestId("result")}[data-ready="true"][data-edit="${edit.id}"]`);

    // Going on works as with any result.
    await page.waitForSelector(`${byTestId("use-result")}:not([disabled])`);
    await press(page, "use-result");
    await find(page, "ancestors");
    await page.close();
  });

  it("finds another solution for the same paint, and lists it as an edit of its own", async () => {
    const page = await openWithFile(app.browser, picture("brick.png"));
    await paint(page, STROKE);
    await remove(page);
    const first = await newestStoredEdit(page);
    await page.waitForSelector(`${byTestId("use-result")}:not([disabled])`);
    await press(page, "result-more");
    await chooseInMenu(page, "remove-again");
    await page.waitForFunction(
      (selector, before) => {
        const shown = document.querySelector<HTMLElement>(selector);
        return shown !== null && shown.dataset["edit"] !== before;
      },
      { timeout: 60_000 },
      `${byTestId("result")}[data-ready="true"]`,
      first.id,
    );
    const second = await newestStoredEdit(page);
    expect(second.pictureId).toBe(first.pictureId);
    expect(second.results[0]?.blobId).not.toBe(first.results[0]?.blobId);
    await page.close();
  });
});
