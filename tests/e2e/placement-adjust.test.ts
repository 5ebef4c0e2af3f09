import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, openWithFile, picture, startReadyApp } from "../support/app.ts";
import { byTestId, find, press, waitForResults } from "../support/panel-page.ts";
import { generate, paintAcross } from "../support/panel-steps.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

let app: App;
let page: Page;
let source: Buffer;

beforeAll(async () => {
  app = await startReadyApp();
  source = await sharp(picture("chelsea.png")).ensureAlpha().raw().toBuffer();
});

beforeEach(async () => {
  app.sandbox.reset();
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await press(page, "clear-mask").catch(() => undefined);
});

afterAll(() => app?.close());

async function paintAndGenerate(prompt: string): Promise<void> {
  await paintAcross(page);
  await generate(page, prompt);
}

/** How many px of the stored picture are not the source's. */
async function changedPx(): Promise<number> {
  const file = await newestStoredFile(page, "placed:");
  const data = await sharp(file).ensureAlpha().raw().toBuffer();
  let changed = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== source[i] || data[i + 1] !== source[i + 1]) changed += 1;
  }
  return changed;
}

/** Sets a slider as keys and pointers do, and waits until the picture has been made anew. */
async function slide(id: string, value: number): Promise<void> {
  await page.$eval(
    byTestId(id),
    (slider, to) => {
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      setter?.call(slider, String(to));
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    },
    value,
  );
  await settled();
}

/** The actions work again only when there is a picture for them. */
async function settled(): Promise<void> {
  await page.waitForSelector(`${byTestId("download")}:disabled`);
  await page.waitForSelector(`${byTestId("download")}:not(:disabled)`);
}

const fieldValue = (id: string) =>
  page.$eval(byTestId(id), (field) => Number((field as HTMLInputElement).value));

const notes = () =>
  page.$$eval(`${byTestId("placement-notes")} [data-note]`, (all) =>
    all.map((one) => (one as HTMLElement).dataset["note"]),
  );

describe("a result", () => {
  it("is put into the picture in another way without a new call, and stays so in history", async () => {
    await paintAndGenerate("a red hat");
    const usual = await changedPx();
    await press(page, "adjust");
    const feather = await fieldValue("adjust-feather");
    expect(feather).toBeGreaterThan(0);
    await slide("adjust-feather", 0);
    const hard = await changedPx();
    expect(hard).toBeLessThan(usual);
    await slide("adjust-growth", 20);
    expect(await changedPx()).toBeGreaterThan(usual);
    await (await find(page, "adjust-colour")).click();
    await settled();
    expect((await newestStoredEdit(page)).placements?.[0]?.choice).toEqual({
      featherPx: 0,
      growthPx: 20,
      matchColour: false,
    });
    expect(app.sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);

    await press(page, "open-history");
    await press(page, "history-item");
    await waitForResults(page, 1);
    if ((await page.$(byTestId("adjust-fields"))) === null) await press(page, "adjust");
    expect([await fieldValue("adjust-feather"), await fieldValue("adjust-growth")]).toEqual([
      0, 20,
    ]);
    await press(page, "adjust-reset");
    await settled();
    expect(await fieldValue("adjust-feather")).toBe(feather);
    expect(await changedPx()).toBe(usual);
    expect((await newestStoredEdit(page)).placements?.[0]?.choice).toBeUndefined();
  });

  it("is seen to change while a slider is held", async () => {
    await paintAndGenerate("a red hat");
    await press(page, "adjust");
    const stage = await find(page, "stage");
    const before = await stage.screenshot({ encoding: "base64" });
    const slider = await find(page, "adjust-growth");
    const box = await slider.boundingBox();
    if (!box) throw new Error("no slider");
    await page.mouse.move(box.x + 8, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 10 });
    await expect
      .poll(() => stage.screenshot({ encoding: "base64" }), { timeout: 15_000 })
      .not.toBe(before);
    await page.mouse.up();
    await page.waitForSelector(`${byTestId("download")}:not(:disabled)`);
  });

  it("says what the server did to the rest of the picture, in history too", async () => {
    await paintAndGenerate("[sandbox:mask-dropped] a red hat");
    expect(await notes()).toEqual(["drift"]);
    await press(page, "open-history");
    await press(page, "history-item");
    await waitForResults(page, 1);
    expect(await notes()).toEqual(["drift"]);
  });

  it.each([
    ["size=768x512", "aspect"],
    ["mask-hint=4", "shift"],
  ])("says what was put right: %s", async (mode, note) => {
    await paintAndGenerate(`[sandbox:${mode}] a red hat`);
    expect(await notes()).toContain(note);
  });

  it("says nothing where there is nothing to say", async () => {
    await paintAndGenerate("a red hat");
    expect(await notes()).toEqual([]);
  });
});
