/**
 * `npm run build:test && npx node tests/publish/take-readme-pictures.ts [folder]`:
 * the README's pictures of what is done on this device. All is done by Redraw
 * itself, with no server: what is removed is what a person gets.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { openFile, WITH_HOSTS } from "../support/app.ts";
import { launchChromium, openPanelTab, removeProfileDirs } from "../support/chromium.ts";
import { paint, press, waitForResults, waitForState } from "../support/panel-page.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";
import { newestStoredFile } from "../support/stored-file.ts";

const folder = process.argv[2] ?? join("docs", "images");
const PANEL = { width: 400, height: 640 } as const;
/** Pictures stand beside each other at this height, px, with this gap. */
const HEIGHT = 300;
const GAP = 12;

/** Around the balloon of the practice picture, basket and ropes included. */
const BALLOON = [
  { x: 0.5, y: 0.09 },
  { x: 0.76, y: 0.56 },
];

async function shoot(page: Page): Promise<Uint8Array> {
  // Nothing is under the pointer, and what slides in has come.
  await page.mouse.move(0, 0);
  await new Promise((done) => setTimeout(done, 400));
  return page.screenshot();
}

/** The finished picture of the newest edit, once it is there. */
async function resultOf(page: Page): Promise<Uint8Array> {
  if ((await waitForState(page, ["done", "failed"])) !== "done") throw new Error("It failed.");
  await waitForResults(page, 1);
  await page.waitForSelector('[data-testid="use-result"]:not([disabled])');
  const { id } = await newestStoredEdit(page);
  const file = await newestStoredFile(page, `placed:${id}:`);
  if (!file) throw new Error("The picture is missing.");
  return file;
}

async function writeRow(name: string, files: readonly Uint8Array[], height: number): Promise<void> {
  const images = await Promise.all(
    files.map((file) => sharp(file).resize({ height }).png().toBuffer({ resolveWithObject: true })),
  );
  let left = 0;
  const row = images.map(({ data, info }) => {
    const at = left;
    left += info.width + GAP;
    return { input: data, left: at, top: 0 };
  });
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  await sharp({ create: { width: left - GAP, height, channels: 4, background } })
    .composite(row)
    .webp({ quality: 82 })
    .toFile(join(folder, `${name}.webp`));
}

async function removeBalloon(page: Page): Promise<void> {
  await openFile(page, join("public", "practice.webp"));
  const steps = [await shoot(page)];
  await press(page, "tool-rectangle");
  await paint(page, BALLOON);
  steps.push(await shoot(page));
  await press(page, "remove");
  const after = await resultOf(page);
  steps.push(await shoot(page));
  const before = await newestStoredFile(page, "bytes:");
  if (!before) throw new Error("The picture is missing.");
  await writeRow("remove", [before, after], HEIGHT);
  await writeRow("remove-steps", steps, PANEL.height);
}

await mkdir(folder, { recursive: true });
const browser = await launchChromium({ extension: WITH_HOSTS, language: "en" });
const page = await openPanelTab(browser, PANEL);
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
await removeBalloon(page);
await browser.close();
await removeProfileDirs();
console.log(`The README’s pictures are in ${folder}`);
