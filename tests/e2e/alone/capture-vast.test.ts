import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED } from "../../support/app.ts";
import { type Captured, type Capturing, startCapturing } from "../../support/capturing.ts";
import { byTestId } from "../../support/panel-page.ts";

/** The largest picture that is opened: 12,000 × 8,000. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

interface Watch {
  openedMs: number;
  longestPauseMs: number;
}

/** In the panel: from the word that the picture is there until it is shown, and the longest standstill. */
async function watchPanel(): Promise<() => Promise<Watch>> {
  await capturing.panel.evaluate((selector) => {
    const watch = { openedMs: 0, longestPauseMs: 0 };
    (globalThis as { watch?: typeof watch }).watch = watch;
    /** The picture before it was a square one. */
    const isThere = () => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box !== undefined && Math.abs(box.width / box.height - 1.5) < 0.01;
    };
    let readyAt = Number.POSITIVE_INFINITY;
    chrome.storage.session.onChanged.addListener((changes) => {
      const inbox = Object.entries(changes).find(([key]) => key.startsWith("inbox:"))?.[1];
      const entry = inbox?.newValue as { readonly state?: string } | undefined;
      if (entry?.state === "ready") readyAt = Math.min(readyAt, performance.now());
    });
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      watch.longestPauseMs = Math.max(watch.longestPauseMs, now - last);
      last = now;
      if (isThere()) watch.openedMs = now - readyAt;
      else setTimeout(tick, 4);
    };
    tick();
  }, byTestId("picture"));
  return async () => {
    const read = () =>
      capturing.panel.evaluate(() => (globalThis as { watch?: Watch }).watch as Watch);
    await expect.poll(async () => (await read()).openedMs, { timeout: 60_000 }).toBeGreaterThan(0);
    return read();
  };
}

/** What the browser itself takes to decode the stored bytes, in this run. */
async function decodeMs({ pictureId }: Captured): Promise<number> {
  return capturing.panel.evaluate(async (id) => {
    const request = indexedDB.open("redraw");
    await new Promise((done) => request.addEventListener("success", done));
    const read = request.result.transaction("records").objectStore("records").get(`bytes:${id}`);
    await new Promise((done) => read.addEventListener("success", done));
    request.result.close();
    const bytes = new Blob([await read.result.arrayBuffer()]);
    const startedAt = performance.now();
    (await createImageBitmap(bytes)).close();
    return performance.now() - startedAt;
  }, pictureId);
}

describe("a picture of 96 megapixels", () => {
  it("opens, and the panel never stands still", async () => {
    await capturing.rightClick(await capturing.show("photo-brick"));
    await capturing.panel.waitForSelector(byTestId("picture"));
    const page = await capturing.show("vast");
    const opened = await watchPanel();
    const captured = await capturing.rightClick(page);
    expect(captured).toMatchObject({ state: "ready", size: "12000x8000", type: "image/jpeg" });
    const { openedMs, longestPauseMs } = await opened();
    const own = [await decodeMs(captured), await decodeMs(captured), await decodeMs(captured)];
    const decode = own.toSorted((a, b) => a - b)[1] ?? 0;
    expect(longestPauseMs).toBeLessThan(200);
    expect(openedMs).toBeLessThan(decode * 1.5);
  });
});
