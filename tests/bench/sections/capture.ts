import { SHIPPED } from "../../support/app.ts";
import { type Capturing, startCapturing } from "../../support/capturing.ts";
import { removeProfileDirs } from "../../support/chromium.ts";
import { byTestId } from "../../support/panel-page.ts";
import { decodeMs, watchPanel } from "../capture/watch-panel.ts";
import type { BenchContext } from "../context.ts";
import { median, round, table } from "../table.ts";

const ROUNDS = 3;

/**
 * Opening the largest picture that is opened, 12,000 × 8,000, beside what the
 * browser itself takes to decode it: the panel is to wait for little else, and
 * never to stand still meanwhile.
 */
export async function run(context: BenchContext): Promise<void> {
  const capturing = await startCapturing(SHIPPED);
  try {
    const opened: number[] = [];
    const paused: number[] = [];
    const decoded: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const figures = await measure(capturing);
      opened.push(figures.openedMs);
      paused.push(figures.longestPauseMs);
      decoded.push(await decodeMs(capturing.panel, figures.pictureId));
    }
    const floor = median(decoded);
    const row = (name: string, ms: number) => [name, round(ms, 0), round(ms / floor, 2)];
    const text = table(
      ["96 Mpx JPEG", "ms", "to decoding"],
      [
        row("decoded by the browser", floor),
        row("shown after the picture has come", median(opened)),
        row("longest standstill of the panel", median(paused)),
      ],
    );
    context.log(text);
    await context.write("capture", { opened, paused, decoded }, text);
  } finally {
    await capturing.close();
    await removeProfileDirs();
  }
}

async function measure(capturing: Capturing) {
  // A square one before it, so that it is seen when the vast one stands there.
  await capturing.rightClick(await capturing.show("photo-brick"));
  await capturing.panel.waitForSelector(byTestId("picture"));
  const page = await capturing.show("vast");
  const opened = await watchPanel(capturing.panel);
  const { pictureId } = await capturing.rightClick(page);
  if (!pictureId) throw new Error("the picture was not opened");
  return { ...(await opened()), pictureId };
}
