import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReceivedRequest } from "../sandbox/types.ts";
import { type App, openFile, openWithFile, picture, startReadyApp } from "../support/app.ts";
import {
  byTestId,
  type Fraction,
  fill,
  find,
  paint,
  press,
  SHOWN_RESULT,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;
let page: Page;

/** chelsea.png, px. */
const SIZE = { width: 451, height: 300 };
const FROM: Fraction = { x: 0.3, y: 0.4 };
const TO: Fraction = { x: 0.7, y: 0.4 };

const part = (request: ReceivedRequest | undefined, name: string) =>
  request?.parts.find((one) => one.name === name);

async function pixels(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, ...info };
}

async function generate(prompt: string, count = 1): Promise<ReceivedRequest | undefined> {
  await fill(page, "prompt", prompt);
  await page.select(byTestId("count"), String(count));
  await press(page, "generate");
  expect(await waitForState(page, ["done", "failed"])).toBe("done");
  await waitForResults(page, count);
  return app.sandbox.requests.filter(({ kind }) => kind === "edits").at(-1);
}

beforeAll(async () => {
  app = await startReadyApp();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await press(page, "clear-mask").catch(() => undefined);
});

afterAll(() => app?.close());

/** Distance of a point from the painted segment, window px. */
function distance(x: number, y: number, from: readonly number[], to: readonly number[]): number {
  const [x0 = 0, y0 = 0] = from;
  const [x1 = 0, y1 = 0] = to;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

describe("the request", () => {
  it("is what the document asks for, and transparent where the stroke was painted", async () => {
    await paint(page, [FROM, TO]);
    const box = await (await find(page, "picture")).boundingBox();
    const brush = Number(
      await page.$eval(byTestId("brush-size"), (range) => (range as HTMLInputElement).value),
    );
    const request = await generate("a red hat", 2);
    expect(request?.fields).toMatchObject({ prompt: "a red hat", n: "2" });
    // Servers that know no such origin answer 403 to it.
    expect(request?.headers).not.toHaveProperty("origin");
    expect(request?.fields["size"]).toMatch(/^(256x256|512x512|1024x1024)$/);
    expect(Object.keys(request?.fields ?? {})).not.toContain("user");
    expect(Object.keys(request?.fields ?? {})).not.toContain("model");
    const image = part(request, "image");
    const mask = part(request, "mask");
    expect(image?.metadata).toMatchObject({ format: "png" });
    expect(image?.metadata?.width).toBe(image?.metadata?.height);
    expect(image?.bytes.length).toBeLessThan(4_000_000);
    expect(mask?.metadata).toMatchObject({
      format: "png",
      width: image?.metadata?.width,
      height: image?.metadata?.height,
    });

    const edit = await newestStoredEdit(page);
    const { data, width, height } = await pixels(mask?.bytes ?? new Uint8Array());
    const scale = width / edit.window.width;
    const at = ({ x, y }: Fraction) => [
      (x * SIZE.width - edit.window.x) * scale,
      (y * SIZE.height - edit.window.y) * scale,
    ];
    const radius = (brush / 2 / ((box?.width ?? 0) / SIZE.width)) * scale;
    // One pixel for the edge, and what a pointer on whole screen px may be off.
    const slack = 1 + scale;
    let wrong = 0;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const isOpen = data[4 * (y * width + x) + 3] === 0;
        const away = distance(x + 0.5, y + 0.5, at(FROM), at(TO)) - radius;
        if ((away < -slack && !isOpen) || (away > slack && isOpen)) wrong += 1;
      }
    }
    expect(wrong).toBe(0);
    await page.close();
  });

  it("has no mask where the picture's own transparency says what to fill, and keeps its alpha", async () => {
    const folder = await mkdtemp(join(tmpdir(), "redraw-alpha-"));
    const path = join(folder, "alpha.png");
    const hole = await sharp({
      create: { width: 80, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 1 } },
    })
      .png()
      .toBuffer();
    await sharp(picture("chelsea.png"))
      .ensureAlpha()
      .composite([{ input: hole, left: 100, top: 100, blend: "dest-out" }])
      .toFile(path);
    await openFile(page, path);
    const request = await generate("fill it");
    expect(part(request, "mask")).toBeUndefined();
    const { data } = await pixels(part(request, "image")?.bytes ?? new Uint8Array());
    const alphas = new Set(data.filter((_, index) => index % 4 === 3));
    expect(alphas).toContain(0);
    expect(alphas).toContain(255);
    await page.close();
  });
});

