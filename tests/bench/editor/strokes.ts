import type { Page } from "puppeteer-core";
import { median, quantile, round } from "../table.ts";
import type { BenchBrowser } from "./open.ts";
import type { Reading } from "./page/meter.ts";
import { scribble } from "./scribble.ts";

export interface StrokeFigures {
  readonly latencyMedian: number;
  readonly latencyP95: number;
  readonly handlerP95: number;
  readonly intervalP95: number;
  /** Per cent of frames that took longer than two. */
  readonly lateFrames: number;
  readonly longTasks: number;
  readonly undoP95: number;
  readonly redoP95: number;
}

const LATE_MS = 34;
const SHORT_STROKES = 20;
const SHORT_STROKE_MS = 160;

export interface StrokeRun {
  readonly contender: string;
  readonly throttling: number;
  /** Of the picture, px. */
  readonly side: number;
  readonly scribbleMs: number;
  /** Strokes that are there before. */
  readonly strokes?: number;
}

/** One long scribble, then short strokes that are undone and done again. */
export async function measureStrokes(
  browser: BenchBrowser,
  run: StrokeRun,
): Promise<StrokeFigures> {
  const page = await browser.newPage(run.throttling);
  try {
    await page.evaluate(
      (name, side) => globalThis.bench?.mount(name, { width: side, height: side }),
      run.contender,
      run.side,
    );
    if (run.strokes) await loadStrokes(page, run.strokes, run.side);
    await page.evaluate(() => globalThis.bench?.meter.start());
    await scribble(page, run.scribbleMs);
    const reading = await page.evaluate(() => globalThis.bench?.meter.stop());
    if (!reading) throw new Error("nothing was measured");
    for (let index = 0; index < SHORT_STROKES; index += 1) {
      await scribble(page, SHORT_STROKE_MS, index * 700);
    }
    const undo = await repeat(page, "undo");
    const redo = await repeat(page, "redo");
    return figuresOf(reading, undo, redo);
  } finally {
    await page.close();
  }
}

/** Of each figure the middle one: other programs disturb single runs. */
export function middleOf(runs: readonly StrokeFigures[]): StrokeFigures {
  const middle = (key: keyof StrokeFigures) => median(runs.map((figures) => figures[key]));
  return {
    latencyMedian: middle("latencyMedian"),
    latencyP95: middle("latencyP95"),
    handlerP95: middle("handlerP95"),
    intervalP95: middle("intervalP95"),
    lateFrames: middle("lateFrames"),
    longTasks: middle("longTasks"),
    undoP95: middle("undoP95"),
    redoP95: middle("redoP95"),
  };
}

async function repeat(page: Page, what: "undo" | "redo"): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < SHORT_STROKES; index += 1) {
    times.push((await page.evaluate((name) => globalThis.bench?.[name](), what)) ?? Number.NaN);
  }
  return times;
}

/** Strokes all over the picture, each of 40 points, as if they had been painted before. */
async function loadStrokes(page: Page, count: number, side: number): Promise<void> {
  const strokes = Array.from({ length: count }, (_, index) =>
    Array.from({ length: 40 }, (_unused, point) => [
      side * (0.5 + 0.45 * Math.sin(index * 1.7 + point * 0.03)),
      side * (0.5 + 0.45 * Math.cos(index * 2.3 + point * 0.02)),
    ]).flat(),
  );
  await page.evaluate((all) => globalThis.bench?.load(all), strokes);
  await page.evaluate(() => globalThis.bench?.nextPaint());
}

function figuresOf(
  reading: Reading,
  undo: readonly number[],
  redo: readonly number[],
): StrokeFigures {
  const { latencies, handlers, intervals, longTasks } = reading;
  const late = intervals.filter((interval) => interval > LATE_MS).length;
  return {
    latencyMedian: round(median(latencies)),
    latencyP95: round(quantile(latencies, 0.95)),
    handlerP95: round(quantile(handlers, 0.95), 2),
    intervalP95: round(quantile(intervals, 0.95)),
    lateFrames: round((100 * late) / Math.max(intervals.length, 1)),
    longTasks: longTasks.length,
    undoP95: round(quantile(undo, 0.95)),
    redoP95: round(quantile(redo, 0.95)),
  };
}
