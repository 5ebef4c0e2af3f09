import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { openFile, picture } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import { clickMenuWithoutMenu } from "../support/click-menu.ts";
import {
  byTestId,
  type Fraction,
  fill,
  find,
  paint,
  press,
  SHOWN_RESULT,
  waitForResults,
  waitForState,
} from "../support/panel-page.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";
import type { Sandbox } from "./types.ts";

/** Over the spoon in coffee.jpg: its handle, then there and back over its bowl. */
const SPOON: readonly (readonly Fraction[])[] = [
  [
    { x: 0.69, y: 0.17 },
    { x: 0.63, y: 0.62 },
  ],
  [
    { x: 0.57, y: 0.66 },
    { x: 0.66, y: 0.64 },
    { x: 0.56, y: 0.71 },
    { x: 0.66, y: 0.72 },
    { x: 0.57, y: 0.77 },
    { x: 0.66, y: 0.79 },
  ],
];

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
  const removed = await removeSomething(panel, folder);
  return [...["panel.png", ...Object.keys(files)].map((name) => join(folder, name)), ...removed];
}

/** Takes the spoon out of a cup, on this device: no server is asked. */
async function removeSomething(panel: Page, folder: string): Promise<string[]> {
  const source = picture("coffee.jpg");
  await openFile(panel, source);
  await panel.waitForFunction((result) => !document.querySelector(result), {}, SHOWN_RESULT);
  await panel.select(byTestId("profile"), "this-device");
  for (const stroke of SPOON) await paint(panel, stroke);
  await press(panel, "remove");
  const state = await waitForState(panel, ["done", "failed"]);
  if (state !== "done") throw new Error("Nothing could be removed.");
  await waitForResults(panel, 1);
  const { id } = await newestStoredEdit(panel);
  const after = await newestStoredFile(panel, `placed:${id}:`);
  if (!after) throw new Error("The picture without the spoon is missing.");
  const names = ["remove-before.jpg", "remove-after.png", "remove-panel.png"] as const;
  const [before, result, screen] = names.map((name) => join(folder, name));
  if (!before || !result || !screen) return [];
  await copyFile(source, before);
  await writeFile(result, after);
  await panel.screenshot({ path: screen as `${string}.png` });
  return [before, result, screen];
}
