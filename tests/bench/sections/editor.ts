import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BenchContext } from "../context.ts";
import { drawChart } from "../editor/chart.ts";
import { type BenchBrowser, openBenchBrowser } from "../editor/open.ts";
import { measurePicture } from "../editor/picture.ts";
import { measureStrokes, middleOf, type StrokeFigures, type StrokeRun } from "../editor/strokes.ts";
import { measureZoom } from "../editor/zoom.ts";
import { round, table } from "../table.ts";

const SIDE = 4096;
const SCRIBBLE_MS = 10_000;
const ROUNDS = 3;
const GROWTH_SCRIBBLE_MS = 3000;
const CONTENDERS = ["ours", "floor", "konva", "react-sketch-canvas"] as const;
const THROTTLINGS = [1, 4] as const;
const STROKES_BEFORE = [10, 100, 1000, 5000] as const;
/** 1, 16 and 100 megapixels. */
const SIDES = [1024, 4096, 10_000] as const;

interface Row extends StrokeFigures {
  readonly name: string;
  readonly throttling: number;
}

/** The editor at 360 px and ratio 2 over 4096² photograph-like px, beside its peers and the floor. */
export async function run(context: BenchContext): Promise<void> {
  const browser = await openBenchBrowser(context);
  try {
    const strokes = await compareStrokes(browser, context);
    const growth = await measureGrowth(browser, context);
    const sizes = await measureSizes(browser, context);
    const rest = await measureRest(browser, context);
    const text = [
      "# The editor",
      "",
      `A ${SCRIBBLE_MS / 1000} s scribble, then 20 strokes undone and redone. ms; ×4: the processor four times slower; the middle one of ${ROUNDS} runs.`,
      "",
      strokeTable(strokes),
      "",
      ratioTable(strokes),
      "",
      "What is there already:",
      "",
      strokeTable([...growth, ...sizes]),
      "",
      "![How the cost of a stroke and of undo grows with what was painted](editor-growth.svg)",
      "",
      restTable(rest),
    ].join("\n");
    await context.write("editor", { strokes, growth, sizes, rest }, text);
    await writeFile(
      fileURLToPath(new URL("../results/editor-growth.svg", import.meta.url)),
      growthChart(growth),
    );
    context.log(text);
  } finally {
    await browser.close();
  }
}

/** In turns, so that whatever else the machine does disturbs all of them alike. */
async function compareStrokes(browser: BenchBrowser, context: BenchContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const throttling of THROTTLINGS) {
    const runs = new Map<string, StrokeFigures[]>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const contender of CONTENDERS) {
        context.log(`  ${contender} ×${throttling}, ${round} of ${ROUNDS}`);
        const plan = { contender, throttling, side: SIDE, scribbleMs: SCRIBBLE_MS };
        const figures = await measureStrokes(browser, plan);
        runs.set(contender, [...(runs.get(contender) ?? []), figures]);
      }
    }
    for (const [name, figures] of runs) rows.push({ name, throttling, ...middleOf(figures) });
  }
  return rows;
}

async function measureGrowth(browser: BenchBrowser, context: BenchContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const strokes of STROKES_BEFORE) {
    context.log(`  after ${strokes} strokes`);
    const plan = { contender: "ours", throttling: 1, side: SIDE, scribbleMs: GROWTH_SCRIBBLE_MS };
    const figures = await measureOften(browser, { ...plan, strokes });
    rows.push({ name: `${strokes} strokes`, throttling: 1, ...figures });
  }
  return rows;
}

async function measureSizes(browser: BenchBrowser, context: BenchContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const side of SIDES) {
    const name = `${Math.round((side * side) / 1e6)} megapixels`;
    context.log(`  ${name}`);
    const plan = { contender: "ours", throttling: 1, scribbleMs: GROWTH_SCRIBBLE_MS, strokes: 100 };
    rows.push({ name, throttling: 1, ...(await measureOften(browser, { ...plan, side })) });
  }
  return rows;
}

async function measureOften(browser: BenchBrowser, plan: StrokeRun): Promise<StrokeFigures> {
  const runs: StrokeFigures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) runs.push(await measureStrokes(browser, plan));
  return middleOf(runs);
}

async function measureRest(browser: BenchBrowser, context: BenchContext) {
  const rows = [];
  for (const throttling of THROTTLINGS) {
    context.log(`  zoom, opening, wand ×${throttling}`);
    const zoom = await measureZoom(browser, throttling, SIDE);
    const picture = await measurePicture(browser, throttling, SIDE);
    rows.push({ throttling, zoom, picture });
  }
  return rows;
}

function strokeTable(rows: readonly Row[]): string {
  return table(
    [
      "",
      "event → paint",
      "p95",
      "handler p95",
      "frame p95",
      "frames > 34 ms",
      "tasks > 50 ms",
      "undo p95",
      "redo p95",
    ],
    rows.map((row) => [
      row.throttling > 1 ? `${row.name} ×${row.throttling}` : row.name,
      row.latencyMedian,
      row.latencyP95,
      row.handlerP95,
      row.intervalP95,
      `${row.lateFrames} %`,
      row.longTasks,
      row.undoP95,
      row.redoP95,
    ]),
  );
}

/** How many times as long as ours, by the p95 of event → paint and of a frame. */
function ratioTable(rows: readonly Row[]): string {
  const body = rows
    .filter(({ name }) => name !== "ours")
    .map((row) => {
      const ours = rows.find((one) => one.name === "ours" && one.throttling === row.throttling);
      return [
        row.throttling > 1 ? `${row.name} ×${row.throttling}` : row.name,
        round(row.latencyP95 / (ours?.latencyP95 ?? Number.NaN), 2),
        round(row.intervalP95 / (ours?.intervalP95 ?? Number.NaN), 2),
        row.name === "floor" ? "" : round(row.undoP95 / (ours?.undoP95 ?? Number.NaN), 2),
      ];
    });
  return table(["times ours", "event → paint p95", "frame p95", "undo p95"], body);
}

function restTable(rows: Awaited<ReturnType<typeof measureRest>>): string {
  return table(
    ["", ...rows.map(({ throttling }) => (throttling > 1 ? `×${throttling}` : "ms"))],
    [
      ["zooming: frame p95", ...rows.map(({ zoom }) => zoom.intervalP95)],
      ["zooming: tasks > 50 ms", ...rows.map(({ zoom }) => zoom.longTasks)],
      ["16 Mpx JPEG: bytes → first paint", ...rows.map(({ picture }) => picture.firstPaint)],
      ["wand, first use on a picture", ...rows.map(({ picture }) => picture.wandFirst)],
      ["wand, next use", ...rows.map(({ picture }) => picture.wandNext)],
      ["memory, MB", ...rows.map(({ picture }) => picture.memory)],
    ],
  );
}

function growthChart(rows: readonly Row[]): string {
  return drawChart(
    "What a stroke and undo cost after so many strokes (p95, ms)",
    "strokes painted before",
    STROKES_BEFORE,
    [
      { name: "handler", colour: "#2f8f4e", values: rows.map((row) => row.handlerP95) },
      { name: "undo", colour: "#bf4309", values: rows.map((row) => row.undoP95) },
      { name: "redo", colour: "#2b6cb0", values: rows.map((row) => row.redoP95) },
    ],
    { name: "one frame", value: 16.7 },
  );
}
