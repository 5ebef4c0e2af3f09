import { quantile, round } from "../table.ts";
import type { BenchBrowser } from "./open.ts";

export interface ZoomFigures {
  readonly intervalP95: number;
  readonly longTasks: number;
}

const STEPS = 150;
const STEP_MS = 16;

/** Zooming in and out with the wheel over a picture with 100 strokes. */
export async function measureZoom(
  browser: BenchBrowser,
  throttling: number,
  side: number,
): Promise<ZoomFigures> {
  const page = await browser.newPage(throttling);
  try {
    await page.evaluate(
      (length) => globalThis.bench?.mount("ours", { width: length, height: length }),
      side,
    );
    await page.mouse.move(180, 240);
    const devtools = await page.createCDPSession();
    await page.evaluate(() => globalThis.bench?.meter.start());
    const sent: Promise<unknown>[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      const deltaY = Math.floor(step / 25) % 2 === 0 ? -60 : 60;
      sent.push(
        devtools.send("Input.dispatchMouseEvent", {
          type: "mouseWheel",
          x: 180,
          y: 240,
          deltaX: 0,
          deltaY,
        }),
      );
      await new Promise((done) => setTimeout(done, STEP_MS));
    }
    await Promise.all(sent);
    const reading = await page.evaluate(() => globalThis.bench?.meter.stop());
    return {
      intervalP95: round(quantile(reading?.intervals ?? [], 0.95)),
      longTasks: reading?.longTasks.length ?? Number.NaN,
    };
  } finally {
    await page.close();
  }
}
