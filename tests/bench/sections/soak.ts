import type { Browser, Page } from "puppeteer-core";
import { openFile, openWithFile, picture, setUpProfile, WITH_HOSTS } from "../../support/app.ts";
import { build } from "../../support/build.ts";
import { launchChromium, removeProfileDirs } from "../../support/chromium.ts";
import { fill, paint, press, waitForResults, waitForState } from "../../support/panel-page.ts";
import type { BenchContext } from "../context.ts";
import { type BenchServer, startBenchServer } from "../relay/server.ts";
import { quantile, round, table } from "../table.ts";

const EDITS = Number(process.env["SOAK_EDITS"] ?? 500);
const EDITS_A_SAMPLE = 50;
/** Another picture is opened after so many edits; each is come back to. */
const EDITS_A_PICTURE = 5;
const PICTURES = ["chelsea.png", "coffee.jpg", "rocket.jpg", "astronaut.jpg"] as const;

/** How it stands after so many edits. */
interface Sample {
  readonly edits: number;
  /** ms from the press to the result on the screen: median and 95th percentile of the last ones. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Bytes after a collection. */
  readonly panelHeap: number;
  readonly backgroundHeap: number;
  /** Bytes that the browser says are stored. */
  readonly stored: number;
  readonly nodes: number;
}

/**
 * Five hundred edits in one panel without a pause, over four pictures in turn:
 * memory, storage and speed after each fifty. Steady is what does not grow
 * beyond what is kept on purpose (results on the disk).
 */
export async function run(context: BenchContext): Promise<void> {
  if (!build("--mode", "test")) throw new Error("the build failed");
  const server = await startBenchServer();
  server.answerWith(1, "b64");
  const browser = await launchChromium({ extension: WITH_HOSTS });
  const samples: Sample[] = [];
  try {
    await setUpProfile(browser, { baseUrl: server.url, model: "gpt-image-1.5" });
    const page = await openWithFile(browser, picture(PICTURES[0]));
    for (let edits = 0; edits < EDITS; edits += EDITS_A_SAMPLE) {
      const times: number[] = [];
      for (let at = edits; at < edits + EDITS_A_SAMPLE; at += 1) times.push(await edit(page, at));
      samples.push(await sample(browser, page, edits + EDITS_A_SAMPLE, times));
      context.log(JSON.stringify(samples.at(-1)));
    }
  } finally {
    await browser.close();
    await server.close();
    await removeProfileDirs();
  }
  const text = describe(samples, server);
  context.log(text);
  await context.write("soak", { samples, requests: server.seen.edits }, text);
}

/** One edit as a person makes it. How long it took, ms. */
async function edit(page: Page, number: number): Promise<number> {
  if (number % EDITS_A_PICTURE === 0) {
    await openFile(page, picture(PICTURES[(number / EDITS_A_PICTURE) % PICTURES.length] ?? ""));
    const y = 0.3 + 0.4 * Math.random();
    await paint(page, [
      { x: 0.4, y },
      { x: 0.6, y: y + 0.05 },
    ]);
  }
  await fill(page, "prompt", `a red hat, number ${number}`);
  const startedMs = performance.now();
  await press(page, "generate");
  await waitForState(page, ["sending", "receiving", "done"]);
  await waitForState(page, ["done"]);
  await waitForResults(page, 1);
  return performance.now() - startedMs;
}

async function sample(browser: Browser, page: Page, edits: number, times: readonly number[]) {
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
  const { JSHeapUsedSize: panelHeap = 0, Nodes: nodes = 0 } = await page.metrics();
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const background = await target.createCDPSession();
  await background.send("HeapProfiler.collectGarbage");
  const { usedSize: backgroundHeap } = await background.send("Runtime.getHeapUsage");
  await background.detach();
  const stored = await page.evaluate(
    async () => (await navigator.storage.estimate()).usage ?? Number.NaN,
  );
  return {
    edits,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    panelHeap,
    backgroundHeap,
    stored,
    nodes,
  };
}

function describe(samples: readonly Sample[], server: BenchServer): string {
  const mb = (bytes: number) => round(bytes / 1e6);
  const rows = samples.map((one, at) => [
    one.edits,
    round(one.medianMs, 0),
    round(one.p95Ms, 0),
    mb(one.panelHeap),
    mb(one.backgroundHeap),
    one.nodes,
    mb(one.stored),
    mb((one.stored - (samples[at - 1]?.stored ?? 0)) / EDITS_A_SAMPLE),
  ]);
  const head = ["edits", "median, ms", "p95, ms", "panel's heap, MB", "background's", "nodes"];
  return [
    `# ${samples.at(-1)?.edits} edits in one panel`,
    "",
    `Four pictures in turn, another one after every ${EDITS_A_PICTURE} edits, each answered at once`,
    "with 1024² as base64. Times are from the press on Generate to the result on the screen, heaps",
    `after a collection. ${server.seen.edits} requests arrived for ${samples.at(-1)?.edits} edits.`,
    "",
    table([...head, "stored, MB", "stored an edit, MB"], rows),
  ].join("\n");
}
