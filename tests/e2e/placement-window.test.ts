import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import { byTestId, errorCode, fill, find, paint, press } from "../support/panel-page.ts";
import { generate } from "../support/panel-steps.ts";
import { newestStoredEdit, storedRecords } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;
let page: Page;

/** chelsea.png, px. */
const SIZE = { width: 451, height: 300 };

beforeAll(async () => {
  app = await startReadyApp();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await press(page, "clear-mask").catch(() => undefined);
});

afterAll(() => app?.close());

async function openWindow(): Promise<void> {
  await press(page, "tool-menu");
  await page.click(`[popover]:popover-open ${byTestId("toggle-window")}`);
  await find(page, "window-bar");
}

const dot = (x: number, y: number) =>
  paint(page, [
    { x, y },
    { x: x + 0.02, y },
  ]);

/** The note below the choices, once it says something that matches. */
async function note(pattern: RegExp): Promise<string> {
  const handle = await page.waitForFunction(
    (selector, source) => {
      const text = document.querySelector(selector)?.textContent ?? "";
      return new RegExp(source).test(text) ? text : undefined;
    },
    { timeout: 15_000 },
    byTestId("window-note"),
    pattern.source,
  );
  return (await handle.jsonValue()) as string;
}

/** Drags a handle of the frame by so many px of the picture. */
async function drag(handle: string, dx: number, dy: number): Promise<void> {
  const element = await page.waitForSelector(`[data-handle="${handle}"]`);
  const from = await element?.boundingBox();
  const box = await (await find(page, "picture")).boundingBox();
  if (!from || !box) throw new Error("no handle");
  const scale = box.width / SIZE.width;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx * scale, y + dy * scale, { steps: 6 });
  await page.mouse.up();
}

describe("what is sent", () => {
  it("is the whole picture where the person says so", async () => {
    await dot(0.5, 0.5);
    await openWindow();
    await note(/300|2\d\d/);
    await press(page, "window-whole");
    await note(/^451 × 451/);
    await generate(page, "a red hat");
    const { window } = await newestStoredEdit(page);
    expect(window).toEqual({ x: 0, y: -75, width: 451, height: 451 });
  });

  it("is the whole picture with nothing painted, and all of it is replaced", async () => {
    await press(page, "whole-picture");
    await generate(page, "by night");
    const edit = await newestStoredEdit(page);
    expect(edit.window).toEqual({ x: 0, y: -75, width: 451, height: 451 });
    const placed = sharp(await newestStoredFile(page, "placed:")).ensureAlpha();
    const raw = await placed.raw().toBuffer({ resolveWithObject: true });
    expect([raw.info.width, raw.info.height]).toEqual([SIZE.width, SIZE.height]);
    const before = await sharp(picture("chelsea.png")).ensureAlpha().raw().toBuffer();
    const corners = [
      0,
      SIZE.width - 1,
      SIZE.width * (SIZE.height - 1),
      SIZE.width * SIZE.height - 1,
    ];
    for (const corner of corners) {
      const at = (data: Buffer) => [...data.subarray(4 * corner, 4 * corner + 4)];
      expect(at(raw.data)).not.toEqual(at(before));
      expect(at(raw.data)[3]).toBe(255);
    }
    await page.reload();
    await find(page, "picture");
    expect(await page.$eval(byTestId("whole-picture"), (one) => one.ariaPressed)).toBe("true");
  });

  it("is the frame as it was dragged by pointer and keys, and painting still works inside", async () => {
    await dot(0.2, 0.3);
    await openWindow();
    await press(page, "window-whole");
    await note(/^451/);
    await press(page, "window-around");
    await note(/^2\d\d|^300/);
    await drag("se", -60, -60);
    const resized = await note(/^(1\d\d|2[0-4]\d) × \1/);
    await drag("move", 40, 60);
    await (await find(page, "move-window")).focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.$eval(byTestId("window-frame"), (one) => one.ariaPressed)).toBe("true");
    await dot(0.3, 0.5);
    await note(new RegExp(`^${resized.slice(0, 3)}`));
    await generate(page, "a red hat");
    const { window, mask } = await newestStoredEdit(page);
    expect(`${window.width} × ${window.height}`).toBe(resized.slice(0, 9));
    expect(window.y).toBeGreaterThan(60);
    expect(window.y + window.height).toBeLessThanOrEqual(SIZE.height);
    expect(mask.operations).toHaveLength(2);
  });

  it("is not anything while nothing is painted inside the frame", async () => {
    await dot(0.1, 0.2);
    await openWindow();
    await note(/^\d+ × \d+/);
    await drag("se", -120, -120);
    await drag("move", 300, 100);
    await note(/Nothing is painted inside/);
    await fill(page, "prompt", "a red hat");
    await press(page, "generate");
    expect(await errorCode(page)).toBe("mask_outside_frame");
    expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(0);
    await dot(0.7, 0.42);
    await note(/Some of the paint lies outside/);
    await generate(page, "a red hat");
  });

  it("stays chosen when the panel is opened again, and not for another picture", async () => {
    await dot(0.5, 0.5);
    await openWindow();
    await press(page, "window-whole");
    await note(/^451/);
    await expect
      .poll(async () => JSON.stringify(await storedRecords(page, "draft:")), { timeout: 10_000 })
      .toContain('"kind":"whole"');
    await page.reload();
    await find(page, "picture");
    await openWindow();
    await note(/^451/);
    await page.close();
    page = await openWithFile(app.browser, picture("coffee.jpg"));
    await openWindow();
    expect(await page.$eval(byTestId("window-around"), (one) => one.ariaPressed)).toBe("true");
  });
});
