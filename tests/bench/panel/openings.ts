import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { openWithFile, picture } from "../../support/app.ts";
import { extensionOrigin, launchChromium } from "../../support/chromium.ts";
import { storedRecords } from "../../support/stored-edit.ts";
import { type Opening, readOpening, watchOpening } from "./in-page.ts";

const ROUNDS = 7;
const SIZE = { width: 400, height: 860 };

export const PAGES = ["sidepanel", "least"] as const;
export type PanelPage = (typeof PAGES)[number];

/** Openings of each page: the first one of a browser, and the next one in it. */
export type Openings = Readonly<Record<PanelPage, { cold: Opening[]; warm: Opening[] }>>;

/** Opens both pages in turns, each in a browser that has just been started, and once more in it. */
export async function measureOpenings(extension: string): Promise<Openings> {
  const profileDir = await mkdtemp(join(tmpdir(), "redraw-bench-"));
  const pictureId = await storePicture(extension, profileDir);
  const openings: Openings = {
    sidepanel: { cold: [], warm: [] },
    least: { cold: [], warm: [] },
  };
  for (let at = 0; at < ROUNDS * PAGES.length; at += 1) {
    const name = PAGES[at % PAGES.length] ?? "least";
    const browser = await launchChromium({ extension, profileDir, isGreeted: true });
    try {
      await tellPicture(browser, pictureId);
      openings[name].cold.push(await open(browser, name));
      openings[name].warm.push(await open(browser, name));
    } finally {
      await browser.close();
    }
  }
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  return openings;
}

async function storePicture(extension: string, profileDir: string): Promise<string> {
  const browser = await launchChromium({ extension, profileDir });
  try {
    const page = await openWithFile(browser, picture("coffee.jpg"));
    const [stored] = await storedRecords<{ readonly id: string }>(page, "picture:");
    if (!stored) throw new Error("no picture is stored");
    return stored.id;
  } finally {
    await browser.close();
  }
}

/** What the menu's entry leaves for the panel of the window, once the picture is read. */
async function tellPicture(browser: Browser, pictureId: string): Promise<void> {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await target.worker();
  await worker?.evaluate(async (id) => {
    const [window] = await chrome.windows.getAll();
    const inbox = { jobId: crypto.randomUUID(), state: "ready", pictureId: id };
    await chrome.storage.session.set({ [`inbox:${window?.id}`]: inbox });
  }, pictureId);
}

async function open(browser: Browser, name: PanelPage): Promise<Opening> {
  const page = await browser.newPage();
  await page.setViewport({ ...SIZE, deviceScaleFactor: 1 });
  await page.evaluateOnNewDocument(watchOpening);
  await page.goto(`${await extensionOrigin(browser)}/${name}.html`);
  const opening = await page.waitForFunction(readOpening, { polling: 50 });
  const figures = await opening.jsonValue();
  await page.close();
  if (!figures) throw new Error(`${name} was not seen`);
  return figures;
}
