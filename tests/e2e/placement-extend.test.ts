import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import {
  byTestId,
  fill,
  find,
  press,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;
let page: Page;
let source: Buffer;

/** chelsea.png, px. */
const SIZE = { width: 451, height: 300 };
/** The strip that the new part grows out of, and the feather beyond it, px. */
const SEAM = 8 + 32;
/** So far inside of the old picture a continued edge may be joined, px. */
const RING = 10;

beforeAll(async () => {
  app = await startReadyApp();
  source = await sharp(picture("chelsea.png")).ensureAlpha().raw().toBuffer();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await press(page, "clear-mask").catch(() => undefined);
  await press(page, "tool-menu");
  await page.click(`[popover]:popover-open ${byTestId("open-extend")}`);
  await find(page, "extend-bar");
});

afterAll(() => app?.close());

const note = () => page.$eval(byTestId("extend-note"), (one) => one.textContent);

/** What the picture on the stage measures, CSS px, once it is shown. */
const stagePicture = async () => (await (await find(page, "picture")).boundingBox()) ?? SIZE;

describe("a picture", () => {
  it("is extended by fields, and the answer fills exactly what is new", async () => {
    await fill(page, "extend-right", "100");
    await fill(page, "extend-bottom", "60");
    expect(await note()).toContain("551 × 360");
    await press(page, "extend-apply");
    await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("extend-bar"));
    await fill(page, "prompt", "more of the room");
    await press(page, "generate");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    const [request] = app.sandbox.requests.filter(({ kind }) => kind === "edits");
    expect(request?.parts.some(({ name }) => name === "mask")).toBe(true);

    const placed = sharp(await newestStoredFile(page, "placed:"));
    const { data, info } = await placed.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([551, 360, 4]);
    let changed = 0;
    let transparent = 0;
    for (let y = 0; y < 360; y += 1) {
      for (let x = 0; x < 551; x += 1) {
        const at = 4 * (y * 551 + x);
        if (data[at + 3] !== 255) transparent += 1;
        if (x >= SIZE.width - SEAM || y >= SIZE.height - SEAM) continue;
        const from = 4 * (y * SIZE.width + x);
        for (let c = 0; c < 4; c += 1) if (data[at + c] !== source[from + c]) changed += 1;
      }
    }
    expect(changed).toBe(0);
    expect(transparent).toBe(0);
  });

  it("is written on two cores where it becomes large", async () => {
    await fill(page, "extend-right", "2000");
    await fill(page, "extend-bottom", "800");
    const beside = new Promise((started) => {
      page.on("workercreated", (worker) => started(worker.url()));
    });
    await press(page, "extend-apply");
    expect(await beside).toContain("worker");
    await page.waitForFunction(
      (id) => document.querySelector(id)?.textContent?.includes("2451 × 1100"),
      {},
      byTestId("picture-facts"),
    );
  });

  it("has its edge continued on this device: no server is asked, and the old picture stays", async () => {
    await fill(page, "extend-right", "90");
    await fill(page, "extend-top", "40");
    await press(page, "extend-continue");
    await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("extend-bar"));
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    const edit = await newestStoredEdit(page);
    expect(edit).toMatchObject({ profileId: "this-device", host: "", maskWay: "continued" });
    expect(edit.erased?.risk).toBeGreaterThan(0);
    expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toEqual([]);

    const placed = sharp(await newestStoredFile(page, `placed:${edit.id}:`));
    const { data, info } = await placed.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([541, 340, 4]);
    let [changed, transparent] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) transparent += 1;
      const [x, y] = [(i >> 2) % 541, Math.floor((i >> 2) / 541) - 40];
      if (x >= SIZE.width - RING || y < RING) continue;
      const from = 4 * (y * SIZE.width + x);
      for (let c = 0; c < 4; c += 1) if (data[i + c] !== source[from + c]) changed += 1;
    }
    expect(changed).toBe(0);
    expect(transparent).toBe(0);
  });

  it("is extended by dragging a side of its frame, and is the old one again after undo", async () => {
    const before = await stagePicture();
    const side = await page.waitForSelector(`${byTestId("extend-frame")} [data-side="left"]`);
    const box = await side?.boundingBox();
    if (!box) throw new Error("no side to drag");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 5 });
    await page.mouse.up();
    const left = await page.$eval(byTestId("extend-left"), (one) =>
      Number((one as HTMLInputElement).value),
    );
    expect(left).toBeCloseTo((40 * SIZE.width) / before.width, -1);
    await press(page, "extend-apply");
    await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("extend-bar"));
    const extended = await stagePicture();
    expect(extended.width / extended.height).toBeCloseTo((SIZE.width + left) / SIZE.height, 1);
    // What is new is one step of the paint; before it lies the picture it was made of.
    for (let step = 0; step < 3; step += 1) await press(page, "undo");
    await page.waitForFunction(
      (id, ratio) => {
        const rect = document.querySelector(id)?.getBoundingClientRect();
        return rect !== undefined && Math.abs(rect.width / rect.height - ratio) < 0.02;
      },
      {},
      byTestId("picture"),
      SIZE.width / SIZE.height,
    );
  });

  it("is cropped to a shape by pointer and by keys, and is the old one again after undo", async () => {
    await press(page, "crop");
    expect(await page.$(byTestId("extend-bar"))).toBeNull();
    await press(page, "crop-1-1");
    const said = () => page.$eval(byTestId("crop-note"), (one) => one.textContent);
    expect(await said()).toContain("300 × 300");
    const corner = await page.waitForSelector('[data-handle="se"]');
    const box = await corner?.boundingBox();
    if (!box) throw new Error("no corner to drag");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 30, y - 30, { steps: 5 });
    await page.mouse.up();
    const dragged = await said();
    expect(dragged).not.toContain("300 × 300");
    await page.focus(byTestId("move-window"));
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.up("Shift");
    const [side = 0, other = 1] = ((await said()) ?? "").match(/\d+/g)?.map(Number) ?? [];
    expect(side).toBe(other);
    expect(await said()).not.toBe(dragged);
    await page.keyboard.press("Enter");
    await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("crop-bar"));
    const facts = await find(page, "picture-facts");
    expect(await facts.evaluate((one) => one.textContent)).toContain(`${side} × ${side}`);
    await press(page, "undo");
    await page.waitForFunction(
      (id) => document.querySelector(id)?.textContent?.includes("451 × 300"),
      {},
      byTestId("picture-facts"),
    );
  });

  it("is left alone where nothing is added", async () => {
    expect(await page.$(`${byTestId("extend-apply")}:disabled`)).not.toBeNull();
    await press(page, "extend-close");
    expect(await page.$(byTestId("extend-frame"))).toBeNull();
  });
});

describe("a result", () => {
  it("is extended itself, and remembers the edit it came out of", async () => {
    await press(page, "extend-close");
    await page.keyboard.press("Escape");
    await press(page, "invert-mask");
    await fill(page, "prompt", "a red hat");
    await press(page, "generate");
    await waitForState(page, ["done"]);
    await waitForResults(page, 1);
    const first = await newestStoredEdit(page);
    await press(page, "tool-menu");
    await page.click(`[popover]:popover-open ${byTestId("open-extend")}`);
    await fill(page, "extend-top", "50");
    await press(page, "extend-apply");
    await find(page, "ancestors");
    await fill(page, "prompt", "more sky");
    await press(page, "generate");
    await waitForState(page, ["done"]);
    await waitForResults(page, 1);
    expect((await newestStoredEdit(page)).parentId).toBe(first.id);
  });
});
