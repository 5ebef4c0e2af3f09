import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { endBackground, extensionOrigin, launchChromium } from "../../support/chromium.ts";
import { askBackground } from "./in-page.ts";

const ROUNDS = 15;

/** From a message to its answer, ms: by a background that has to be started, and by one that runs. */
export interface Starts {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
}

/** Ends the background of a package and asks it something, many times. */
export async function measureStarts(extension: string): Promise<Starts> {
  const browser = await launchChromium({ extension, isGreeted: true });
  try {
    const origin = await extensionOrigin(browser);
    const page = await browser.newPage();
    // A page of the extension that asks for nothing itself.
    await page.goto(`${origin}/manifest.json`);
    await untilAnswering(page);
    const cold: number[] = [];
    const warm: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await endBackground(browser);
      await untilEnded(browser);
      cold.push(await page.evaluate(askBackground));
      warm.push(await page.evaluate(askBackground));
    }
    return { cold, warm };
  } finally {
    await browser.close();
  }
}

/** One that has never run is not known to listen: the browser has nobody to start for a message. */
async function untilAnswering(page: Page): Promise<void> {
  const answers = () =>
    page.evaluate(askBackground).then(
      () => true,
      () => false,
    );
  while (!(await answers())) await wait(50);
}

async function untilEnded(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  const isThere = async () => {
    const { targetInfos } = await session.send("Target.getTargets");
    return targetInfos.some(({ type }) => type === "service_worker");
  };
  while (await isThere());
  await session.detach();
}
