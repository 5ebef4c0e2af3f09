import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "../../support/build.ts";
import { removeProfileDirs } from "../../support/chromium.ts";
import type { BenchContext } from "../context.ts";
import { measureStarts, type Starts } from "../panel/background-start.ts";
import type { Opening } from "../panel/in-page.ts";
import { measureOpenings, type Openings } from "../panel/openings.ts";
import { BACKGROUNDS, type Background, withBackground, withLeastPanel } from "../panel/packages.ts";
import { median, round, table } from "../table.ts";

const STEPS = [
  "firstPaint",
  "seen",
  "drawn",
  "picture",
  "ready",
] as const satisfies readonly (keyof Opening)[];

const NAMES = {
  firstPaint: "first paint",
  seen: "picture seen",
  drawn: "drawn by React",
  picture: "painted by the editor",
  ready: "ready to paint on",
} as const;

const BACKGROUND_NAMES: Readonly<Record<Background, string>> = {
  least: "one line that answers",
  unused: "the same, with our script in it that is not run",
  ours: "ours",
};

/**
 * Opening the panel beside the least panel that shows the same picture, and
 * starting the background beside the least one.
 */
export async function run(context: BenchContext): Promise<void> {
  if (!build("--mode", "test")) throw new Error("the build failed");
  const openings = await measureOpenings(await withLeastPanel());
  const starts: Partial<Record<Background, Starts>> = {};
  let scriptBytes = 0;
  for (const kind of BACKGROUNDS) {
    const path = await withBackground(kind);
    starts[kind] = await measureStarts(path);
    scriptBytes = gzipSync(await readFile(join(path, "background.js"))).length;
  }
  await removeProfileDirs();
  const text = [
    "# Opening the panel",
    "",
    "From the moment its page begins to load, the picture stored and its window told of it, at 400 ×",
    "860 px. Cold is the first opening of a browser that has just been started, warm the next one.",
    "The least panel is React, a heading and an `<img>` with the same bytes. The first paint is what",
    "the browser calls so: the bar with its icons here, the heading there.",
    "",
    openingTable(openings),
    "",
    "# Starting the background",
    "",
    `From a message to its answer. Ours is ${round(scriptBytes / 1000)} KB gzipped.`,
    "",
    startTable(starts),
  ].join("\n");
  context.log(text);
  await context.write("panel", { openings, starts, scriptBytes }, text);
}

function openingTable({ sidepanel, least }: Openings): string {
  const rows = (["cold", "warm"] as const).flatMap((when) =>
    STEPS.map((step) => {
      const ours = median(sidepanel[when].map((one) => one[step]));
      const floor = median(least[when].map((one) => one[step]));
      return [`${when}: ${NAMES[step]}`, round(ours, 0), round(floor, 0), round(ours / floor, 2)];
    }),
  );
  return table(["median, ms", "panel", "least", "ratio"], rows);
}

function startTable(starts: Partial<Record<Background, Starts>>): string {
  const rows = BACKGROUNDS.map((kind) => {
    const { cold = [], warm = [] } = starts[kind] ?? {};
    return [
      BACKGROUND_NAMES[kind],
      round(median(cold)),
      round(Math.min(...cold)),
      round(median(warm)),
    ];
  });
  return table(["background", "ended: median, ms", "least, ms", "running: median, ms"], rows);
}
