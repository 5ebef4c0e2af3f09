import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import sharp from "sharp";

/** Of the page that is looked at, CSS px. */
const LOOK = { width: 400, height: 800 } as const;

/**
 * One pixel stands for 8 × 8 of the screen: letters become grey, so that another
 * font, or another way to smooth it, changes little; what is missing, moved or of
 * another colour is still seen.
 */
const SCALE = 8;
const SMALL = { width: LOOK.width / SCALE, height: LOOK.height / SCALE } as const;

/** A small pixel is another one from so many levels of a channel on. */
const LEVELS = 32;

/** Such pixels, of a hundred: the lines of text that another font fills otherwise are fewer. */
export const MOST_DIFFERENT = 3;

/** With it the committed pictures are written anew: to be looked at, then committed. */
const isWriting = process.env["REDRAW_WRITE_LOOKS"] === "1";

const pathOf = (name: string) =>
  fileURLToPath(new URL(`../fixtures/looks/${name.replace(/\W+/g, "-")}.png`, import.meta.url));

/** How many of a hundred small pixels differ from the committed picture of this name. */
export async function differenceFromCommitted(page: Page, name: string): Promise<number> {
  await page.setViewport({ ...LOOK, deviceScaleFactor: 1 });
  // A field's caret blinks, and a transition is a moment.
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) {
        animation.finish();
      }
    }
  });
  const shot = await page.screenshot({ caret: "hide" } as Parameters<Page["screenshot"]>[0]);
  const small = sharp(shot).removeAlpha().resize(SMALL.width, SMALL.height, { kernel: "cubic" });
  const path = pathOf(name);
  if (isWriting || !existsSync(path)) {
    if (!isWriting) return 100;
    await small.clone().png({ compressionLevel: 9, palette: true }).toFile(path);
  }
  const [now, then] = await Promise.all([
    small.raw().toBuffer(),
    sharp(path).removeAlpha().raw().toBuffer(),
  ]);
  return shareDifferent(now, then);
}

/** Of two pictures of RGB bytes, how many of a hundred pixels differ in a channel by `LEVELS` or more. */
function shareDifferent(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return 100;
  let different = 0;
  for (let at = 0; at < a.length; at += 3) {
    const isOther = [0, 1, 2].some(
      (channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) >= LEVELS,
    );
    if (isOther) different += 1;
  }
  return (300 * different) / a.length;
}
