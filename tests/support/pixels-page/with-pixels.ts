import { afterAll, beforeAll } from "vitest";
import { type Engine, openPixelsBrowser, type PixelsBrowser } from "./open.ts";

/** Gives the tests around it the pixel client in a real browser: `opened` is handed it before the first. */
export function withPixels(opened: (browser: PixelsBrowser) => void, engine?: Engine): void {
  let browser: PixelsBrowser | undefined;
  beforeAll(async () => {
    browser = await openPixelsBrowser(engine);
    opened(browser);
  }, 60_000);
  afterAll(() => browser?.close());
}
