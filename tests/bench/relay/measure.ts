import type { Browser, Page, WebWorker } from "puppeteer-core";
import { openWithFile, picture, setUpProfile, WITH_HOSTS } from "../../support/app.ts";
import { launchChromium } from "../../support/chromium.ts";
import { fill, paint, press, waitForState } from "../../support/panel-page.ts";
import { peakOfRenderers } from "../stitch/memory.ts";
import { median } from "../table.ts";
import { runBare, runCopy, type Times } from "./in-browser.ts";
import type { BenchServer, Delivery } from "./server.ts";

export type Who = "redraw" | "bare";

/** ms; medians. */
export interface Speed {
  readonly toFirstByteMs: number;
  readonly toStoredMs: number;
}

export interface Bench {
  measure(who: Who, count: number, delivery: Delivery, rounds: number): Promise<Speed>;
  /** MiB, of the process that the background runs in; nothing where the system does not tell. */
  peak(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** A browser with one edit in it, to be run again and again. */
export async function openBench(server: BenchServer): Promise<Bench> {
  const browser = await launchChromium({ extension: WITH_HOSTS });
  await setUpProfile(browser, { baseUrl: server.url, model: "gpt-image-1.5" });
  const page = await openWithFile(browser, picture("chelsea.png"));
  await paint(page, [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
  await fill(page, "prompt", "a red hat");
  server.answerWith(1, "b64");
  await press(page, "generate");
  await waitForState(page, ["done"]);
  // The panel shows nothing more, so that only the background's work is measured.
  await page.goto(page.url().replace("sidepanel", "options"));
  const worker = await backgroundOf(browser);
  let number = 0;
  const once = (who: Who, count: number): Promise<Times> => {
    number += 1;
    return who === "redraw" ? runOurs(page, count, number) : runTheirs(worker, server, count);
  };
  return {
    async measure(who, count, delivery, rounds) {
      server.answerWith(count, delivery);
      await once(who, count);
      const runs: Speed[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const { startedMs, storedMs } = await once(who, count);
        const { firstByteMs, lastByteMs } = server.seen;
        runs.push({ toFirstByteMs: firstByteMs - startedMs, toStoredMs: storedMs - lastByteMs });
      }
      return {
        toFirstByteMs: median(runs.map((run) => run.toFirstByteMs)),
        toStoredMs: median(runs.map((run) => run.toStoredMs)),
      };
    },
    peak: () => peakOfRenderers(browser.process()?.pid ?? 0),
    close: () => browser.close(),
  };
}

function runOurs(page: Page, count: number, number: number): Promise<Times> {
  return page.evaluate(runCopy, count, number);
}

function runTheirs(worker: WebWorker, server: BenchServer, count: number): Promise<Times> {
  return worker.evaluate(runBare, server.url, count);
}

async function backgroundOf(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  if (!worker) throw new Error("no background");
  return worker;
}
