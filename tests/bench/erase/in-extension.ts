import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import sharp from "sharp";
import { openWithFile, WITH_HOSTS } from "../../support/app.ts";
import { build } from "../../support/build.ts";
import { launchChromium, PATIENCE_MS, removeProfileDirs } from "../../support/chromium.ts";
import { byTestId, fill, find, press, waitForState } from "../../support/panel-page.ts";
import { descendsFrom, peakOfRenderers } from "../stitch/memory.ts";
import { round, table } from "../table.ts";
import { photographLike } from "./speed.ts";

/** *Continue the edge* as a person uses it, from the press to the result on the screen. */
export interface InExtension {
  readonly name: string;
  readonly milliseconds: number;
  /** Of the processor, all of the browser's processes. */
  readonly cpuMs: number;
  /** The panel's process, its workers included, at its peak, MiB: with the picture open, and in the end. */
  readonly peakOpen: number | undefined;
  readonly peak: number | undefined;
}

interface Plan {
  readonly name: string;
  /** px, by side. */
  readonly by: Readonly<Record<string, number>>;
}

const SIZE = { width: 4896, height: 3264 };
const PLANS: readonly Plan[] = [
  { name: "16 Mpx, right by 10 %", by: { right: 490 } },
  { name: "16 Mpx, all sides by 10 %", by: { left: 490, right: 490, top: 326, bottom: 326 } },
];

export const IN_EXTENSION_NAMES = PLANS.map(({ name }) => name);

export async function measureInExtension(names: ReadonlySet<string>): Promise<InExtension[]> {
  const plans = PLANS.filter(({ name }) => names.has(name));
  if (plans.length === 0) return [];
  if (!build("--mode", "test")) throw new Error("the build failed");
  const folder = await mkdtemp(join(tmpdir(), "erase-bench-"));
  const file = join(folder, "picture.jpg");
  try {
    const { data } = await photographLike(SIZE.width, SIZE.height);
    const raw = { ...SIZE, channels: 4 as const };
    await sharp(data, { raw }).jpeg({ quality: 90 }).toFile(file);
    const rows: InExtension[] = [];
    for (const plan of plans) rows.push(await measure(plan, file));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
    await removeProfileDirs();
  }
}

async function measure({ name, by }: Plan, file: string): Promise<InExtension> {
  // A browser for each: what an earlier one held is not given back.
  const browser = await launchChromium({ extension: WITH_HOSTS });
  try {
    const page = await openWithFile(browser, file);
    await press(page, "tool-menu");
    await page.click(`[popover]:popover-open ${byTestId("open-extend")}`);
    await find(page, "extend-bar");
    for (const [side, px] of Object.entries(by)) await fill(page, `extend-${side}`, String(px));
    const root = browser.process()?.pid ?? 0;
    const peakOpen = await peakOfRenderers(root);
    const cpuBefore = await cpuMsOf(browser);
    const start = performance.now();
    await press(page, "extend-continue");
    await resultShown(page);
    const milliseconds = performance.now() - start;
    const cpuMs = (await cpuMsOf(browser)) - cpuBefore;
    return { name, milliseconds, cpuMs, peakOpen, peak: await peakOfRenderers(root) };
  } finally {
    await browser.close();
  }
}

async function resultShown(page: Page): Promise<void> {
  await page.waitForFunction((id) => !document.querySelector(id), {}, byTestId("extend-bar"));
  const state = await waitForState(page, ["done", "failed"], PATIENCE_MS);
  if (state !== "done") throw new Error(`continuing the edge: ${state}`);
  await page.waitForSelector(`${byTestId("result")}[data-ready="true"]`, { timeout: PATIENCE_MS });
}

/** What all processes of a browser have used of the processor, ms. Linux only. */
async function cpuMsOf(browser: Browser): Promise<number> {
  const root = browser.process()?.pid ?? 0;
  let ticks = 0;
  for (const entry of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(entry) || !(await descendsFrom(Number(entry), root))) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  // A tick is 10 ms on every Linux there is.
  return ticks * 10;
}

export function describeInExtension(rows: readonly InExtension[]): string {
  const mebibytes = (value: number | undefined) => (value === undefined ? "–" : round(value, 0));
  const body = rows.map((one) => [
    one.name,
    round(one.milliseconds, 0),
    round(one.cpuMs, 0),
    mebibytes(one.peakOpen),
    mebibytes(one.peak),
  ]);
  const head = ["picture", "ms", "of the processor", "peak with it open, MiB", "peak in the end"];
  return [
    "## *Continue the edge* in the extension",
    "From the press to the result on the screen, once: reading and decoding the file, filling, encoding, storing, and putting it into the picture; on a machine that others use too. The processor's time is that of all of the browser's processes, the peak that of the panel's, with its workers.",
    table(head, body),
  ].join("\n\n");
}
