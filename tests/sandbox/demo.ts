import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { openPanelTab } from "../support/chromium.ts";
import { clickMenuWithoutMenu } from "../support/click-menu.ts";
import { fill, find, paint, press, waitForResults, waitForState } from "../support/panel-page.ts";
import { newestStoredFile } from "../support/stored-file.ts";
import type { Sandbox } from "./types.ts";

/**
 * From an image on a page to the finished picture, in the real browser: what a
 * newcomer would do by hand. Leaves the files and says where.
 */
export async function walkTheRoad(
  browser: Browser,
  sandbox: Sandbox,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const [page] = await browser.pages();
  await page?.goto(`${sandbox.galleryUrl}/kinds/photo-cat.html`);
  const source = await page?.$eval("#target", (image) => (image as HTMLImageElement).src);
  if (!page || !source) throw new Error("The gallery has no picture.");
  await clickMenuWithoutMenu(browser, page, { srcUrl: source });
  const panel = await openPanelTab(browser);
  await find(panel, "picture");
  await paint(panel, [
    { x: 0.32, y: 0.12 },
    { x: 0.5, y: 0.08 },
    { x: 0.68, y: 0.12 },
  ]);
  await fill(panel, "prompt", "a small red hat");
  await press(panel, "generate");
  const state = await waitForState(panel, ["done", "failed"]);
  if (state !== "done") throw new Error("The edit failed.");
  await waitForResults(panel, 1);
  await panel.screenshot({ path: join(folder, "panel.png") });
  const mask = sandbox.requests.at(-1)?.parts.find(({ name }) => name === "mask");
  const files = {
    "picture.png": await newestStoredFile(panel, "bytes:"),
    "mask.png": mask?.bytes,
    "result.png": await newestStoredFile(panel, "placed:"),
  };
  for (const [name, bytes] of Object.entries(files)) {
    if (!bytes) throw new Error(`${name} is missing.`);
    await writeFile(join(folder, name), bytes);
  }
  return ["panel.png", ...Object.keys(files)].map((name) => join(folder, name));
}
