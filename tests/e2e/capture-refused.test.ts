import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED } from "../support/app.ts";
import { type Capturing, startCapturing } from "../support/capturing.ts";

/** Nothing but the access a click lends: what is asked for, and what is refused with which word. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

/** How often the background decodes a picture from now on. */
async function watchDecodings(): Promise<() => Promise<number>> {
  const target = await capturing.browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  if (!worker) throw new Error("no worker");
  await worker.evaluate(() => {
    const decode = globalThis.createImageBitmap;
    const counting = (...args: Parameters<typeof decode>) => {
      const counter = globalThis as { decodings?: number };
      counter.decodings = (counter.decodings ?? 0) + 1;
      return decode(...args);
    };
    globalThis.createImageBitmap = counting as typeof decode;
  });
  return () => worker.evaluate(() => (globalThis as { decodings?: number }).decodings ?? 0);
}

describe("what another site keeps is asked for, that one site only", () => {
  it.each([["other-origin"], ["hotlink"], ["background-other"], ["no-referrer"]])(
    "%s",
    async (kind) => {
      expect(await capturing.pick(await capturing.show(kind))).toMatchObject({
        state: "needs-permission",
        host: "localhost",
        origins: ["http://localhost/*", "https://localhost/*"],
      });
    },
  );

  it("redirect-away: nobody can tell where to, so only all sites will do", async () => {
    expect(await capturing.rightClick(await capturing.show("redirect-away"))).toMatchObject({
      state: "needs-permission",
      isRedirected: true,
      origins: ["http://*/*", "https://*/*"],
    });
  });

  it.each([["frame-other"], ["frame-nested"]])(
    "%s: the picker asks for the frame's site",
    async (kind) => {
      expect(await capturing.pick(await capturing.show(kind))).toMatchObject({
        state: "needs-permission",
        host: "localhost",
      });
    },
  );
});

describe("what is no picture has its word", () => {
  it.each([
    ["missing", "capture_not_found"],
    ["forbidden", "capture_forbidden"],
    ["failing", "capture_unreachable"],
    ["zero", "capture_empty"],
    ["page", "capture_not_an_image"],
    ["words", "capture_not_an_image"],
    ["headless", "picture_undecodable"],
    ["cut", "capture_cut_off"],
    ["heic", "picture_type_unsupported"],
    ["jxl", "picture_type_unsupported"],
  ])("%s: %s", async (kind, errorCode) => {
    const refused = await capturing.rightClick(await capturing.show(kind));
    expect(refused).toMatchObject({ state: "failed", errorCode });
  });

  it("claims-huge: by its header, with the figures, and before anything is decoded", async () => {
    const countDecodings = await watchDecodings();
    // The page itself may stand still over such a picture; so no clock, but a count.
    expect(await capturing.rightClick(await capturing.show("claims-huge"))).toMatchObject({
      errorCode: "picture_too_many_pixels",
      params: { width: 20_000, height: 20_000, megapixels: 400, maxmegapixels: 100 },
    });
    expect(await countDecodings()).toBe(0);
    // The count counts: what is on the screen is decoded to be cut out.
    await capturing.rightClick(await capturing.show("same-origin"));
    const before = await countDecodings();
    await capturing.ask({ type: "capture-screen" });
    expect((await countDecodings()) - before).toBe(1);
  });

  it("too-vast: one JPEG of 110 megapixels", async () => {
    expect(await capturing.rightClick(await capturing.show("too-vast"))).toMatchObject({
      errorCode: "picture_too_many_pixels",
      params: { width: 11_000, height: 10_000, megapixels: 110, maxmegapixels: 100 },
    });
  });

  it("vast: one of 96 megapixels is within the limit, and opens", async () => {
    expect(await capturing.rightClick(await capturing.show("vast"))).toMatchObject({
      state: "ready",
      size: "12000x8000",
      type: "image/jpeg",
    });
  });

  it("too-heavy: given up while it still arrives", async () => {
    expect(await capturing.rightClick(await capturing.show("too-heavy"))).toMatchObject({
      errorCode: "capture_too_many_bytes",
      params: { limit: 64 },
    });
  });

  it("a click on nothing", async () => {
    const page = await capturing.show("canvas");
    const { errorCode } = await capturing.after(async () => {
      await page.mouse.move(3, 3);
      await page.evaluate(() => document.querySelector("#target")?.remove());
      await capturing.menuOn(page);
    });
    expect(errorCode).toBe("capture_nothing_there");
  });

  it("a page of the browser's own", async () => {
    const page = await capturing.browser.newPage();
    await page.goto("chrome://version");
    const { errorCode } = await capturing.after(() =>
      capturing.panel.evaluate(async () => {
        const { id: windowId } = await chrome.windows.getCurrent();
        await chrome.runtime.sendMessage({ type: "capture-pick", windowId, mode: "picture" });
      }),
    );
    expect(["capture_restricted_page", "capture_access_needed"]).toContain(errorCode);
    await page.close();
  });
});

describe("a server that does not come to an end", () => {
  it.each([["hang"], ["drip"]])("%s can be stopped at once", async (kind) => {
    const page = await capturing.show(kind, "domcontentloaded");
    const stopped = capturing.rightClick(page);
    await capturing.panel.waitForFunction(async () => {
      const entries = Object.entries(await chrome.storage.session.get());
      return entries.some(
        ([key, job]) =>
          key.startsWith("inbox:") && (job as { state?: string }).state === "capturing",
      );
    });
    const startedAt = performance.now();
    await capturing.panel.evaluate(async () => {
      const { id: windowId } = await chrome.windows.getCurrent();
      await chrome.runtime.sendMessage({ type: "capture-stop", windowId });
    });
    expect(await stopped).toMatchObject({ state: "failed", errorCode: "capture_cancelled" });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("hang times out by itself", async () => {
    const page = await capturing.show("hang", "domcontentloaded");
    expect(await capturing.rightClick(page)).toMatchObject({ errorCode: "capture_timed_out" });
  });
});
