import type { Page } from "puppeteer-core";
import { byTestId } from "../../support/panel-page.ts";

export interface Watch {
  openedMs: number;
  longestPauseMs: number;
}

/** In the panel: from the word that the picture is there until it is shown, and the longest standstill. */
export async function watchPanel(panel: Page): Promise<() => Promise<Watch>> {
  await panel.evaluate((selector) => {
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
    const read = () => panel.evaluate(() => (globalThis as { watch?: Watch }).watch as Watch);
    await panel.waitForFunction(
      () => ((globalThis as { watch?: Watch }).watch?.openedMs ?? 0) > 0,
      { timeout: 60_000 },
    );
    return read();
  };
}

/** What the browser itself takes to decode the stored bytes, in this run. */
export async function decodeMs(panel: Page, pictureId: string): Promise<number> {
  return panel.evaluate(async (id) => {
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
