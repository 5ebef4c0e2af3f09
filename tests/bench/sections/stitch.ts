import { openPixelsBrowser } from "../../support/pixels-page/open.ts";
import type { BenchContext } from "../context.ts";
import { measureQuality } from "../stitch/quality.ts";
import { describeQuality } from "../stitch/report.ts";

export async function run(context: BenchContext): Promise<void> {
  const browser = await openPixelsBrowser();
  try {
    const outcomes = await measureQuality(browser);
    const text = describeQuality(outcomes);
    context.log(text);
    const quality = outcomes.map(({ pictures: _pictures, ...figures }) => figures);
    await context.write("stitch", { quality }, text);
  } finally {
    await browser.close();
  }
}
