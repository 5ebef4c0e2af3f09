import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { startSandbox } from "../sandbox/sandbox.ts";
import { setUpProfile, WITH_HOSTS } from "../support/app.ts";
import { launchChromium, makeProfileDir, removeProfileDirs } from "../support/chromium.ts";
import type { Bench } from "./fault.ts";

/** Ends the browser as a power cut would: the process that was started here, by its id. */
async function kill(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child?.pid) throw new Error("no process");
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  process.kill(child.pid, "SIGKILL");
  await ended;
  // Its helper processes notice a little later.
  await wait(500);
}

/** A browser with Redraw and a server set up, which can be killed and started again. */
export async function openBench(
  ownProfileDir?: string,
): Promise<Bench & { close(): Promise<void> }> {
  const sandbox = await startSandbox();
  const profileDir = ownProfileDir ?? (await makeProfileDir());
  const launch = () => launchChromium({ extension: WITH_HOSTS, profileDir });
  let browser = await launch();
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl });
  return {
    sandbox,
    profileDir,
    browser: () => browser,
    restart: async () => {
      await kill(browser);
      browser = await launch();
      return browser;
    },
    close: async () => {
      await browser.close();
      await sandbox.close();
      await removeProfileDirs();
    },
  };
}
