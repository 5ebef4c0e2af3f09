import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAsset } from "../sandbox/gallery/assets.ts";
import { SHIPPED } from "../support/app.ts";
import { type Captured, type Capturing, startCapturing } from "../support/capturing.ts";

/** Pictures that are in no file: their pixels are looked at, in the middle and in a corner. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The colour at a point of the stored picture, given as fractions of its sides. */
async function colourAt({ pictureId }: Captured, x: number, y: number): Promise<Colour> {
  return capturing.panel.evaluate(
    async (id, atX, atY) => {
      const request = indexedDB.open("redraw");
      await new Promise((done) => request.addEventListener("success", done));
      const store = request.result.transaction("records").objectStore("records");
      const read = store.get(`bytes:${id}`);
      await new Promise((done) => read.addEventListener("success", done));
      request.result.close();
      const image = new Image();
      image.src = URL.createObjectURL(read.result);
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no pen");
      pen.drawImage(image, 0, 0);
      const at = [Math.floor(canvas.width * atX), Math.floor(canvas.height * atY)] as const;
      return Array.from(pen.getImageData(...at, 1, 1).data) as unknown as Colour;
    },
    pictureId,
    x,
    y,
  );
}

const AMBER: Colour = [224, 160, 48, 255];
const CAT: Colour = [190, 150, 124, 255];

describe("what only the page has is read there", () => {
  it.each([
    ["canvas", "element", "image/png", "451x300", CAT],
    ["blob-revoked", "element", "image/png", "451x300", CAT],
    ["service-worker", "page", "image/png", "320x220", AMBER],
    ["data-svg", "data-url", "image/svg+xml", "2048x1365", AMBER],
  ] as const)("%s", async (kind, way, type, size, middle) => {
    const captured = await capturing.pick(await capturing.show(kind));
    expect(captured).toMatchObject({ state: "ready", way, type, size });
    expect(await colourAt(captured, 0.5, 0.5)).toEqual(middle);
  });

  it.each([
    ["random", "brick.png"],
    ["once", "astronaut.jpg"],
  ])("%s: what is shown, not what the address gives now", async (kind, asset) => {
    const captured = await capturing.rightClick(await capturing.show(kind));
    expect(captured).toMatchObject({ state: "ready", way: "element", size: "512x512" });
    const shown = await sharp((await readAsset(asset))?.bytes)
      .raw()
      .ensureAlpha()
      .toBuffer();
    const middle = (256 * 512 + 256) * 4;
    expect(await colourAt(captured, 0.5, 0.5)).toEqual([...shown.subarray(middle, middle + 4)]);
  });

  it("video: the frame on the screen", async () => {
    const captured = await capturing.pick(await capturing.show("video"));
    expect(captured).toMatchObject({ way: "element", type: "image/png", size: "400x260" });
    const [red, green, blue, alpha] = await colourAt(captured, 0.5, 0.1);
    expect(alpha).toBe(255);
    expect(blue, "the sky behind the rocket").toBeGreaterThan(30);
    expect(red + green + blue).toBeGreaterThan(60);
  });

  it("inline-svg: the drawing as a file of its own", async () => {
    const captured = await capturing.pick(await capturing.show("inline-svg"));
    expect(captured).toMatchObject({ state: "ready", way: "element", type: "image/svg+xml" });
    expect(await colourAt(captured, 310 / 400, 70 / 260)).toEqual(AMBER);
    expect(await colourAt(captured, 0.02, 0.02)).toEqual([0xdf, 0xe7, 0xea, 255]);
  });
});

describe("a canvas that its page may not read", () => {
  it("is refused with its reason, and then taken as it is on the screen", async () => {
    const page = await capturing.show("canvas-tainted");
    const refused = await capturing.pick(page);
    expect(refused).toMatchObject({ state: "failed", errorCode: "capture_protected" });
    const taken = await capturing.ask({ type: "capture-screen" });
    expect(taken).toMatchObject({ state: "ready", way: "screen", type: "image/png" });
    const box = await page.$eval("#target", (element) => element.getBoundingClientRect().toJSON());
    const ratio = await page.evaluate(() => devicePixelRatio);
    const [width = 0, height = 0] = (taken.size ?? "").split("x").map(Number);
    expect(Math.abs(width - box.width * ratio)).toBeLessThanOrEqual(2);
    expect(Math.abs(height - box.height * ratio)).toBeLessThanOrEqual(2);
    const onPage = await page.screenshot({ encoding: "binary", clip: { ...box } });
    expect(onPage.length).toBeGreaterThan(1_000);
  });

  it("is not taken off the screen while another tab is in front", async () => {
    await capturing.pick(await capturing.show("canvas-tainted"));
    const other = await capturing.browser.newPage();
    await other.bringToFront();
    const taken = await capturing.ask({ type: "capture-screen" });
    expect(taken).toMatchObject({ state: "failed", errorCode: "capture_not_visible" });
    await other.close();
  });
});

describe("where a picture came from", () => {
  it("is remembered: its address, its page, and how it was got", async () => {
    const page = await capturing.show("same-origin");
    expect(await capturing.rightClick(page)).toMatchObject({
      way: "page",
      sourceUrl: `${capturing.sandbox.galleryUrl}/pictures/chelsea.png`,
      pageUrl: page.url(),
      pageTitle: "Same origin · Redraw gallery",
    });
  });
});
