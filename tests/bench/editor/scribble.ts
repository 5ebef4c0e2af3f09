import type { CDPSession, Page } from "puppeteer-core";

/** As often as a good mouse reports. */
const EVENT_EVERY_MS = 8;

export interface Area {
  readonly width: number;
  readonly height: number;
}

/** A lively scribble over the whole panel, the same every time: where the pointer is after so many ms. */
function scribbleAt(ms: number, { width, height }: Area): { x: number; y: number } {
  const t = ms / 1000;
  return {
    x: width * (0.5 + 0.42 * Math.sin(2 * Math.PI * 0.73 * t) * Math.cos(0.31 * t)),
    y: height * (0.5 + 0.3 * Math.sin(2 * Math.PI * 1.13 * t + 1)),
  };
}

/** One stroke of so many ms with the real mouse, at the pace of a hand, whether or not the page keeps up. */
export async function scribble(page: Page, ms: number, fromMs = 0): Promise<void> {
  const area = page.viewport();
  if (!area) throw new Error("no viewport");
  const devtools = await page.createCDPSession();
  const start = scribbleAt(fromMs, area);
  await send(devtools, "mouseMoved", start, 0);
  await send(devtools, "mousePressed", start, 1);
  const sent: Promise<unknown>[] = [];
  const began = performance.now();
  for (let at = EVENT_EVERY_MS; at <= ms; at += EVENT_EVERY_MS) {
    const wait = began + at - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    sent.push(send(devtools, "mouseMoved", scribbleAt(fromMs + at, area), 1));
  }
  await Promise.all(sent);
  await send(devtools, "mouseReleased", scribbleAt(fromMs + ms, area), 0);
  await devtools.detach();
}

function send(
  devtools: CDPSession,
  type: "mouseMoved" | "mousePressed" | "mouseReleased",
  { x, y }: { x: number; y: number },
  buttons: number,
): Promise<unknown> {
  const button = type === "mouseMoved" && buttons === 0 ? "none" : "left";
  return devtools.send("Input.dispatchMouseEvent", {
    type,
    x,
    y,
    button,
    buttons,
    clickCount: type === "mouseMoved" ? 0 : 1,
  });
}
