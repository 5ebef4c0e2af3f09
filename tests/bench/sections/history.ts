import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { WITH_HOSTS } from "../../support/app.ts";
import { launchChromium, openPanelTab, removeProfileDirs } from "../../support/chromium.ts";
import { seedHistory } from "../../support/seed-history.ts";
import type { BenchContext } from "../context.ts";
import {
  openHistory,
  putAndGet,
  readRaw,
  restore,
  scrollThrough,
  search,
} from "../history/in-page.ts";
import { median, table } from "../table.ts";

/** Edits, and the bytes of each one's picture and result: small in the largest run. */
const CASES = [
  { count: 100, blobBytes: 1_500_000 },
  { count: 1_000, blobBytes: 100_000 },
  { count: 10_000, blobBytes: 0 },
] as const;

const ROUNDS = 5;
const WORDS = ["r", "re", "red", "red h", "number 7"];

interface Figures {
  readonly count: number;
  readonly firstThumbsMs: number;
  readonly completeMs: number;
  readonly rawMs: number;
  readonly keystrokeMs: number;
  readonly slowestKeystrokeMs: number;
  readonly restoreMs: number;
  readonly putMs: number;
  readonly getMs: number;
  readonly heapBefore: number;
  readonly heapAfter: number;
}

/** How fast the history is with few and with many edits, beside the barest reads of the same store. */
export async function run(context: BenchContext): Promise<void> {
  const all: Figures[] = [];
  for (const { count, blobBytes } of CASES) {
    context.log(`… ${count} edits`);
    all.push(await measure(count, blobBytes));
  }
  const text = describe(all);
  context.log(text);
  await context.write("history", { cases: all }, text);
}

async function measure(count: number, blobBytes: number): Promise<Figures> {
  const thumb = await sharp({
    create: {
      width: 192,
      height: 128,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
  const browser = await launchChromium({ extension: WITH_HOSTS });
  try {
    const page = await openPanelTab(browser);
    await seedHistory(page, count, { thumb, pictureBytes: blobBytes, resultBytes: blobBytes });
    return await measurePage(page, count);
  } finally {
    await browser.close();
    await removeProfileDirs();
  }
}

async function measurePage(page: Page, count: number): Promise<Figures> {
  const [opened, raw]: [{ thumbs: number; complete: number }[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.reload();
    await page.waitForSelector('[data-testid="open-history"]');
    raw.push(await page.evaluate(readRaw));
    opened.push(await page.evaluate(openHistory, count));
  }
  const keystrokes: number[] = [];
  for (const word of WORDS) keystrokes.push(await page.evaluate(search, word));
  await page.evaluate(search, "");
  const heapBefore = await heapOf(page);
  await page.evaluate(scrollThrough, 60);
  const heapAfter = await heapOf(page);
  const restored = await page.evaluate(restore, 2);
  const stored = await page.evaluate(putAndGet, 4_000_000);
  return {
    count,
    firstThumbsMs: median(opened.map(({ thumbs }) => thumbs)),
    completeMs: median(opened.map(({ complete }) => complete)),
    rawMs: median(raw),
    keystrokeMs: median(keystrokes),
    slowestKeystrokeMs: Math.max(...keystrokes),
    restoreMs: restored,
    putMs: stored.put,
    getMs: stored.get,
    heapBefore,
    heapAfter,
  };
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
  return (await page.metrics()).JSHeapUsedSize ?? 0;
}

const ms = (value: number) => `${Math.round(value)} ms`;
const mb = (value: number) => `${(value / 1e6).toFixed(1)} MB`;

function describe(all: readonly Figures[]): string {
  const rows = all.map((one) => [
    one.count.toLocaleString("en"),
    `${ms(one.firstThumbsMs)} (${(one.firstThumbsMs / one.rawMs).toFixed(1)} ×)`,
    ms(one.completeMs),
    `${ms(one.keystrokeMs)} (${ms(one.slowestKeystrokeMs)})`,
    ms(one.restoreMs),
    `${ms(one.putMs)}, ${ms(one.getMs)}`,
    `${mb(one.heapBefore)} → ${mb(one.heapAfter)}`,
  ]);
  const heads = [
    "edits",
    "first thumbnails (× raw reads)",
    "all entries",
    "keystroke (slowest)",
    "restore",
    "4 MB put, get",
    "heap over a scroll",
  ];
  return table(heads, rows);
}
