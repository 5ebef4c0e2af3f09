import { readdir, readFile } from "node:fs/promises";
import type { Browser, Page } from "puppeteer-core";
import { descendsFrom } from "./stitch/memory.ts";

/**
 * What all processes of a browser take, shared pages counted once, MB, after
 * the page's garbage was collected. Linux only.
 */
export async function memoryOf(browser: Browser, page: Page): Promise<number> {
  const devtools = await page.createCDPSession();
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.detach();
  const root = browser.process()?.pid;
  if (root === undefined || process.platform !== "linux") return Number.NaN;
  let kilobytes = 0;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name) || !(await descendsFrom(Number(name), root))) continue;
    // A process may end while it is looked at.
    const rollup = await readFile(`/proc/${name}/smaps_rollup`, "utf8").catch(() => "");
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