describe("the result", () => {
  it("changes nothing beyond the painted area and its soft edge", async () => {
    await paint(page, [FROM, TO]);
    await generate("a red hat");
    const source = await pixels(await readFile(picture("chelsea.png")));
    const placed = await pixels((await newestStoredFile(page, "placed:")) ?? new Uint8Array());
    expect([placed.width, placed.height]).toEqual([SIZE.width, SIZE.height]);
    let changed = 0;
    let changedFar = 0;
    for (let index = 0; index < source.data.length; index += 1) {
      if (source.data[index] === placed.data[index]) continue;
      changed += 1;
      const y = Math.floor(index / 4 / SIZE.width);
      if (Math.abs(y - FROM.y * SIZE.height) > 60) changedFar += 1;
    }
    expect(changed).toBeGreaterThan(1_000);
    expect(changedFar).toBe(0);
    await page.close();
  });

  it("comes by address as well as in the answer", async () => {
    app.sandbox.setMode("url");
    await paint(page, [FROM, TO]);
    await generate("a red hat", 2);
    expect(app.sandbox.requests.filter(({ kind }) => kind === "result")).toHaveLength(2);
    await page.close();
  });

  it("can be gone on from: it is the picture of the next edit", async () => {
    await paint(page, [FROM, TO]);
    await generate("a red hat");
    const first = await newestStoredEdit(page);
    await press(page, "use-result");
    await page.waitForFunction(
      (selector) => document.querySelectorAll(selector).length === 0,
      {},
      SHOWN_RESULT,
    );
    await paint(page, [
      { x: 0.4, y: 0.8 },
      { x: 0.6, y: 0.8 },
    ]);
    await generate("a blue bow");
    const second = await newestStoredEdit(page);
    expect(second.parentId).toBe(first.id);
    expect(second.pictureId).not.toBe(first.pictureId);
    await page.close();
  });

  it("is gone back from by undo, and forward to again by redo", async () => {
    await paint(page, [FROM, TO]);
    await generate("a red hat", 2);
    await press(page, "use-result");
    const gone = () =>
      page.waitForFunction((one) => !document.querySelector(one), {}, SHOWN_RESULT);
    await gone();
    await press(page, "undo");
    await waitForResults(page, 2);
    await press(page, "redo");
    await gone();
    await press(page, "undo");
    await waitForResults(page, 2);
    await page.close();
  });

  it("is downloaded under the picture's name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "redraw-download-"));
    const client = await page.createCDPSession();
    await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await paint(page, [FROM, TO]);
    await generate("a red hat");
    await press(page, "download");
    await expect.poll(() => readdir(folder), { timeout: 10_000 }).toContain("chelsea-redraw.png");
    await page.close();
  });
});

describe("the picture", () => {
  const box = () =>
    page.$eval(byTestId("picture"), (one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
  /** Opens the panel once more. The picture's box before the panel's own code is there. */
  const boxOfStill = async () => {
    await page.evaluateOnNewDocument(() => {
      new MutationObserver(() => {
        const still = document.querySelector("#still > div")?.getBoundingClientRect();
        if (still) Object.assign(globalThis, { still: still.toJSON() });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await find(page, "picture");
    const { x, y, width, height } = await page.evaluate(
      () => (globalThis as { still?: DOMRect }).still ?? new DOMRect(),
    );
    expect(await page.$("#still")).toBeNull();
    return [x, y, width, height].map(Math.round);
  };
  const fails = async (prompt: string) => {
    await fill(page, "prompt", prompt);
    await press(page, "generate");
    await find(page, "error");
  };

  it.each([
    { width: 400, height: 860 },
    { width: 320, height: 480 },
  ])("keeps its place and size whatever comes, at $width × $height", async (viewport) => {
    await page.setViewport(viewport);
    await paint(page, [FROM, TO]);
    const boxes: Record<string, readonly number[]> = { painted: await box() };
    app.sandbox.setMode("held");
    await fill(page, "prompt", `a hat for ${viewport.width}`);
    await press(page, "generate");
    await find(page, "cancel");
    boxes["running"] = await box();
    app.sandbox.setMode("");
    await waitForResults(page, 1);
    boxes["result"] = await box();
    await fails("[sandbox:key-rejected] a red hat");
    boxes["error"] = await box();
    await press(page, "close-notice");
    boxes["error closed"] = await box();
    await generate("a red hat", 4);
    boxes["tried again"] = await box();
    await press(page, "adjust");
    await find(page, "adjust-fields");
    boxes["adjusting"] = await box();
    await page.keyboard.press("Escape");
    await press(page, "use-result");
    await find(page, "ancestor");
    boxes["gone on"] = await box();
    boxes["before the editor is there"] = await boxOfStill();
    boxes["opened again"] = await box();
    for (const [event, one] of Object.entries(boxes))
      expect([event, one]).toEqual([event, boxes["painted"]]);
    await page.close();
  });

  it("leaves room for the prompt and Generate on a low page and with text twice as large", async () => {
    const lowest = () =>
      page.$$eval(`${byTestId("prompt")}, ${byTestId("generate")}`, (all) =>
        Math.max(...all.map((one) => one.getBoundingClientRect().bottom)),
      );
    await page.setViewport({ width: 320, height: 480 });
    expect(await lowest()).toBeLessThanOrEqual(480);
    await page.setViewport({ width: 400, height: 860 });
    // Our policy forbids a style of the driver's, but not this.
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await lowest()).toBeLessThanOrEqual(860);
    await page.close();
  });
});
