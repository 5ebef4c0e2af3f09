import { openPixelsBrowser } from "../../support/pixels-page/open.ts";
import type { BenchContext } from "../context.ts";
import { writePictures } from "../stitch/pictures.ts";
import { measureQuality, type Outcome } from "../stitch/quality.ts";
import { describeQuality, describeSpeed } from "../stitch/report.ts";
import { CASES, measureSpeed, type Speed } from "../stitch/speed.ts";

/** How well answers sit in their pictures, how fast they get there, and what it takes. */
export async function run(context: BenchContext): Promise<void> {
  const outcomes = await stitchFixtures();
  const quality = describeQuality(outcomes);
  context.log(quality);
  context.log(`docs/images: ${(await writePictures(outcomes)).join(", ")}`);
  const speeds: Speed[] = [];
  for (const speedCase of CASES) {
    context.log(`… ${speedCase.name}`);
    speeds.push(await measureSpeed(speedCase));
  }
  const speed = describeSpeed(speeds);
  context.log(speed);
  const figures = outcomes.map(({ pictures: _pictures, ...rest }) => rest);
  await context.write("stitch", { quality: figures, speed: speeds }, `${quality}\n\n${speed}`);
}

async function stitchFixtures(): Promise<Outcome[]> {
  const browser = await openPixelsBrowser();
  try {
    return await measureQuality(browser);
  } finally {
    await browser.close();
  }
}
