import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture, SHIPPED } from "../support/app.ts";
import { type Capturing, hashOf, startCapturing } from "../support/capturing.ts";

/** Pages and pictures of the person's own disk, and tabs with nothing but an image in them. */
let folder: string;

const address = (name: string) => pathToFileURL(join(folder, name)).href;

const HOLDERS = {
  img: (url: string) => `<img id="target" src="${url}" width="300" alt="">`,
  background: (url: string) =>
    `<div id="target" style="width:300px;height:200px;background:url('${url}')"></div>`,
  "svg-image": (url: string) =>
    `<svg width="300" height="200"><image id="target" href="${url}" width="300" height="200"/></svg>`,
} as const;

/** Written to break addresses that are not escaped. */
const FILE = "a cat, 100 % & #1.png";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redraw-files-"));
  await copyFile(picture("chelsea.png"), join(folder, FILE));
  for (const [name, html] of Object.entries(HOLDERS)) {
    const page = `<!doctype html><title>Mine</title>${html(address(FILE))}`;
    await writeFile(join(folder, `${name}.html`), page);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("with the browser's switch for files on", () => {
  let capturing: Capturing;

  beforeAll(async () => {
    capturing = await startCapturing(SHIPPED);
  });

  afterAll(() => capturing?.close());

  it.each(Object.keys(HOLDERS))(
    "%s of a page on the disk: the picker brings the very file",
    async (name) => {
      const captured = await capturing.pick(await capturing.open(address(`${name}.html`)));
      expect(captured).toMatchObject({
        state: "ready",
        sourceUrl: address(FILE),
        pageTitle: "Mine",
      });
      expect(captured.sha256).toBe(await hashOf("chelsea.png"));
    },
  );

  it("so does a menu click", async () => {
    const captured = await capturing.rightClick(await capturing.open(address("img.html")));
    expect(captured.sha256).toBe(await hashOf("chelsea.png"));
  });

  it("a picture from the disk alone in its tab comes as it is", async () => {
    const captured = await capturing.rightClick(await capturing.open(address(FILE)));
    expect(captured.sha256).toBe(await hashOf("chelsea.png"));
  });

  it("a page of the web cannot make us read a file", async () => {
    const page = await capturing.show("same-origin");
    await page.evaluate((url) => {
      document.querySelector("img")?.setAttribute("src", url);
    }, address(FILE));
    expect(await capturing.rightClick(page)).toMatchObject({
      state: "failed",
      errorCode: "capture_address_unusable",
    });
  });

  it.each([["menu"], ["picker"]])("a bare image tab: the %s brings the very file", async (way) => {
    for (const [server, asset] of [
      [capturing.sandbox.galleryUrl, "chelsea.png"],
      [capturing.sandbox.otherUrl, "coffee.jpg"],
    ] as const) {
      const page = await capturing.open(`${server}/pictures/${asset}`);
      const captured = await (way === "menu" ? capturing.rightClick(page) : capturing.pick(page));
      expect(captured).toMatchObject({ state: "ready", way: "page" });
      expect(captured.sha256).toBe(await hashOf(asset));
    }
  });
});

describe("with the browser's switch for files off", () => {
  let capturing: Capturing;

  beforeAll(async () => {
    capturing = await startCapturing(SHIPPED, { mayReadFiles: false });
  });

  afterAll(() => capturing?.close());

  it("a menu click has its word, and no other", async () => {
    const refused = await capturing.rightClick(await capturing.open(address("img.html")));
    expect(refused).toMatchObject({ state: "failed", errorCode: "capture_file_access" });
  });

  it("so has the picker", async () => {
    const page = await capturing.open(address("img.html"));
    const refused = await capturing.after(() => capturing.menuOn(page, "pick-picture-here"));
    expect(refused).toMatchObject({ state: "failed", errorCode: "capture_file_access" });
  });
});
