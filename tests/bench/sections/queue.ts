import type { Page } from "puppeteer-core";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../../support/app.ts";
import { byTestId, fill, press } from "../../support/panel-page.ts";
import { paintAcross } from "../../support/panel-steps.ts";
import type { BenchContext } from "../context.ts";
import { addProfiles, frameTimes, readEnds } from "../queue/in-page.ts";
import { quantile, round, table } from "../table.ts";

const HANDOVERS = 12;
const TILES = 40;
const SECONDS = 10;

/**
 * What the queue costs: from the end of an edit to the next request, and the
 * panel's frames while six edits stream and forty results are in the strip.
 */
export async function run(context: BenchContext): Promise<void> {
  const app = await startApp();
  try {
    await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, model: "gpt-image-1" });
    const page = await openWithFile(app.browser, picture("chelsea.png"), {
      width: 400,
      height: 900,
    });
    await paintAcross(page);
    const handover = await measureHandover(app, page);
    context.log(`… ${TILES} results`);
    await fillStrip(app, page);
    const idle = await page.evaluate(frameTimes, SECONDS);
    const busy = await measureStreaming(app, page);
    const text = describe(handover, idle, busy);
    context.log(text);
    const figures = {
      handoverMs: handover,
      idleFramesMs: spread(idle),
      busyFramesMs: spread(busy),
    };
    await context.write("queue", figures, text);
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
    { timeout: 300_000 },
    byTestId("running"),
  );
}

/** More edits than may run at once: each that ends gives its turn to the next. */
async function measureHandover(app: App, page: Page): Promise<readonly number[]> {
  app.sandbox.setMode("slow=2");
  for (let at = 0; at < HANDOVERS + 2; at += 1) await ask(page, `turn ${at}`);
  await untilQuiet(page);
  const ends = (await page.evaluate(readEnds)).toSorted((a, b) => a - b);
  const starts = app.sandbox.requests
    .filter(({ kind }) => kind === "edits")
    .map(({ receivedAtMs }) => receivedAtMs)
    .toSorted((a, b) => a - b)
    // The first two did not have to wait for anybody.
    .slice(2);
  return starts.map((start, at) => start - (ends[at] ?? Number.NaN));
}

async function fillStrip(app: App, page: Page): Promise<void> {
  app.sandbox.setMode("");
  const count = () => page.$$eval(byTestId("result"), (all) => all.length);
  for (let at = 0; (await count()) < TILES; at += 1) {
    await ask(page, `tile ${at}`);
    await untilQuiet(page);
  }
}

/** Three profiles with two places each, on two origins: no server takes more than five. */
async function measureStreaming(app: App, page: Page): Promise<readonly number[]> {
  app.sandbox.setMode("slow=1");
  const other = app.sandbox.relayUrl.replace("127.0.0.1", "localhost");
  await page.evaluate(addProfiles, [app.sandbox.relayUrl, other, other]);
  await page.waitForFunction(
    (selector) => document.querySelectorAll(`${selector} option[value^="bench-"]`).length === 3,
    {},
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

function describe(
  handover: readonly number[],
  idle: readonly number[],
  busy: readonly number[],
): string {
  const row = (name: string, times: readonly number[]) => {
    const { p50, p95, longest } = spread(times);
    return [name, p50, p95, longest];
  };
  return [
    "# The queue",
    `${handover.length} turns handed over by one profile with two places; then frames of the panel`,
    `(400 × 900 px) with ${TILES} results in the strip, for ${SECONDS} seconds each: at rest, and while`,
    "six edits stream their previews and results arrive.",
    "",
    table(
      ["ms", "median", "p95", "longest"],
      [
        row("an edit ends → the next request arrives", handover),
        row("a frame at rest", idle),
        row("a frame while six edits stream", busy),
      ],
    ),
  ].join("\n");
}
