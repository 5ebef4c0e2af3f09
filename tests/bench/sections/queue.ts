import type { Page } from "puppeteer-core";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../../support/app.ts";
import { byTestId, fill, press } from "../../support/panel-page.ts";
import { paintAcross } from "../../support/panel-steps.ts";
import type { BenchContext } from "../context.ts";
import { type GallerySample, measureGallery } from "../queue/gallery-memory.ts";
import { addProfiles, frameTimes } from "../queue/in-page.ts";
import { quantile, round, table } from "../table.ts";

const HANDOVERS = 12;
const TILES = 40;
const SECONDS = 10;

/**
 * What many edits cost: from the answer to one to the next request, the panel's
 * frames while six stream and forty results are in the strip, and the memory of
 * the gallery.
 */
export async function run(context: BenchContext): Promise<void> {
  const measured = await measureQueue(context);
  const gallery = await measureGallery();
  const text = describe(measured, gallery);
  context.log(text);
  const { handover, idle, busy } = measured;
  await context.write(
    "queue",
    { handoverMs: handover, idleFramesMs: spread(idle), busyFramesMs: spread(busy), gallery },
    text,
  );
}

interface Measured {
  readonly handover: readonly number[];
  readonly idle: readonly number[];
  readonly busy: readonly number[];
}

async function measureQueue(context: BenchContext): Promise<Measured> {
  const app = await startApp();
  try {
    await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, model: "gpt-image-1.5" });
    const size = { width: 400, height: 900 };
    const page = await openWithFile(app.browser, picture("chelsea.png"), size);
    // A page behind another one has no frames.
    await page.bringToFront();
    await paintAcross(page);
    const handover = await measureHandover(app, page);
    context.log(`… ${TILES} results`);
    await fillStrip(app, page);
    const idle = await page.evaluate(frameTimes, SECONDS);
    return { handover, idle, busy: await measureStreaming(app, page) };
  } finally {
    await app.close();
  }
}

async function ask(page: Page, prompt: string): Promise<void> {
  await fill(page, "prompt", prompt);
  await page.waitForSelector(`${byTestId("generate")}:not([aria-busy])`);
  await press(page, "generate");
}

async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction(
    (selector) => document.querySelectorAll(selector).length === 0,
    { timeout: 120_000, polling: 100 },
    byTestId("running"),
  );
}

/** More edits than may run at once: each that ends gives its turn to the next. */
async function measureHandover(app: App, page: Page): Promise<readonly number[]> {
  app.sandbox.setMode("slow=2");
  for (let at = 0; at < HANDOVERS + 2; at += 1) await ask(page, `turn ${at}`);
  await untilQuiet(page);
  const edits = app.sandbox.requests.filter(({ kind }) => kind === "edits");
  const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
  const ends = sorted(edits.map(({ endedAtMs = Number.NaN }) => endedAtMs));
  const starts = sorted(edits.map(({ receivedAtMs }) => receivedAtMs));
  // The first two do not have to wait for anybody; each further one waits for an end.
  return starts.slice(2).map((start, at) => start - (ends[at] ?? Number.NaN));
}

async function fillStrip(app: App, page: Page): Promise<void> {
  app.sandbox.setMode("");
  // Not all of them are drawn: each says how many there are, the original included.
  const count = () =>
    page.$eval(byTestId("result"), (one) => Number(one.getAttribute("aria-setsize")) - 1);
  for (let at = 0; (await count()) < TILES; at += 1) {
    await ask(page, `tile ${at}`);
    await untilQuiet(page);
  }
}

/** Three profiles with two places each, on two origins: no server takes more than five. */
async function measureStreaming(app: App, page: Page): Promise<readonly number[]> {
  app.sandbox.setMode("drip=8");
  const other = app.sandbox.relayUrl.replace("127.0.0.1", "localhost");
  await page.evaluate(addProfiles, [app.sandbox.relayUrl, other, other]);
  await page.waitForFunction(
    (selector) => document.querySelectorAll(`${selector} option[value^="bench-"]`).length === 3,
    { polling: 100 },
    byTestId("profile"),
  );
  for (let at = 0; at < 18; at += 1) {
    await page.select(byTestId("profile"), `bench-${at % 3}`);
    await ask(page, `stream ${at}`);
  }
  return page.evaluate(frameTimes, SECONDS);
}

function spread(times: readonly number[]) {
  return {
    p50: round(quantile(times, 0.5)),
    p95: round(quantile(times, 0.95)),
    longest: round(Math.max(...times)),
  };
}

function describe({ handover, idle, busy }: Measured, gallery: readonly GallerySample[]): string {
  const row = (name: string, times: readonly number[]) => {
    const { p50, p95, longest } = spread(times);
    return [name, p50, p95, longest];
  };
  return [
    "# Many edits",
    "",
    `${handover.length} turns handed over by one profile with two places; then frames of the panel`,
    `(400 × 900 px) with ${TILES} results in the strip, for ${SECONDS} seconds each: at rest, and while`,
    "six edits stream their previews and results arrive.",
    "",
    table(
      ["ms", "median", "p95", "longest"],
      [
        row("an answer has been sent → the next request arrives", handover),
        row("a frame at rest", idle),
        row("a frame while six edits stream", busy),
      ],
    ),
    "",
    "The gallery with 200 pictures of a page, before and after each walk through all of them: the",
    "browser with all its processes (the page's own pictures included), and the panel's heap.",
    "",
    table(
      ["walks", "browser, MB", "panel's heap, MB", "nodes"],
      gallery.map(({ walk, all, panelHeap, nodes }) => [
        walk,
        round(all, 0),
        round(panelHeap),
        nodes,
      ]),
    ),
  ].join("\n");
}
