import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture } from "../../support/app.ts";
import { hashOf } from "../../support/capturing.ts";
import { type FirefoxCapturing, startFirefoxCapturing } from "../../support/capturing-firefox.ts";

/** Firefox lends less to a click than Chromium, and names the element instead of the address. */
let firefox: FirefoxCapturing;

beforeAll(async () => {
  firefox = await startFirefoxCapturing();
  // The sidebar takes its room from the page at the first click.
  await firefox.show("same-origin");
  await firefox.rightClick();
});

afterAll(() => firefox?.close());

describe("in Firefox, the native menu on a picture", () => {
  it.each([
    ["same-origin", "chelsea.png"],
    ["cookie", "chelsea.png"],
    ["redirect", "coffee.jpg"],
    ["other-origin-cors", "astronaut.jpg"],
    ["data", "brick.png"],
    ["data-large", "noise.png"],
    ["blob", "chelsea.png"],
    ["shadow-closed", "chelsea.png"],
    ["svg-image", "chelsea.png"],
    ["lazy", "rocket-1280.jpg"],
    ["frame-same", "chelsea.png"],
    ["exif-6", "exif-6.jpg"],
    ["avif", "photo.avif"],
    ["svg-hostile", "hostile.svg"],
  ])("%s: brings the very file", async (kind, asset) => {
    await firefox.show(kind);
    const captured = await firefox.rightClick();
    expect(captured).toMatchObject({ state: "ready" });
    expect(captured.sha256).toBe(await hashOf(asset));
  });

  it.each([
    ["csp: its pixels, for here a page's policy binds our requests too", "csp", "451x300"],
    ["blob-revoked: its pixels", "blob-revoked", "451x300"],
    ["video: the frame on the screen", "video", "400x260"],
  ])("%s", async (_name, kind, size) => {
    await firefox.show(kind);
    expect(await firefox.rightClick()).toMatchObject({ state: "ready", way: "element", size });
  });

  it.each([
    ["other-origin", "localhost"],
    ["hotlink", "localhost"],
    ["redirect-away", "127.0.0.1"],
    ["csp-sandbox", "127.0.0.1"],
  ])("%s: asks for that one site", async (kind, host) => {
    await firefox.show(kind);
    expect(await firefox.rightClick()).toMatchObject({ state: "needs-permission", host });
  });

  it.each([
    ["missing", "capture_not_found"],
    ["heic", "picture_type_unsupported"],
    ["jxl", "picture_type_unsupported"],
    ["cut", "capture_cut_off"],
    ["claims-huge", "picture_too_many_pixels"],
  ])("%s: is refused with its word", async (kind, errorCode) => {
    await firefox.show(kind);
    expect(await firefox.rightClick()).toMatchObject({ state: "failed", errorCode });
  });
});

describe("in Firefox, the picker", () => {
  it.each([
    ["canvas", { way: "element", size: "451x300" }],
    ["background", { way: "page", size: "600x400" }],
    ["overlay", { way: "page", size: "512x512" }],
    ["overlay-pixel", { way: "page", size: "600x400" }],
    ["pseudo", { way: "page", size: "600x400" }],
    ["service-worker", { way: "page", size: "320x220" }],
    ["frame-srcdoc", { way: "page", size: "451x300" }],
    ["inline-svg", { way: "element", type: "image/svg+xml" }],
  ])("%s: takes what is under the click", async (kind, expected) => {
    await firefox.show(kind);
    expect(await firefox.pick()).toMatchObject({ state: "ready", ...expected });
  });

  it("is in the menu of any page, outlines what is under the pointer, and leaves nothing", async () => {
    await firefox.show("canvas");
    const captured = await firefox.after(async () => {
      await firefox.takeEntry("figcaption small");
      await firefox.page.waitForSelector("html > [popover]", { timeout: 20_000 });
      await firefox.pointAtTarget();
      await firefox.display.screenshot("artifacts/firefox-picker.png");
      await firefox.display.xdotool("key", "Escape");
    });
    expect(captured.state).toBe("none");
    expect(await firefox.page.$("html > [popover]")).toBeNull();
  });

  it.each([["frame-other"], ["frame-nested"]])("%s: asks for the frame's site", async (kind) => {
    await firefox.show(kind);
    expect(await firefox.pick()).toMatchObject({ state: "needs-permission", host: "localhost" });
  });
});

describe("in Firefox, what cannot be read", () => {
  it("is taken as it is on the screen", async () => {
    await firefox.show("canvas-tainted");
    const refused = await firefox.pick();
    expect(refused).toMatchObject({ state: "failed", errorCode: "capture_protected" });
    const taken = await firefox.ask({ type: "capture-screen" });
    expect(taken).toMatchObject({ state: "ready", way: "screen", type: "image/png" });
    const { size, ratio } = await firefox.page.$eval("#target", (element) => {
      const { width, height } = element.getBoundingClientRect();
      return { size: [width, height], ratio: devicePixelRatio };
    });
    const [width = 0, height = 0] = (taken.size ?? "").split("x").map(Number);
    expect(Math.abs(width - (size[0] ?? 0) * ratio)).toBeLessThanOrEqual(2);
    expect(Math.abs(height - (size[1] ?? 0) * ratio)).toBeLessThanOrEqual(2);
  });
});

describe("in Firefox, without any page around", () => {
  let folder: string;
  const address = (name: string) => pathToFileURL(join(folder, name)).href;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "redraw-files-"));
    await copyFile(picture("chelsea.png"), join(folder, "a cat.png"));
    await writeFile(
      join(folder, "page.html"),
      '<!doctype html><title>Mine</title><img id="target" src="a%20cat.png" width="300">',
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("a bare image tab brings the very file", async () => {
    await firefox.show(`${firefox.sandbox.otherUrl}/pictures/coffee.jpg`);
    const captured = await firefox.rightClick();
    expect(captured).toMatchObject({ state: "ready", way: "page" });
    expect(captured.sha256).toBe(await hashOf("coffee.jpg"));
  });

  it.each([["page.html"], ["a cat.png"]])("%s of the disk is drawn again", async (name) => {
    await firefox.show(address(name));
    expect(await firefox.rightClick()).toMatchObject({
      state: "ready",
      way: "element",
      size: "451x300",
    });
  });
});
