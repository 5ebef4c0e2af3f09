import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type App,
  forgetPictures,
  openWithFile,
  picture,
  setUpProfile,
  startApp,
} from "../support/app.ts";
import { clickMenuWithoutMenu } from "../support/click-menu.ts";
import { byTestId, fill, find, press } from "../support/panel-page.ts";
import { generate, paintAcross } from "../support/panel-steps.ts";

let app: App;
let page: Page;

const sentImages = () =>
  app.sandbox.requests
    .filter(({ kind }) => kind === "edits")
    .at(-1)
    ?.parts.filter(({ name }) => name.startsWith("image")) ?? [];

const names = (one: Page) =>
  one.$$eval(byTestId("reference"), (items) =>
    items.map((item) => (item as HTMLElement).dataset["picture"]),
  );

async function add(...files: readonly string[]) {
  const before = (await names(page)).length;
  await find(page, "add-reference");
  const chooser = await page.$(byTestId("reference-file"));
  await (chooser as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(
    ...files.map(picture),
  );
  await page.waitForFunction(
    (selector, count) => document.querySelectorAll(selector).length === count,
    {},
    `${byTestId("reference")}[data-ready="true"]`,
    before + files.length,
  );
}

async function paintAndGenerate(): Promise<void> {
  await paintAcross(page);
  await generate(page, "a hat like in the second picture");
}

async function setModel(model: string) {
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, model });
}

beforeAll(async () => {
  app = await startApp();
  await setModel("gpt-image-1.5");
});

beforeEach(async () => {
  app.sandbox.reset();
  // What was left on a picture would come back with it.
  await forgetPictures(app.browser);
  page = await openWithFile(app.browser, picture("chelsea.png"));
});

afterAll(() => app?.close());

describe("reference pictures", () => {
  it("are sent after the open one, in their order, upright and without their metadata", async () => {
    await add("rocket.jpg", "text.png");
    const [first, second] = await names(page);
    await (await page.$$(`${byTestId("reference")} button[popovertarget]`))[1]?.click();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "menuitem");
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual([second, first]);
    await paintAndGenerate();
    const images = sentImages();
    expect(images.map(({ name }) => name)).toEqual(["image[]", "image[]", "image[]"]);
    const widths = [];
    for (const { bytes, contentType } of images) {
      expect(contentType).toBe("image/png");
      const { width, exif } = await sharp(bytes).metadata();
      expect(exif).toBeUndefined();
      widths.push(width);
    }
    const text = await sharp(picture("text.png")).metadata();
    const rocket = await sharp(picture("rocket.jpg")).metadata();
    expect(widths.slice(1)).toEqual([text.width, rocket.width]);
  });

  it("can be taken away again; a single picture goes as `image`", async () => {
    await add("rocket.jpg");
    await (await page.$(`${byTestId("reference")} button[popovertarget]`))?.click();
    await (await page.waitForSelector(byTestId("remove-reference"), { visible: true }))?.click();
    expect(await names(page)).toEqual([]);
    await paintAndGenerate();
    expect(sentImages().map(({ name }) => name)).toEqual(["image"]);
  });

  it("are still there when the panel was closed, and in history", async () => {
    await add("rocket.jpg");
    await paintAndGenerate();
    const before = await names(page);
    await page.reload();
    await find(page, "reference");
    expect(await names(page)).toEqual(before);
    await press(page, "open-history");
    await press(page, "history-item");
    await find(page, "reference");
    expect(await names(page)).toEqual(before);
  });

  it("stay, but pale and unsent, with a model that takes one picture", async () => {
    await add("rocket.jpg");
    await setModel("");
    await page.waitForSelector(`${byTestId("reference")}[data-sent="false"]`);
    expect(await page.$(byTestId("add-reference"))).toBeNull();
    await paintAndGenerate();
    expect(sentImages().map(({ name }) => name)).toEqual(["image"]);
    await setModel("gpt-image-1.5");
  });

  it("can be pasted where the prompt is; elsewhere a picture is opened", async () => {
    const paste = (selector: string) =>
      page.evaluate(async (target) => {
        const canvas = new OffscreenCanvas(30, 20);
        canvas.getContext("2d")?.fillRect(0, 0, 10, 10);
        const blob = await canvas.convertToBlob();
        const data = new DataTransfer();
        data.items.add(new File([blob], "pasted.png", { type: "image/png" }));
        const event = new ClipboardEvent("paste", {
          clipboardData: data,
          bubbles: true,
          cancelable: true,
        });
        document.querySelector(target)?.dispatchEvent(event);
      }, selector);
    await paste(byTestId("prompt"));
    await find(page, "reference");
    await paste(byTestId("stage"));
    await page.waitForFunction(
      (selector) => document.querySelector(selector) === null,
      {},
      byTestId("reference"),
    );
  });
});

describe("a picture of a page", () => {
  it("is opened, and by one button sent along with the one before, whose edit is as it was", async () => {
    await fill(page, "prompt", "a hat");
    const gallery = await app.browser.newPage();
    await gallery.goto(`${app.sandbox.galleryUrl}/kinds/png-palette.html`);
    const srcUrl = await gallery.$eval("img", (image) => image.currentSrc);
    await clickMenuWithoutMenu(app.browser, gallery, { srcUrl });
    await page.bringToFront();
    await press(page, "use-as-reference");
    await find(page, "reference");
    const prompt = await page.$eval(
      byTestId("prompt"),
      (field) => (field as HTMLTextAreaElement).value,
    );
    expect(prompt).toBe("a hat");
    await gallery.close();
  });
});
